import { decideBulletinEndpoint, editBulletinEndpoint, getBulletinEndpoint, moveBulletinEndpoint, ownCampaignsEndpoint, previewBulletinEndpoint, writeBulletinEndpoint } from '#api/bulletins.ts'
import { editPolicyEndpoint, exportLocalPoliciesEndpoint, listLocalPoliciesEndpoint, policyFileEndpoint, registerPolicyEndpoint, revokePolicyEndpoint } from '#api/local-policies.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aHolder } from '../modules/messages/messages.fixture.ts'
import type { TestCounty } from '../testing/a-county.ts'
import { anActor } from '../testing/an-actor.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** A campaign is written, changed, let out by a second person, heard, and withdrawn; the staff are told too. Answers with a bulletin that stays. */
export async function tellMany(ask: Ask, base: WholeHouse, county: TestCounty, residentId: string): Promise<string> {
  const { countyCode, town, actors: { commission } } = county
  const whom = { audience: 'residents', townshipCodes: [town.townshipCode], villageCodes: [town.villageCode], populations: [], signed: 'all', institutionIds: [], roles: [] }
  const campaign = { kind: 'campaign', category: 'service', title: '世界家庭医生日', body: '请来坐坐', link: '/m/sign', heldFrom: '2026-11-24', heldUntil: '2026-12-24', place: '中心门前', ...whom }
  const relay = async () => { while ((await relayOnce(base.bulk, [...base.listeners, jobListener({ database: base.bulk, jobs: base.jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })) > 0); }
  await ask(commission, previewBulletinEndpoint, whom)
  await ask(commission, previewBulletinEndpoint, { ...whom, audience: 'staff' })
  const { bulletinId } = await ask(commission, writeBulletinEndpoint, campaign)
  await ask(commission, editBulletinEndpoint, { ...campaign, bulletinId, version: 1, place: '街道广场' })
  await ask(commission, moveBulletinEndpoint, { bulletinId, version: 2, step: 'submit', sendAt: null, note: null })
  await ask(anActor({ countyCode }), decideBulletinEndpoint, { bulletinId, version: 3, decision: 'approve', note: null })
  await relay()
  const { items } = await ask(aHolder(county, [{ residentId, relation: 'self' }]), ownCampaignsEndpoint, {})
  if (items.length !== 1) throw new Error('a resident was not told of a campaign')
  const { version, reached } = await ask(commission, getBulletinEndpoint, { bulletinId })
  if (reached === 0) throw new Error('a campaign reached nobody')
  const staffs = await ask(commission, writeBulletinEndpoint, { ...campaign, kind: 'notice', heldFrom: null, heldUntil: null, place: null, link: null, audience: 'staff' })
  await base.ask(commission, moveBulletinEndpoint, { bulletinId: staffs.bulletinId, version: 1, step: 'send', sendAt: null, note: null }) // whether or not an account is there
  await relay()
  await ask(commission, moveBulletinEndpoint, { bulletinId, version, step: 'withdraw', sendAt: null, note: '改期' })
  return staffs.bulletinId as string
}

/** A document is registered with its file, changed, read and revoked. Answers with it. */
export async function registerDocument(ask: Ask, { countyCode, town, actors: { commission } }: TestCounty): Promise<string> {
  const file = { name: '方案.pdf', content: Buffer.from('%PDF-1.7 a').toString('base64') }
  const document = { regionCode: String(countyCode), title: '实施方案', number: '试〔2026〕1号', issuedBy: '县卫健委', issuedOn: '2026-03-01', hasFeeStandard: true, feeFen: 12_000, hasFinancing: true, financing: '三方分担', hasInsurance: false, insurance: null, file }
  const { documentId } = await ask(commission, registerPolicyEndpoint, document)
  await ask(commission, editPolicyEndpoint, { ...document, documentId, version: 1, regionCode: town.townshipCode, file: null })
  await ask(commission, listLocalPoliciesEndpoint, {})
  await ask(commission, exportLocalPoliciesEndpoint, {})
  await ask(commission, policyFileEndpoint, { countyCode, documentId })
  await ask(commission, revokePolicyEndpoint, { documentId, version: 2, revokedOn: '2026-11-24', note: '新文件代替' })
  return documentId as string
}
