import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownMessagesEndpoint, ownNoticesEndpoint, readOwnNoticesEndpoint, readStaffNoticesEndpoint, staffNoticesEndpoint, unreadOwnNoticesEndpoint, unreadStaffNoticesEndpoint } from '#api/messages.ts'
import { en, zh } from '#api/wording/index.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import type { Actor } from '#platform/http/actor.ts'
import { systemContext } from '#platform/http/context.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { readCatalogue } from '#policy/index.ts'
import { policiesFolder } from '../../settings.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies } from '../policy/index.ts'
import { messageListeners, messageRoutes } from './index.ts'
import { aContract, aHolder, aResident } from './messages.fixture.ts'
import { remind } from './remind.ts'

let base: TestDatabase
let county: TestCounty
beforeAll(async () => {
  base = await aDatabase(({ database }) => messageRoutes({ database, keys: keysOfFile(newKeyFile('demo')), policies: openPolicies(database, readCatalogue(policiesFolder).catalogue) }))
  county = await aCounty(base)
}, 120_000)
afterAll(() => base.close())

const fail = (error: unknown) => { throw error }
/** Announces something and lets who listens hear it, twice: the relay may die after hearing. */
async function announce(topic: string, subjectId: string) {
  const { countyCode } = county
  for (let times = 0; times < 2; times++) {
    await county.put('platform.outbox', { county_code: countyCode, id: randomUUID(), topic, subject_id: subjectId, at: '2026-11-24' })
    await relayOnce(base.bulk, messageListeners, countyCode, () => base.clock.now, fail)
  }
}
const told = async (actor: Actor, category: string, after?: string) => (await base.ask(actor, ownNoticesEndpoint, { category, after })).body
const overview = async (actor: Actor) => (await base.ask(actor, ownMessagesEndpoint)).body
async function aPerson(term: Parameters<typeof aContract>[2] = {}) {
  const residentId = await aResident(county)
  return { residentId, contractId: await aContract(county, residentId, term), own: aHolder(county, [{ residentId, relation: 'self' }]) }
}

it('tells whose application was returned, and who has another doctor now, once', async () => {
  const { own, contractId, residentId } = await aPerson()
  const { countyCode, town } = county
  const applicationId = randomUUID()
  await county.put('contracts.application', {
    county_code: countyCode, id: applicationId, resident_id: residentId, institution_id: town.institutionId, team_id: town.teamId, doctor_staff_id: town.staff.doctor, township_code: town.townshipCode, village_code: town.villageCode, state: 'waiting',
    content: '{}', content_hash: Buffer.alloc(32), resident_fee_fen: 0, account_id: randomUUID(), image_file: 'none', envelope: '{}', envelope_hash: Buffer.alloc(32), applied_at: '2026-11-23T00:00:00Z', answer_by: '2026-11-26T00:00:00Z',
  })
  await announce('application-rejected', applicationId) // heard of one that is not returned: nobody is told
  expect((await told(own, 'contract')).items).toEqual([])
  await base.rows(`UPDATE contracts.application SET state = 'rejected', decided_at = '2026-11-24', decided_by = $2, reject_reason = 'come_to_desk' WHERE id = $1`, applicationId, randomUUID())
  await announce('application-rejected', applicationId)
  expect((await told(own, 'contract')).items).toMatchObject([{ code: 'APPLICATION_RETURNED', params: { team: '东街街道第一团队' } }])
  base.clock.now += 1000
  await announce('responsible-doctor-changed', contractId)
  expect((await told(own, 'contract')).items).toMatchObject([{ code: 'DOCTOR_CHANGED', params: { team: '东街街道第一团队', doctor: '陈静' } }, { code: 'APPLICATION_RETURNED' }])
})

it('tells of a signed, ended and restored contract once, as it stands; of a death nobody is told', async () => {
  const { own, contractId, residentId } = await aPerson()
  await announce('contract-signed', contractId)
  expect((await told(own, 'contract')).items).toMatchObject([{ code: 'CONTRACT_SIGNED', residentName: '罗玉珍', relation: 'self', isRead: false, params: { team: '东街街道第一团队', doctor: '陈静', from: '2026-02-01', lastDay: '2027-01-31' } }])
  await base.rows(`UPDATE contracts.contract SET state = 'ended', ended_on = '2026-11-24', end_reason = 'moved_away', version = 2 WHERE id = $1`, contractId)
  base.clock.now += 1000
  await announce('contract-ended', contractId)
  expect((await told(own, 'contract')).items[0]).toMatchObject({ code: 'CONTRACT_ENDED', params: { endedOn: '2026-11-24', reason: 'moved_away' } })
  await base.rows(`UPDATE contracts.contract SET state = 'active', ended_on = NULL, end_reason = NULL, version = 3 WHERE id = $1`, contractId)
  base.clock.now += 1000
  await announce('contract-ending-undone', contractId)
  await announce('contract-ended', contractId) // heard late: it has been taken back
  expect((await told(own, 'contract')).items.map(({ code }: { code: string }) => code)).toEqual(['CONTRACT_RESTORED', 'CONTRACT_ENDED', 'CONTRACT_SIGNED'])
  await base.rows(`UPDATE contracts.contract SET state = 'ended', ended_on = '2026-11-24', end_reason = 'deceased', version = 4 WHERE id = $1`, contractId)
  await announce('contract-ended', contractId)
  expect((await told(own, 'contract')).items).toHaveLength(3)
  await base.rows(`UPDATE residents.resident SET status = 'deceased', status_on = '2026-11-24' WHERE id = $1`, residentId)
  expect(await overview(own)).toEqual({ chats: [], categories: [], unread: 0 })
})

it('tells of changed packages once for each supplement, as the contract stands; not of one that is over', async () => {
  const { own, contractId } = await aPerson()
  const { countyCode } = county
  const amend = (version: number, amendedOn: string, packages: string[], residentFen: number) => Promise.all([
    base.rows('UPDATE contracts.contract SET version = $2, resident_fee_fen = $3, terms = $4 WHERE id = $1', contractId, version, residentFen, JSON.stringify({ packages: packages.map((zh) => ({ zh })) })),
    county.put('contracts.amendment', { county_code: countyCode, contract_id: contractId, version, amended_on: amendedOn, terms_before: '{}', terms: '{}', because: '[]', template: 'demo', content: '{}', content_hash: Buffer.alloc(32), verify_code: `${version}`.padStart(20, '0'), at: '2026-11-24' }),
  ])
  await amend(2, '2026-10-08', ['基础包', '慢病优惠包'], 5000)
  await announce('contract-amended', contractId)
  const first = { code: 'CONTRACT_AMENDED', category: 'contract', isRead: false, params: { team: '东街街道第一团队', on: '2026-10-08', packages: '基础包、慢病优惠包', yuan: '50.00' } }
  expect((await told(own, 'contract')).items).toMatchObject([first])
  base.clock.now += 1000
  await amend(3, '2026-11-24', ['基础包'], 0)
  await announce('contract-amended', contractId)
  expect((await told(own, 'contract')).items).toMatchObject([{ params: { on: '2026-11-24', packages: '基础包', yuan: '0.00' } }, first])
  await base.rows(`UPDATE contracts.contract SET state = 'ended', ended_on = '2026-11-24', end_reason = 'by_request', version = 4 WHERE id = $1`, contractId)
  await announce('contract-amended', contractId) // heard late
  expect((await told(own, 'contract')).items).toHaveLength(2)
})

it('tells who may act for somebody, and that it ended', async () => {
  const { own, residentId } = await aPerson()
  const [accountId, bondId] = [randomUUID(), randomUUID()]
  await county.put('resident_accounts.account', { id: accountId, phone_cipher: Buffer.from('x'), phone_hmac: Buffer.from(accountId), created_at: '2026-01-01', last_sign_in_at: '2026-01-01' })
  await county.put('resident_accounts.bond', { id: bondId, account_id: accountId, resident_county: county.countyCode, resident_id: residentId, relation: 'parent', way: 'code', since: '2026-11-24', valid_until: '2027-11-24' })
  await announce('bond-made', bondId)
  base.clock.now += 1000
  await announce('bond-ended', bondId)
  await announce('bond-made', randomUUID()) // of nobody
  expect((await told(own, 'system')).items).toMatchObject([{ code: 'HELPER_UNBOUND', params: { relation: 'parent' } }, { code: 'HELPER_BOUND', params: { relation: 'parent', until: '2027-11-24' } }])
})

it('reminds 60, 30 and 7 days before the end, each once, not of a contract that is followed; then tells what ran out, and the team', async () => {
  const context = (on: string) => systemContext(base.bulk, Date.parse(`${on}T00:00:00Z`), county.countyCode)
  const { own, residentId } = await aPerson({ from: '2026-04-02', until: '2027-04-02' })
  const followed = await aPerson({ from: '2026-04-02', until: '2027-04-02' })
  await aContract(county, followed.residentId, { from: '2027-04-02', until: '2028-04-02' })
  const days = ['2027-01-31', '2027-02-01', '2027-02-01', '2027-02-20', '2027-03-03', '2027-03-26', '2027-04-01', '2027-04-02', '2027-04-03']
  const counts = []
  for (const day of days) counts.push([day, (await remind(context(day), { priorTerms: null, noticeDays: 30, reminderDays: [60, 30, 7] })).renewals, (await base.rows(`SELECT count(*)::int AS n FROM messages.notice WHERE reader_id = $1`, residentId))[0].n])
  // 60 days before 2 April is 1 February, 30 days 3 March, 7 days 26 March; on 2 April it is over.
  expect(counts.map(([day, , n]) => [day, n])).toEqual([['2027-01-31', 0], ['2027-02-01', 1], ['2027-02-01', 1], ['2027-02-20', 1], ['2027-03-03', 2], ['2027-03-26', 3], ['2027-04-01', 3], ['2027-04-02', 4], ['2027-04-03', 4]])
  expect(await overview(own)).toMatchObject({ unread: 4, categories: [{ category: 'contract', unread: 1, newest: { code: 'CONTRACT_RAN_OUT', params: { lastDay: '2027-04-01' } } }, { category: 'todo', unread: 3, newest: { code: 'RENEWAL_DUE', params: { lastDay: '2027-04-01' } } }] })
  expect((await overview(followed.own)).categories).toEqual([])
  const forTeam = (await base.ask(county.actors.doctor, staffNoticesEndpoint)).body.items.filter(({ params }: { params: { lastDay: string } }) => params.lastDay === '2027-04-01')
  expect(forTeam).toMatchObject([{ code: 'CONTRACTS_RAN_OUT', params: { count: 1 } }])
  expect((await base.ask(county.actors.otherDoctor, staffNoticesEndpoint)).body.items).toEqual([])
})

it('is read by each account for itself; marking all can be taken back; what came after stays new', async () => {
  const { own, residentId, contractId } = await aPerson()
  const daughter = aHolder(county, [{ residentId, relation: 'parent' }])
  await announce('contract-signed', contractId)
  const until = new Date(base.clock.now).toISOString()
  base.clock.now += 1000
  await announce('responsible-doctor-changed', contractId)
  const { body: mark } = await base.ask(own, readOwnNoticesEndpoint, { category: null, until })
  expect(mark.count).toBe(1)
  expect([(await overview(own)).unread, (await overview(daughter)).unread]).toEqual([1, 2])
  expect((await base.ask(daughter, unreadOwnNoticesEndpoint, { markId: mark.markId })).status).toBe(200)
  expect((await overview(own)).unread, 'another account takes back nothing of mine').toBe(1)
  await base.ask(own, unreadOwnNoticesEndpoint, { markId: mark.markId })
  expect((await overview(own)).unread).toBe(2)
  expect((await told(daughter, 'contract')).items[0]).toMatchObject({ residentName: '罗玉珍', relation: 'parent' })
  const stranger = aHolder(county, [])
  expect(await overview(stranger)).toEqual({ chats: [], categories: [], unread: 0 })
  expect((await base.ask(stranger, readOwnNoticesEndpoint, { category: null, until: '2027-01-01T00:00:00Z' })).body.count).toBe(0)
})

it('goes on page by page without missing or doubling one of the same instant', async () => {
  const { own, residentId } = await aPerson()
  await base.rows(`INSERT INTO messages.notice SELECT ${county.countyCode}, gen_random_uuid(), 'resident', $1, 'service', 'other', '{}', 'c' || s, '2026-11-01' FROM generate_series(1, 75) s`, residentId)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await told(own, 'service', after)
    seen.push(...page.items.map(({ noticeId }: { noticeId: string }) => noticeId))
    after = page.next ?? undefined
  } while (after)
  expect([seen.length, new Set(seen).size]).toEqual([75, 75])
  for (const wrong of ['x', '2026~x', `2026-13-01T00:00:00.000Z~${randomUUID()}`]) expect((await base.ask(own, ownNoticesEndpoint, { category: 'service', after: wrong })).status).toBe(400)
})

it('tells who started a job that it is done, or that it failed', async () => {
  const starter = anActor({ countyCode: county.countyCode })
  const jobs = [{ name: 'test.good', work: async () => undefined }, { name: 'test.bad', work: async () => fail(new Error('no')) }]
  const jobIds = jobs.map(() => randomUUID())
  for (const [nth, { name }] of jobs.entries()) {
    const jobId = jobIds[nth] as string
    await base.bulk.run(insertJobRun, { countyCode: county.countyCode, jobId, name, startedBy: starter.accountId, params: JSON.stringify(name === 'test.good' ? { about: 'contracts' } : {}), at: '2026-11-24' }, [county.countyCode])
    await county.put('platform.outbox', { county_code: county.countyCode, id: randomUUID(), topic: 'job', subject_id: jobId, at: '2026-11-24' })
    base.clock.now += 1000
    const listeners = [...messageListeners, jobListener({ database: base.bulk, jobs, now: () => base.clock.now })]
    for (let times = 0; times < 2; times++) await relayOnce(base.bulk, listeners, county.countyCode, () => base.clock.now, () => {})
    await base.rows(`DELETE FROM platform.outbox WHERE topic = 'job'`)
  }
  const { body } = await base.ask(starter, staffNoticesEndpoint)
  expect(body).toMatchObject({ unread: 2, items: [{ code: 'JOB_FAILED' }, { code: 'JOB_FINISHED' }] })
  expect(body.items.map(({ params }: { params: object }) => params)).toEqual([{ name: 'test.bad', jobId: jobIds[1] }, { name: 'test.good', jobId: jobIds[0], about: 'contracts' }])
  const { body: one } = await base.ask(starter, readStaffNoticesEndpoint, { until: body.items[0].at, noticeId: body.items[1].noticeId })
  expect(one.count).toBe(1)
  expect((await base.ask(starter, staffNoticesEndpoint)).body.items.map(({ isRead }: { isRead: boolean }) => isRead)).toEqual([false, true])
  await base.ask(starter, unreadStaffNoticesEndpoint, { markId: one.markId })
  const { body: mark } = await base.ask(starter, readStaffNoticesEndpoint, { until: body.items[0].at })
  expect((await base.ask(starter, staffNoticesEndpoint)).body.unread).toBe(0)
  await base.ask(starter, unreadStaffNoticesEndpoint, { markId: mark.markId })
  expect((await base.ask(starter, staffNoticesEndpoint)).body.unread).toBe(2)
  expect((await base.ask(anActor({ countyCode: county.countyCode }), staffNoticesEndpoint)).body.items).toEqual([])
})

it('has words in both languages for all that it tells', async () => {
  const codes = (await base.rows('SELECT DISTINCT code FROM messages.notice')).map(({ code }) => code as string)
  expect(codes.length).toBeGreaterThan(7)
  for (const { messages } of [zh, en]) expect(codes.filter((code) => !(code in messages.notice))).toEqual([])
})
