import { randomUUID } from 'node:crypto'
import { applyForSigningEndpoint, approveApplicationsEndpoint, proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import type { BondRelation } from '#api/resident-accounts.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import type { SigningDesk } from './contracts.fixture.ts'
import { aSignature } from './signature.fixture.ts'

type Asking = Pick<SigningDesk, 'ask'>

/** Somebody on a phone who may act for these residents of a county. */
export const aPhone = ({ countyCode }: TestCounty, ...people: (string | [residentId: string, relation: BondRelation])[]): Actor => anActor({
  countyCode: 0, countyCodes: [0, countyCode], role: 'resident', displayName: '139****5678', permissions: new Set(['own']), scope: { kind: 'none' }, accountId: randomUUID(),
  people: people.map((one) => ({ residentId: typeof one === 'string' ? one : one[0], countyCode, relation: typeof one === 'string' ? 'self' : one[1], until: typeof one === 'string' ? null : '2027-11-24' })),
})
export const aHandwriting = { kind: 'drawn', png: aSignature(), strokes: [[{ x: 1, y: 2, at: 3 }]] } as const

/** What a phone sends after the proposal, unless the test says otherwise. */
export async function applyingOf(desk: Asking, phone: Actor, residentId: string, change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { packageIds, years, teamId, replaces } = change
  const { body } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, packageIds, years, teamId, replaces })
  const chosen = body.packages?.filter(({ isChosen }: { isChosen: boolean }) => isChosen).map(({ id }: { id: string }) => id)
  return {
    residentId, teamId: body.team?.teamId, doctorStaffId: body.doctorStaffId, years: body.term?.chosen, packageIds: chosen, offerHash: body.offerHash, hospitals: [],
    consents: [{ id: 'informed', agreed: true }, { id: 'auto_renewal', agreed: true }], signature: aHandwriting, ...change,
  }
}
export const applyFor = async (desk: Asking, phone: Actor, residentId: string, change: Record<string, unknown> = {}, key?: string) => desk.ask(phone, applyForSigningEndpoint, await applyingOf(desk, phone, residentId, change), key)
export const approve = (desk: Asking, actor: Actor, applicationIds: readonly string[], key?: string) => desk.ask(actor, approveApplicationsEndpoint, { applicationIds }, key)
