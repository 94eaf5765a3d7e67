import { draftAgreementEndpoint, getUnitAgreementEndpoint, makeCommunityEndpoint, signUnitAgreementEndpoint } from '#api/communities.ts'
import { completeCreditCode } from '#kernel/credit-code.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Answered } from '../testing/test-database.ts'
import { aSignature } from '../modules/contracts/signature.fixture.ts'

type Ask = (actor: Actor | null, endpoint: { kind: string; path: string }, input?: Record<string, unknown>) => Promise<Answered>

/** An enterprise of a county as the form sends it. */
export const aUnit = ({ countyCode, town }: TestCounty, change: object = {}) => ({
  kind: 'enterprise', name: '东街机械厂', creditCode: completeCreditCode(`91${countyCode}M000100Y`) as string, address: '工业路 8 号', villageCode: town.villageCode, contactName: '周主任', contactPhone: '13912345678', teamId: town.teamId, doctorStaffId: town.staff.doctor, headcount: 200, ...change,
})
export const handwriting = () => ({ kind: 'drawn', png: aSignature(), strokes: [[{ x: 1, y: 2, at: 3 }]] })
/** Opens a unit. */
export const openUnit = async (ask: Ask, county: TestCounty, change: object = {}, actor = county.actors.manager): Promise<string> => {
  const { status, body } = await ask(actor, makeCommunityEndpoint, aUnit(county, change))
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.communityId
}
/** Drafts its agreement over the basic package. */
export const draft = async (ask: Ask, actor: Actor, communityId: string, change: object = {}): Promise<Answered> => ask(actor, draftAgreementEndpoint, { communityId, years: 1, packageIds: ['basic'], ownClauses: null, ...change })
/** Signs a draft as it is shown, the contact and the doctor by hand. */
export const signDraft = async (ask: Ask, actor: Actor, unitAgreementId: string, change: object = {}): Promise<Answered> => {
  const { contentHash } = (await ask(actor, getUnitAgreementEndpoint, { unitAgreementId })).body
  return ask(actor, signUnitAgreementEndpoint, { unitAgreementId, contentHash, unitSignature: handwriting(), doctorSignature: handwriting(), ...change })
}
/** Opens a unit whose agreement is in force. */
export async function aSignedUnit(ask: Ask, county: TestCounty, change: object = {}): Promise<{ communityId: string; unitAgreementId: string }> {
  const { manager } = county.actors
  const communityId = await openUnit(ask, county, change)
  const { unitAgreementId } = (await draft(ask, manager, communityId)).body
  const { status, body } = await signDraft(ask, manager, unitAgreementId)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { communityId, unitAgreementId }
}
