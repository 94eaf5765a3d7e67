import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { endContractEndpoint, getContractEndpoint } from '#api/contracts.ts'
import { listRenewalsEndpoint, noteContactEndpoint } from '#api/contract-queues.ts'
import { packWith } from '#policy/a-pack.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { foldCounty, recountCounty } from '../statistics/index.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'
import { renewContracts } from './renew-contracts.ts'
import { noteRenewalNotices } from './store-renewals.ts'
import { turnContracts } from './turn-contracts.ts'

let desk: SigningDesk
let noon: number
beforeAll(async () => {
  desk = await aSigningDesk()
  noon = desk.clock.now // 2026-11-24
})
beforeEach(() => { desk.clock.now = noon })
afterAll(() => desk.close())
const day = 86_400_000
const contextOf = ({ countyCode }: TestCounty) => systemContext(desk.bulk, desk.clock.now, countyCode)
const packOn = () => desk.using.policies.packOf(0, '2026-11-24' as never)
const renew = (county: TestCounty, batch = 1000, lanes = 2) => renewContracts(contextOf(county), packOn, { batch, lanes })
const countNotes = compose<{ n: number }>()(noteRenewalNotices, fragment<object>('noted', 'SELECT count(*)::int AS n FROM due'))
/** Tells all whose contract runs out within 31 days, as the morning's reminders do. */
const tell = (county: TestCounty, latest: string) => { const { run, countyCode, on, at } = contextOf(county); return run(countNotes, { countyCode, on, at, latest, priorTerms: 0, noticeDays: 30, reminderDays: [60, 30, 7] }) }
const chainOf = (residentId: string) => desk.rows('SELECT number, channel, state, valid_from::text AS "from", valid_until::text AS until, holds_places, previous_id IS NOT NULL AS "isNext" FROM contracts.contract WHERE resident_id = $1 ORDER BY valid_from', residentId)
const reasonOf = async (residentId: string) => (await desk.rows('SELECT o.reason FROM contracts.renewal_outcome o JOIN contracts.contract c ON c.county_code = o.county_code AND c.id = o.contract_id WHERE c.resident_id = $1', residentId)).map(({ reason }) => reason)
const places = async ({ countyCode, town }: TestCounty) => (await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = ANY ($2) ORDER BY scope', countyCode, [town.teamId, town.staff.doctor])).map(({ contracts }) => contracts)
/** A telephone on which the resident reads what is told. */
async function aBond(county: TestCounty, residentId: string) {
  const accountId = randomUUID()
  await county.put('resident_accounts.account', { id: accountId, phone_cipher: Buffer.from('x'), phone_hmac: Buffer.from(accountId), created_at: '2026-01-01', last_sign_in_at: '2026-01-01' })
  await county.put('resident_accounts.bond', { id: randomUUID(), account_id: accountId, resident_county: county.countyCode, resident_id: residentId, relation: 'self', way: 'code', since: '2026-11-24' })
}
async function signed(county: TestCounty, change: Record<string, unknown> = {}, residentId?: string, isUnreached = false) {
  residentId ??= await desk.aResident(county)
  const { body, status } = await desk.sign(county.actors.doctor, residentId, change)
  expect(status).toBe(200)
  if (!isUnreached) await aBond(county, residentId)
  return { residentId, contractId: body.contractId as string }
}

it('follows only who agreed, kept agreeing and was told in time; each once, however often the night is run; places, counts and marks stay', async () => {
  const county = await aCounty(desk)
  const { countyCode, actors: { doctor } } = county
  const [keeps, without, withdraws, declines, ends] = [await signed(county), await signed(county, { consents: [{ id: 'informed', agreed: true }] }), await signed(county), await signed(county), await signed(county)]
  const lateId = await desk.aResident(county)
  await foldCounty(desk.database, countyCode, desk.clock.now)
  await recountCounty(contextOf(county)) // they were put in by hand and are counted now
  await desk.rows('INSERT INTO contracts.consent_withdrawal (county_code, contract_id, consent_id, account_id, at) VALUES ($1, $2, $3, gen_random_uuid(), now())', countyCode, withdraws.contractId, 'auto_renewal')
  desk.clock.now += 334 * day // 2027-10-24, 31 days before the end
  await tell(county, '2027-11-24')
  expect((await desk.ask(doctor, noteContactEndpoint, { contractId: declines.contractId, outcome: 'declines', note: '要跟女儿去外地' })).status).toBe(200)
  await desk.ask(doctor, endContractEndpoint, { contractId: ends.contractId, reason: 'by_request', note: '本人到场要求' })
  const late = await signed(county, {}, lateId) // runs until 2028-10-24
  desk.clock.now += 30 * day // 2027-11-23, the last day
  expect(await renew(county)).toEqual({ decided: 0, renewed: 0 })
  desk.clock.now += day
  expect([await renew(county), await renew(county)]).toEqual([{ decided: 4, renewed: 1 }, { decided: 0, renewed: 0 }])
  expect(await chainOf(keeps.residentId)).toMatchObject([
    { channel: 'desk', state: 'active', from: '2026-11-24', until: '2027-11-24', holds_places: false, isNext: false },
    { channel: 'automatic', state: 'active', from: '2027-11-24', until: '2028-11-24', holds_places: true, isNext: true },
  ])
  expect(await Promise.all([keeps, without, withdraws, declines, ends, late].map(({ residentId }) => reasonOf(residentId)))).toEqual([
    [null], ['CONTRACTS.RENEWAL_NO_CONSENT'], ['CONTRACTS.RENEWAL_CONSENT_WITHDRAWN'], ['CONTRACTS.RENEWAL_DECLINED'], [], [],
  ])
  expect(await turnContracts(contextOf(county))).toEqual({ expired: 3, remarked: 3 })
  expect([await places(county), await recountCounty(contextOf(county))]).toEqual([[2, 2], 0]) // the one that followed itself and the late one
  expect((await desk.rows('SELECT id FROM residents.resident WHERE county_code = $1 AND is_signed ORDER BY id', countyCode)).map(({ id }) => id)).toEqual([keeps.residentId, late.residentId].sort())
  const [before, next] = await desk.rows('SELECT id, terms::text, resident_fee_fen, team_id, doctor_staff_id, because FROM contracts.contract WHERE resident_id = $1 ORDER BY valid_from', keeps.residentId)
  expect({ ...next, id: before.id, because: before.because }).toEqual(before) // the same terms to the letter
  expect(next.because.map(({ parameter }: { parameter: string }) => parameter)).toContain('contract.renewal')
  expect(await desk.rows('SELECT event, actor_name, params FROM contracts.contract_event WHERE contract_id = $1', next.id)).toEqual([{ event: 'renew-automatically', actor_name: '平台', params: { previousId: before.id } }])
  expect(await desk.rows("SELECT subject_id FROM platform.outbox WHERE county_code = $1 AND topic = 'contract-renewed'", countyCode)).toEqual([{ subject_id: next.id }])
  expect((await desk.rows("SELECT body FROM audit.event WHERE county_code = $1 AND action = 'contracts.renew-automatically'", countyCode)).flatMap(({ body }) => body.renewed)).toEqual([[before.id, next.id]])

  // A year on it runs out again: nobody told of it, so nothing follows.
  desk.clock.now += 366 * day
  expect(await renew(county)).toEqual({ decided: 2, renewed: 0 })
  expect(await reasonOf(keeps.residentId)).toEqual(expect.arrayContaining([null, 'CONTRACTS.RENEWAL_NOT_TOLD']))
})

it('is decided a batch at a time: killed in the middle and run again, also late and twice at once, each contract is followed once', async () => {
  const county = await aCounty(desk)
  const { countyCode } = county
  const all = []
  for (let i = 0; i < 7; i++) all.push(await signed(county))
  desk.clock.now += 334 * day
  await tell(county, '2027-11-24')
  desk.clock.now += 33 * day // 2027-11-26: nothing ran for two nights
  const victim = [...all].map(({ contractId }) => contractId).sort()[4]
  await desk.rows(`CREATE FUNCTION public.fall() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'planted'; END$$;
    CREATE TRIGGER planted BEFORE UPDATE ON contracts.contract FOR EACH ROW WHEN (NEW.id = '${victim}') EXECUTE FUNCTION public.fall()`)
  await expect(renew(county, 2, 1)).rejects.toThrow('planted')
  const following = async () => (await desk.rows("SELECT previous_id FROM contracts.contract WHERE county_code = $1 AND channel = 'automatic'", countyCode)).map(({ previous_id: id }) => id)
  expect([(await following()).length, (await desk.rows('SELECT FROM contracts.renewal_outcome WHERE county_code = $1', countyCode)).length]).toEqual([4, 4]) // two batches whole, nothing of the third
  await desk.rows('DROP TRIGGER planted ON contracts.contract')
  const both = await Promise.all([renew(county, 2), renew(county, 2)])
  expect(both[0].renewed + both[1].renewed).toBe(3)
  expect((await following()).sort()).toEqual(all.map(({ contractId }) => contractId).sort())
  expect(await places(county)).toEqual([7, 7])
  expect(await desk.rows("SELECT DISTINCT valid_from::text AS \"from\", valid_until::text AS until FROM contracts.contract WHERE county_code = $1 AND channel = 'automatic'", countyCode)).toEqual([{ from: '2027-11-24', until: '2028-11-24' }]) // without a gap
})

it('waits for somebody who signs at that moment, and does not follow what was signed', async () => {
  const county = await aCounty(desk)
  const one = await signed(county)
  desk.clock.now += 334 * day
  await tell(county, '2027-11-24')
  desk.clock.now += 31 * day // 2027-11-24, the first day without
  const [done, answer] = await Promise.all([renew(county), desk.sign(county.actors.doctor, one.residentId)])
  expect(done.decided).toBe(1)
  expect(answer.status).toBe(done.renewed === 1 ? 422 : 200)
  expect((await chainOf(one.residentId)).map(({ from }) => from)).toEqual(['2026-11-24', '2027-11-24'])
})

it('whoever no telephone reaches is told in a talk, or not renewed; a call that nobody answered takes no refusal back', async () => {
  const county = await aCounty(desk)
  const { actors: { doctor } } = county
  const [unreached, talkedTo, declined] = [await signed(county, {}, undefined, true), await signed(county, {}, undefined, true), await signed(county)]
  desk.clock.now += 334 * day
  await tell(county, '2027-11-24')
  const note = async (contractId: string, outcome: string) => expect((await desk.ask(doctor, noteContactEndpoint, { contractId, outcome })).status).toBe(200)
  await note(unreached.contractId, 'no_answer')
  await note(talkedTo.contractId, 'will_come')
  await note(declined.contractId, 'declines')
  desk.clock.now += 1000
  await note(declined.contractId, 'no_answer')
  desk.clock.now += 31 * day
  expect(await renew(county)).toEqual({ decided: 3, renewed: 1 })
  expect(await Promise.all([unreached, talkedTo, declined].map(({ residentId }) => reasonOf(residentId)))).toEqual([['CONTRACTS.RENEWAL_NOT_TOLD'], [null], ['CONTRACTS.RENEWAL_DECLINED']])
})

it('one with a package of the institution’s own or items agreed on is told as one to be signed again, counts so, and says why', async () => {
  const county = await aCounty(desk)
  const { actors: { doctor } } = county
  const [plain, own, agreed] = [await signed(county), await signed(county), await signed(county)]
  const add = (contractId: string, more: object) => desk.rows("UPDATE contracts.contract SET terms = jsonb_set(terms::jsonb, '{packages}', terms::jsonb -> 'packages' || $2::jsonb)::json WHERE id = $1", contractId, JSON.stringify(more))
  await add(own.contractId, { id: 'own_018cc7785000', kind: 'paid', zh: '随访包', en: 'Follow-up', residentFen: 0, items: [] })
  await add(agreed.contractId, { id: 'agreed', kind: 'agreed', zh: '协商项目', en: 'Agreed', residentFen: 0, items: [] })
  desk.clock.now += 334 * day
  await tell(county, '2027-11-24')
  const told = await desk.rows('SELECT contract_id FROM contracts.renewal_notice WHERE county_code = $1 AND told_of_renewal', county.countyCode)
  expect(told.map((one) => one.contract_id)).toEqual([plain.contractId])
  const list = async (due: string) => (await desk.ask(doctor, listRenewalsEndpoint, { due })).body.items as { contractId: string; renewsItself: boolean; whyNot: object | null }[]
  expect((await list('60')).filter((one) => one.renewsItself).map((one) => one.contractId)).toEqual([plain.contractId])
  desk.clock.now += 31 * day
  expect(await renew(county)).toEqual({ decided: 3, renewed: 1 })
  await turnContracts(contextOf(county))
  const why = { code: 'CONTRACTS.RENEWAL_OWN_PACKAGES', params: {} }
  expect((await list('lapsed')).map((one) => one.whyNot)).toEqual([why, why])
  expect((await desk.ask(doctor, getContractEndpoint, { contractId: own.contractId })).body.renewal.outcome).toEqual({ reason: why })
})

it('keeps what the reason against names: after how many terms', async () => {
  const county = await aCounty(desk)
  const one = await signed(county)
  desk.clock.now += 334 * day
  await tell(county, '2027-11-24')
  desk.clock.now += 31 * day
  const afterTwo = packWith('500112', { 'contract.renewal': { at_expiry: 'automatic', prior_terms: '2', consent: 'not_stated', change_of_provider: 'any_time' } })
  expect(await renewContracts(contextOf(county), async () => afterTwo)).toEqual({ decided: 1, renewed: 0 })
  await turnContracts(contextOf(county))
  const why = { code: 'CONTRACTS.RENEWAL_TOO_FEW_TERMS', params: { terms: 2 } }
  expect((await desk.ask(county.actors.doctor, listRenewalsEndpoint, { due: 'lapsed' })).body.items[0].whyNot).toEqual(why)
  expect((await desk.ask(county.actors.doctor, getContractEndpoint, { contractId: one.contractId })).body.renewal.outcome).toEqual({ reason: why })
})
