import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bulletinReachEndpoint, decideBulletinEndpoint, editBulletinEndpoint, getBulletinEndpoint, listBulletinsEndpoint, moveBulletinEndpoint, ownCampaignsEndpoint, previewBulletinEndpoint, writeBulletinEndpoint } from '#api/bulletins.ts'
import { ownMessagesEndpoint, ownNoticesEndpoint, readOwnNoticesEndpoint, staffNoticesEndpoint } from '#api/messages.ts'
import type { Job, Listener } from '#platform/jobs/job.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { type Answered, aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { messageRoutes } from '../messages/index.ts'
import { aHolder, aResident } from './bulletins.fixture.ts'
import { bulletinJobs, bulletinRoutes } from './index.ts'
import { sendInChunksOf } from './send-bulletin.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(({ database }) => [...bulletinRoutes, ...messageRoutes({ database, keys: keysOfFile(newKeyFile('demo')), policies: shippedPolicies() })]) })
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

const everybody = { audience: 'residents', townshipCodes: [], villageCodes: [], populations: [], signed: 'all', institutionIds: [], roles: [] }
const words = { kind: 'notice', category: 'health', title: '入冬防流感', body: '六十岁以上可以免费接种流感疫苗', link: '/m/chat', heldFrom: null, heldUntil: null, place: null, ...everybody }
const codes = ({ body }: Answered) => (body.reasons as { code: string }[] | undefined)?.map(({ code }) => code.replace('BULLETINS.', ''))
const approver = ({ countyCode }: TestCounty) => anActor({ countyCode, displayName: '第二人' })
const write = async (county: TestCounty, change: object = {}, actor = county.actors.commission): Promise<string> => (await base.ask(actor, writeBulletinEndpoint, { ...words, ...change })).body.bulletinId
const move = (county: TestCounty, bulletinId: string, version: number, step: string, change: object = {}, actor = county.actors.commission) => base.ask(actor, moveBulletinEndpoint, { bulletinId, version, step, sendAt: null, note: null, ...change })
const decide = (actor: ReturnType<typeof approver>, bulletinId: string, version: number, decision: string, note: string | null = null) => base.ask(actor, decideBulletinEndpoint, { bulletinId, version, decision, note })
const relay = ({ countyCode }: TestCounty, jobs: readonly Job[] = bulletinJobs) => relayOnce(base.bulk, [jobListener({ database: base.bulk, jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })
const release = async (county: TestCounty, bulletinId: string) => {
  await move(county, bulletinId, 1, 'submit')
  return decide(approver(county), bulletinId, 2, 'approve')
}
const told = async (county: TestCounty) => (await base.rows('SELECT reader_id FROM messages.notice WHERE county_code = $1 ORDER BY reader_id', county.countyCode)).map(({ reader_id }) => reader_id)
const get = async (county: TestCounty, bulletinId: string, actor = county.actors.commission) => (await base.ask(actor, getBulletinEndpoint, { bulletinId })).body
const at = async (instant: string, work: () => Promise<void>) => {
  const before = base.clock.now
  base.clock.now = Date.parse(instant)
  try { await work() } finally { base.clock.now = before }
}

describe('a notice to residents', () => {
  it('goes out when a second person says so, is seen in its category, and counts who read it', async () => {
    const county = await aCounty(base)
    const [one, other] = [await aResident(county), await aResident(county)]
    await aResident(county, { status: 'deceased' })
    const bulletinId = await write(county)
    expect(codes(await move(county, bulletinId, 1, 'send'))).toEqual(['OTHER_WAY'])
    expect((await move(county, bulletinId, 1, 'submit')).body).toMatchObject({ state: 'waiting' })
    expect(codes(await decide(county.actors.commission, bulletinId, 2, 'approve'))).toEqual(['OWN'])
    expect(await told(county)).toEqual([])
    expect((await decide(approver(county), bulletinId, 2, 'approve')).body).toMatchObject({ state: 'approved', sendAt: '2026-11-24T04:00:00.000Z' })
    await relay(county)
    expect(await told(county)).toEqual([one, other].sort())
    const holder = aHolder(county, [{ residentId: one, relation: 'self' }])
    expect((await base.ask(holder, ownMessagesEndpoint)).body).toMatchObject({ unread: 1, categories: [{ category: 'health', newest: { code: 'BULLETIN', params: { title: '入冬防流感', text: words.body, link: '/m/chat' } } }] })
    await base.ask(holder, readOwnNoticesEndpoint, { category: null, until: new Date(base.clock.now).toISOString() })
    expect(await get(county, bulletinId)).toMatchObject({ state: 'sent', reached: 2, read: 1, approvedBy: '第二人', steps: ['withdraw'], decisions: [] })
    const [job] = await base.rows("SELECT state, done, total, note FROM platform.job_run WHERE county_code = $1", county.countyCode)
    expect(job).toEqual({ state: 'completed', done: 2, total: 2, note: '2' })
    const log = await base.rows("SELECT action, actor_name FROM audit.event WHERE county_code = $1 AND subject_kind = 'bulletin'", county.countyCode)
    expect(log.map(({ action, actor_name }) => `${action} ${actor_name}`).sort()).toEqual(['bulletins.decide 第二人', 'bulletins.move 测试员', 'bulletins.sent 平台', 'bulletins.write 测试员'])
  })
  it('is for whom it says: township, village, population, signed or not, an institution’s own', async () => {
    const county = await aCounty(base)
    const one = await aResident(county)
    await base.rows("UPDATE residents.resident SET populations = '{hypertension}', is_signed = true WHERE id = $1", one)
    await aResident(county)
    const far = await aResident(county, { place: county.country })
    const count = async (change: object, actor = county.actors.commission) => (await base.ask(actor, previewBulletinEndpoint, { ...everybody, ...change })).body
    expect(await count({})).toEqual({ reached: 3, withPhone: 0 })
    const expected: [object, number][] = [
      [{ townshipCodes: [county.town.townshipCode] }, 2], [{ villageCodes: [county.country.villageCode] }, 1], [{ populations: ['hypertension'] }, 1], [{ signed: 'yes' }, 1], [{ signed: 'no' }, 2], [{ signed: 'no', townshipCodes: [county.town.townshipCode] }, 1],
    ]
    for (const [change, reached] of expected) expect([change, (await count(change)).reached]).toEqual([change, reached])
    expect((await count({}, county.actors.manager)).reached).toBe(2)
    expect((await base.ask(county.actors.doctor, previewBulletinEndpoint, everybody)).status).toBe(404)
    const bulletinId = await write(county, { villageCodes: [county.country.villageCode] })
    await release(county, bulletinId)
    await relay(county)
    expect(await told(county)).toEqual([far])
  })
  it('waits for the morning at night, also when its hour was passed by a server that was down', async () => {
    const county = await aCounty(base)
    await aResident(county)
    await at('2026-11-24T13:30:00Z', async () => {
      const bulletinId = await write(county)
      expect((await release(county, bulletinId)).body.sendAt).toBe('2026-11-25T00:00:00.000Z')
      expect([await relay(county), await told(county)]).toEqual([0, []])
    })
    await at('2026-11-25T14:00:00Z', async () => {
      await relay(county) // the server was down all day
      expect(await told(county)).toEqual([])
    })
    await at('2026-11-26T00:00:00Z', async () => {
      await relay(county)
      expect(await told(county)).toHaveLength(1)
    })
  })
  const waiting = async ({ countyCode }: TestCounty) => (await base.rows("SELECT o.not_before AS at FROM platform.outbox o JOIN platform.job_run j ON j.county_code = o.county_code AND j.id = o.subject_id AND j.state = 'created' WHERE o.county_code = $1", countyCode)).map(({ at: notBefore }) => notBefore.toISOString())
  it('waits for the morning where what was announced before it took until night', async () => {
    const county = await aCounty(base)
    await aResident(county)
    await county.put('platform.outbox', { county_code: county.countyCode, id: '00000000-0000-7000-8000-000000000001', topic: 'long', subject_id: randomUUID(), at: '2026-11-24' })
    await release(county, await write(county))
    await at('2026-11-24T12:59:00Z', async () => {
      const long: Listener = { topic: 'long', hear: async () => { base.clock.now += 60_000 } }
      expect(await relayOnce(base.bulk, [long, jobListener({ database: base.bulk, jobs: bulletinJobs, now: () => base.clock.now })], county.countyCode, () => base.clock.now, (error) => { throw error })).toBe(2)
      expect([await told(county), await waiting(county)]).toEqual([[], ['2026-11-25T00:00:00.000Z']])
    })
    await at('2026-11-25T00:00:00Z', async () => { await relay(county) })
    expect(await told(county)).toHaveLength(1)
  })
  it('stops at night in the middle, and tells the others in the morning', async () => {
    const county = await aCounty(base)
    const residents = [await aResident(county), await aResident(county), await aResident(county)].sort()
    const bulletinId = await write(county)
    await release(county, bulletinId)
    const oneByOne = sendInChunksOf(1)
    const slowly: Job = { ...oneByOne, work: (job) => oneByOne.work({ ...job, progress: async (...far) => { await job.progress(...far); base.clock.now += 60_000 } }) }
    await at('2026-11-24T12:59:00Z', async () => {
      await relay(county, [slowly])
      expect([await told(county), await waiting(county)]).toEqual([residents.slice(0, 1), ['2026-11-25T00:00:00.000Z']])
      expect(await get(county, bulletinId)).toMatchObject({ state: 'sending', reached: 1 })
      await relay(county)
      expect(await told(county)).toEqual(residents.slice(0, 1))
    })
    await at('2026-11-25T00:00:00Z', async () => { await relay(county, [oneByOne]) })
    expect([await told(county), await waiting(county)]).toEqual([residents, []])
    expect(await get(county, bulletinId)).toMatchObject({ state: 'sent', reached: 3 })
  })
  it('goes out at a wished hour, and not before', async () => {
    const county = await aCounty(base)
    await aResident(county)
    const bulletinId = await write(county)
    expect(codes(await move(county, bulletinId, 1, 'submit', { sendAt: '2026-11-24T03:00:00Z' }))).toEqual(['SEND_PAST'])
    await move(county, bulletinId, 1, 'submit', { sendAt: '2026-11-24T06:00:00Z' })
    expect((await decide(approver(county), bulletinId, 2, 'approve')).body.sendAt).toBe('2026-11-24T06:00:00.000Z')
    expect([await relay(county), await told(county)]).toEqual([0, []])
    await at('2026-11-24T06:00:00Z', async () => { await relay(county) })
    expect(await told(county)).toHaveLength(1)
  })
  it('tells the second person to how many it would go, and only within the scope', async () => {
    const county = await aCounty(base)
    const other = await aCounty(base)
    await aResident(county)
    await aResident(county)
    const bulletinId = await write(county)
    expect((await base.ask(approver(county), bulletinReachEndpoint, { bulletinId })).body).toEqual({ reached: 2, withPhone: 0 })
    expect((await base.ask(approver(other), bulletinReachEndpoint, { bulletinId })).status).toBe(404)
  })
  it('forgets a wished hour when it is taken back, reads hours with their offset, and none of them too far', async () => {
    const county = await aCounty(base)
    await aResident(county)
    const bulletinId = await write(county)
    // Now is 2026-11-24T04:00Z, noon in Shanghai.
    expect(codes(await move(county, bulletinId, 1, 'submit', { sendAt: '2026-11-24T11:00:00+08:00' }))).toEqual(['SEND_PAST'])
    expect(codes(await move(county, bulletinId, 1, 'submit', { sendAt: '9999-12-31T22:00:00+08:00' }))).toEqual(['SEND_FAR'])
    expect((await move(county, bulletinId, 1, 'submit', { sendAt: '2026-11-24T00:30:00-08:00' })).body.sendAt).toBe('2026-11-24T08:30:00.000Z')
    await move(county, bulletinId, 2, 'take_back')
    expect((await move(county, bulletinId, 3, 'submit')).body.sendAt).toBe(null)
    expect((await decide(approver(county), bulletinId, 4, 'approve')).body.sendAt).toBe('2026-11-24T04:00:00.000Z')
  })
  it('a campaign does not go out after its last day, also when the night moves it there', async () => {
    const county = await aCounty(base)
    await aResident(county)
    const campaign = { kind: 'campaign', heldFrom: '2026-11-24', heldUntil: '2026-11-24', place: '悦来广场' }
    const bulletinId = await write(county, campaign)
    for (const sendAt of ['2026-11-25T03:00:00Z', '2026-11-24T14:00:00Z']) expect(codes(await move(county, bulletinId, 1, 'submit', { sendAt }))).toEqual(['OVER'])
    expect((await move(county, bulletinId, 1, 'submit', { sendAt: '2026-11-24T06:00:00Z' })).status).toBe(200)
  })
  it('is returned with a note and changed; who changes it is its writer then; nobody at all is no audience', async () => {
    const county = await aCounty(base)
    const bulletinId = await write(county)
    expect(codes(await move(county, bulletinId, 1, 'submit'))).toEqual(['NOBODY'])
    await aResident(county)
    await move(county, bulletinId, 1, 'submit')
    const second = approver(county)
    expect(codes(await decide(second, bulletinId, 2, 'return'))).toEqual(['NOTE_MISSING'])
    expect((await decide(second, bulletinId, 2, 'return', '写明去哪里打')).body).toMatchObject({ state: 'draft' })
    expect((await base.ask(second, editBulletinEndpoint, { ...words, bulletinId, version: 1 })).status).toBe(409)
    expect((await base.ask(second, editBulletinEndpoint, { ...words, bulletinId, version: 3, body: '请到社区卫生服务中心' })).body).toMatchObject({ version: 4 })
    await move(county, bulletinId, 4, 'submit', {}, second)
    expect(codes(await decide(second, bulletinId, 5, 'approve'))).toEqual(['OWN'])
    expect((await decide(county.actors.commission, bulletinId, 5, 'approve')).body).toMatchObject({ state: 'approved' })
    expect(await get(county, bulletinId)).toMatchObject({ returnNote: '写明去哪里打', writtenBy: '第二人' })
  })
  it('withdrawn is seen by nobody any more, or is not sent at all', async () => {
    const county = await aCounty(base)
    const residentId = await aResident(county)
    const holder = aHolder(county, [{ residentId, relation: 'self' }])
    const [sent, kept] = [await write(county), await write(county)]
    await release(county, sent)
    await relay(county)
    await release(county, kept)
    expect(codes(await move(county, kept, 3, 'withdraw'))).toEqual(['NOTE_MISSING'])
    await move(county, kept, 3, 'withdraw', { note: '写错了' })
    await relay(county)
    expect(await told(county)).toHaveLength(1)
    const { version } = await get(county, sent)
    await move(county, sent, version, 'withdraw', { note: '写错了' })
    expect((await base.ask(holder, ownMessagesEndpoint)).body).toMatchObject({ unread: 0, categories: [] })
    expect((await base.ask(holder, ownNoticesEndpoint, { category: 'health' })).body.items).toEqual([])
    expect(codes(await move(county, sent, version + 1, 'withdraw', { note: '再撤' }))).toEqual(['STATE'])
  })
  it('cut off in the middle goes on, and nobody is told twice', async () => {
    const county = await aCounty(base)
    const residents = [await aResident(county), await aResident(county), await aResident(county)].sort()
    const bulletinId = await write(county)
    await release(county, bulletinId)
    // As a server leaves it that died after its first chunk: one told, and noted as the last.
    await base.rows("UPDATE bulletins.bulletin SET state = 'sending', reached = 1, sent_up_to = $2 WHERE id = $1", bulletinId, residents[0])
    await base.rows("INSERT INTO messages.notice (county_code, id, reader_kind, reader_id, category, code, params, cause, at) VALUES ($1, $2, 'resident', $3, 'health', 'BULLETIN', '{}', $4, now())", county.countyCode, randomUUID(), residents[0], `bulletin:${bulletinId}`)
    await relay(county)
    expect(await told(county)).toEqual(residents)
    expect(await get(county, bulletinId)).toMatchObject({ state: 'sent', reached: 3 })
    await base.rows("UPDATE bulletins.bulletin SET state = 'sending', sent_up_to = NULL WHERE id = $1", bulletinId)
    await base.rows("UPDATE platform.job_run SET state = 'active' WHERE county_code = $1", county.countyCode)
    const [{ id: jobId }] = await base.rows('SELECT id FROM platform.job_run WHERE county_code = $1', county.countyCode)
    await county.put('platform.outbox', { county_code: county.countyCode, id: randomUUID(), topic: 'job', subject_id: jobId, at: '2026-11-24' })
    await relay(county)
    expect(await told(county)).toEqual(residents)
    expect(await get(county, bulletinId)).toMatchObject({ state: 'sent', reached: 3 })
  })
})

describe('a notice to staff', () => {
  const account = async (county: TestCounty, role: string, institutionId: string) => {
    const [id, postId] = [randomUUID(), randomUUID()]
    await county.put('access.account', { id, account: `a${id.slice(0, 8)}`, display_name: '某人', county_code: county.countyCode, password_hash: 'x', must_change_password: false, password_changed_at: '2026-01-01', created_at: '2026-01-01' })
    await county.put('access.post', { id: postId, account_id: id, role, county_code: county.countyCode, scope_kind: 'institution', institution_id: institutionId, given_at: '2026-01-01' })
    return id
  }
  it('goes at once to the bell of who holds such a post there, day or night', async () => {
    const county = await aCounty(base)
    const manager = await account(county, 'institution_manager', county.town.institutionId)
    await account(county, 'referral_office', county.town.institutionId)
    await account(county, 'institution_manager', county.country.institutionId)
    await at('2026-11-24T15:00:00Z', async () => {
      const bulletinId = await write(county, { audience: 'staff', link: '/w/sign/list', roles: ['institution_manager'], institutionIds: [county.town.institutionId] })
      expect(codes(await move(county, bulletinId, 1, 'submit'))).toEqual(['OTHER_WAY'])
      expect((await move(county, bulletinId, 1, 'send')).body.sendAt).toBe('2026-11-24T15:00:00.000Z')
      await relay(county)
    })
    expect(await told(county)).toEqual([manager])
    expect((await base.ask(anActor({ countyCode: county.countyCode, accountId: manager }), staffNoticesEndpoint)).body).toMatchObject({ unread: 1, items: [{ code: 'BULLETIN', category: 'system', params: { title: '入冬防流感' } }] })
  })
})

describe('a campaign', () => {
  const campaign = { kind: 'campaign', category: 'service', title: '世界家庭医生日', link: '/m/sign', heldFrom: '2026-11-25', heldUntil: '2026-11-26', place: '中心门前' }
  it('is listed on the phones of those told until its last day', async () => {
    const county = await aCounty(base)
    const [one, parent] = [await aResident(county), await aResident(county)]
    const far = await aResident(county, { place: county.country })
    await release(county, await write(county, { ...campaign, townshipCodes: [county.town.townshipCode] }))
    await relay(county)
    const seen = async (people: Parameters<typeof aHolder>[1]) => (await base.ask(aHolder(county, people), ownCampaignsEndpoint)).body.items
    expect(await seen([{ residentId: one, relation: 'self' }, { residentId: parent, relation: 'parent' }])).toMatchObject([{ title: '世界家庭医生日', heldFrom: '2026-11-25', place: '中心门前', relations: ['self', 'parent'] }])
    expect(await seen([{ residentId: far, relation: 'self' }])).toEqual([])
    await at('2026-11-26T04:00:00Z', async () => expect(await seen([{ residentId: one, relation: 'self' }])).toHaveLength(1))
    await at('2026-11-27T04:00:00Z', async () => expect(await seen([{ residentId: one, relation: 'self' }])).toEqual([]))
  })
  it('is refused with everything that is wrong with it', async () => {
    const county = await aCounty(base)
    const ask = async (change: object) => codes(await base.ask(county.actors.commission, writeBulletinEndpoint, { ...words, ...change }))
    expect(await ask({ ...campaign, heldFrom: null, heldUntil: null })).toEqual(['CAMPAIGN_DAYS'])
    expect(await ask({ ...campaign, heldFrom: '2026-11-20', heldUntil: '2026-11-19' })).toEqual(['DAYS', 'OVER'])
    expect(await ask({ ...campaign, audience: 'staff' })).toEqual(['CAMPAIGN_FOR_RESIDENTS', 'LINK'])
    expect(await ask({ heldFrom: '2026-11-25', heldUntil: '2026-11-25', townshipCodes: ['110101001'] })).toEqual(['NOTICE_DAYS', 'PLACE_UNKNOWN'])
  })
})

it('is an institution’s own: another’s is not seen, the county sees all', async () => {
  const county = await aCounty(base)
  const [own, countys] = [await write(county, {}, county.actors.manager), await write(county)]
  const other = anActor({ countyCode: county.countyCode, role: 'institution_manager', scope: { kind: 'institution', institutionId: county.country.institutionId } })
  const ids = async (actor: typeof other) => (await base.ask(actor, listBulletinsEndpoint)).body.items.map((row: { bulletinId: string }) => row.bulletinId).sort()
  expect(await ids(county.actors.commission)).toEqual([own, countys].sort())
  expect([await ids(county.actors.manager), await ids(other)]).toEqual([[own], []])
  expect((await base.ask(other, getBulletinEndpoint, { bulletinId: own })).status).toBe(404)
  expect((await move(county, own, 1, 'submit', {}, other)).status).toBe(404)
  const pages = []
  for (let after: string | undefined; ;) {
    const { items, next } = (await base.ask(county.actors.commission, listBulletinsEndpoint, { most: 1, ...(after ? { after } : {}) })).body
    pages.push(...items)
    if (next === null) break
    after = next
  }
  expect(pages).toHaveLength(2)
})
