import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  answerConversationEndpoint, answerTimesEndpoint, conversationEndpoint, conversationsEndpoint, finishConversationEndpoint, handOverConversationEndpoint, messageDeskEndpoint, ownConversationEndpoint, ownMessagesEndpoint,
  saveMessageDeskEndpoint, sendOwnMessageEndpoint, staffNoticesEndpoint,
} from '#api/messages.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import type { Actor } from '#platform/http/actor.ts'
import { readCatalogue } from '#policy/index.ts'
import { policiesFolder } from '../../settings.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { type Answered, aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies } from '../policy/index.ts'
import { messageRoutes } from './index.ts'
import { aContract, aHolder, aResident } from './messages.fixture.ts'

const keys = keysOfFile(newKeyFile('demo'))
let base: TestDatabase
let county: TestCounty
let resident: string
let own: Actor
let nurse: Actor
const said = '今天头晕，血压 168/98，要不要加药？'
beforeAll(async () => {
  base = await aDatabase(({ database }) => messageRoutes({ database, keys, policies: openPolicies(database, readCatalogue(policiesFolder).catalogue) }))
  county = await aCounty(base)
}, 120_000)
afterAll(() => base.close())
beforeEach(async () => {
  resident = await aResident(county)
  await aContract(county, resident)
  own = aHolder(county, [{ residentId: resident, relation: 'self' }])
  nurse = anActor({ countyCode: county.countyCode, role: 'nurse', staffId: county.town.staff.nurse, displayName: '李红', scope: { kind: 'team', institutionId: county.town.institutionId, teamId: county.town.teamId } })
})

const write = (actor: Actor, text: string, key?: string, residentId = resident) => base.ask(actor, sendOwnMessageEndpoint, { residentId, text }, key)
const read = (actor: Actor, more: object = {}) => base.ask(actor, ownConversationEndpoint, { residentId: resident, ...more })
const queue = async (actor = county.actors.doctor, more: Record<string, unknown> = {}) => (await base.ask(actor, conversationsEndpoint, more)).body
const idOf = async () => (await base.rows('SELECT id FROM messages.conversation WHERE resident_id = $1', resident))[0].id as string
const open = (actor: Actor, conversationId: string, more: Record<string, unknown> = {}) => base.ask(actor, conversationEndpoint, { conversationId, ...more })
const answer = (conversationId: string, text: string, actor = county.actors.doctor, key?: string) => base.ask(actor, answerConversationEndpoint, { conversationId, text }, key)
const codes = ({ body }: Answered) => body.reasons?.map(({ code }: { code: string }) => code)
const texts = ({ body }: Answered) => body.messages.map(({ text }: { text: string }) => text)

describe('a conversation', () => {
  it('goes from the resident to the team and back, with who wrote, sent and read', async () => {
    expect(await write(own, said)).toMatchObject({ status: 200, body: { seq: 1, at: '2026-11-24T04:00:00.000Z' } })
    expect((await read(own)).body).toMatchObject({ isOpen: true, residentName: '罗玉珍', messages: [{ seq: 1, side: 'resident', isMine: true, relation: 'self', text: said, isRead: false }], team: { name: '东街街道第一团队' } })
    const { items: [waiting] } = await queue()
    expect(waiting).toMatchObject({ residentName: '罗玉珍', age: 69, waitedMinutes: 0, unread: 1, lastSide: 'resident', isOpen: true })
    const id = waiting.conversationId
    expect((await open(nurse, id)).body).toMatchObject({ resident: { name: '罗玉珍', tags: [{ zh: '老年人' }], contract: { number: expect.any(String), packages: [] } }, messages: [{ text: said, isMine: false, writer: '138****0417' }] })
    expect((await read(own)).body.messages[0].isRead).toBe(true)
    base.clock.now += 25 * 60_000
    expect((await answer(id, '先坐下休息，一小时后再量一次。')).status).toBe(200)
    expect((await read(own)).body.messages).toMatchObject([{ seq: 1 }, { seq: 2, side: 'team', writer: '陈静', relation: null, isMine: false }])
    expect((await open(nurse, id)).body.messages[1]).toMatchObject({ isRead: true, isMine: false })
    expect((await queue()).items.find((one: { conversationId: string }) => one.conversationId === id)).toMatchObject({ waitedMinutes: null, unread: 0, lastSide: 'team' })
    expect((await base.ask(own, ownMessagesEndpoint)).body).toMatchObject({ chats: [{ residentId: resident, unread: 0, lastText: '先坐下休息，一小时后再量一次。' }] })
  })
  it('keeps what was said sealed, out of the audit and out of the stored answers', async () => {
    await write(own, said)
    await answer(await idOf(), '我看到了')
    const kept = JSON.stringify(await base.rows(`SELECT m::text FROM messages.message m UNION ALL SELECT i::text FROM platform.idempotency i UNION ALL SELECT e::text FROM audit.event e UNION ALL SELECT o::text FROM platform.outbox o`))
    for (const words of [said, '头晕', '我看到了']) expect(kept).not.toContain(words)
    const hex = await base.rows("SELECT encode(body_cipher, 'escape') AS body FROM messages.message")
    expect(JSON.stringify(hex)).not.toContain('168/98')
    expect(base.defects).toEqual([])
  })
  it('says in the audit who opened a conversation of whom, once a look, and again after ten minutes', async () => {
    await write(own, said)
    const id = await idOf()
    for (let times = 0; times < 3; times++) await open(nurse, id)
    const opened = () => base.rows(`SELECT actor_id, subject_id, body->>'conversationId' AS id FROM audit.event WHERE action = 'messages.open' AND subject_id = $1`, resident)
    expect(await opened()).toEqual([{ actor_id: nurse.accountId, subject_id: resident, id }])
    base.clock.now += 10 * 60_000
    await open(nurse, id)
    await open(county.actors.doctor, id)
    expect(await opened()).toHaveLength(3)
  })
})

describe('nobody else', () => {
  it('opens, answers, finishes or hands over a conversation: another team, institution, county or height gets what none gets', async () => {
    await write(own, said)
    const id = await idOf()
    const none = { status: 404, body: { reasons: [{ code: 'PLATFORM.NOT_FOUND' }] } }
    const strangers = [county.actors.otherDoctor, county.actors.manager, county.actors.commission, county.actors.stranger, anActor({ countyCode: (await aCounty(base)).countyCode, scope: { kind: 'team', institutionId: county.town.institutionId, teamId: county.town.teamId } })]
    for (const actor of strangers) {
      for (const conversationId of [id, randomUUID()]) {
        expect(await open(actor, conversationId)).toMatchObject(none)
        expect(await answer(conversationId, '你好', actor)).toMatchObject(none)
        expect(await base.ask(actor, finishConversationEndpoint, { conversationId, isFinished: true })).toMatchObject(none)
        expect(await base.ask(actor, handOverConversationEndpoint, { conversationId, staffId: null })).toMatchObject(none)
      }
    }
    expect((await queue(county.actors.otherDoctor)).items).toEqual([])
    for (const actor of [county.actors.manager, county.actors.commission]) expect((await base.ask(actor, conversationsEndpoint)).status).toBe(404)
    expect(await base.rows('SELECT count(*)::int AS n FROM messages.message WHERE conversation_id = $1', id)).toEqual([{ n: 1 }])
  })
  it('reads or writes for somebody he is not bound to, nor reads another’s conversation by its id', async () => {
    await write(own, said)
    const other = await aResident(county)
    const stranger = aHolder(county, [{ residentId: other, relation: 'self' }])
    expect((await read(stranger)).status).toBe(404)
    expect((await write(stranger, '你好')).status).toBe(404)
    expect((await base.ask(stranger, ownConversationEndpoint, { residentId: other, conversationId: await idOf() })).status).toBe(404)
    expect((await base.ask(stranger, ownMessagesEndpoint)).body.chats).toEqual([])
  })
})

describe('writing', () => {
  it('happens once a key: a retry and twins get the first one’s place; another text with the key is a conflict', async () => {
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => write(own, said, key)))
    expect(answers.map(({ status, body }) => [status, body.seq])).toEqual(Array.from({ length: 5 }, () => [200, 1]))
    expect((await write(own, '另一句', key)).status).toBe(409)
    expect(texts(await read(own))).toEqual([said])
    const id = await idOf()
    const again = randomUUID()
    expect((await Promise.all([1, 2, 3].map(() => answer(id, '好', county.actors.doctor, again)))).map(({ body }) => body.seq)).toEqual([2, 2, 2])
    expect(texts(await read(own))).toEqual([said, '好'])
  })
  it('keeps the order of many who write at once, without a gap', async () => {
    await write(own, '0')
    const id = await idOf()
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? answer(id, `答${i}`) : write(own, `问${i}`))))
    expect(all.map(({ body }) => body.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
    expect((await read(own)).body.messages.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
  })
  it('takes 500 characters and not 501, counted as people do, and no empty ones', async () => {
    const astral = '𠮷'.repeat(500)
    expect((await write(own, astral)).status).toBe(200)
    expect((await write(own, `${astral}吉`)).status).toBe(400)
    expect((await write(own, '字'.repeat(500))).status).toBe(200)
    expect((await write(own, '字'.repeat(501))).status).toBe(400)
    for (const empty of ['', '   ', '\n\t ']) expect((await write(own, empty)).status).toBe(400)
    expect(texts(await read(own))).toEqual([astral, '字'.repeat(500)])
  })
  it('gives hostile text back as it was written', async () => {
    const hostile = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', "'; DROP TABLE messages.message; --", '{{constructor.constructor("alert(1)")()}}', '[点我](javascript:alert(1))', '\u202e反过来', '$1 \\u0000 %00', '=cmd|calc!A1', '👩‍⚕️👨‍👩‍👧‍👦']
    for (const text of hostile) expect((await write(own, text)).status, text).toBe(200)
    expect(texts(await read(own))).toEqual(hostile)
    expect(texts(await open(county.actors.doctor, await idOf()))).toEqual(hostile)
  })
  it('names the helper who wrote; one whose bond ended reads and writes nothing more, and what he wrote stays', async () => {
    const daughter = aHolder(county, [{ residentId: resident, relation: 'parent' }], '139****2222')
    await write(own, '我头晕')
    await write(daughter, '她早上没吃药')
    expect((await open(nurse, await idOf())).body.messages).toMatchObject([{ relation: 'self' }, { relation: 'parent', writer: '139****2222' }])
    const ended = { ...daughter, people: [] }
    expect([(await write(ended, '还想问')).status, (await read(ended)).status]).toEqual([404, 404])
    expect(texts(await read(own))).toEqual(['我头晕', '她早上没吃药'])
  })
})

describe('when the contract has ended', () => {
  it('neither side writes, both read; a next team starts afresh and does not see the old one', async () => {
    await write(own, said)
    const id = await idOf()
    await base.rows(`UPDATE contracts.contract SET state = 'ended', ended_on = '2026-11-24', end_reason = 'transferred', period = daterange(lower(period), '2026-11-24') WHERE resident_id = $1`, resident)
    expect(codes(await write(own, '还在吗'))).toEqual(['MESSAGES.NO_TEAM'])
    expect(codes(await answer(id, '在'))).toEqual(['MESSAGES.CLOSED'])
    expect((await read(own)).body).toMatchObject({ isOpen: false, messages: [{ text: said }] })
    expect((await queue()).items.some((one: { conversationId: string }) => one.conversationId === id)).toBe(false)
    expect((await queue(county.actors.doctor, { show: 'closed' })).items.some((one: { conversationId: string }) => one.conversationId === id)).toBe(true)
    await aContract(county, resident, { place: county.country, from: '2026-11-24' })
    expect((await read(own)).body).toMatchObject({ isOpen: true, messages: [], team: { name: '西山镇第一团队' }, earlier: [{ conversationId: id, teamName: '东街街道第一团队' }] })
    expect(texts(await read(own, { conversationId: id }))).toEqual([said])
    expect((await write(own, '新团队好')).body.seq).toBe(1)
    expect((await open(county.actors.otherDoctor, id)).status).toBe(404)
    expect((await queue(county.actors.otherDoctor)).items[0]).toMatchObject({ residentName: '罗玉珍', unread: 1 })
  })
  it('there is nobody to write to without one', async () => {
    const other = await aResident(county)
    const holder = aHolder(county, [{ residentId: other, relation: 'self' }])
    expect(codes(await write(holder, '你好', undefined, other))).toEqual(['MESSAGES.NO_TEAM'])
    expect((await base.ask(holder, ownConversationEndpoint, { residentId: other })).body).toMatchObject({ team: null, messages: [] })
  })
})

describe('answering as a team', () => {
  it('has who waits longest first; finished needs none and can be taken back with its wait', async () => {
    const fresh = await aCounty(base)
    const team = fresh.actors.doctor
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      const residentId = await aResident(fresh, `人${i}`)
      await aContract(fresh, residentId)
      await base.ask(aHolder(fresh, [{ residentId, relation: 'self' }]), sendOwnMessageEndpoint, { residentId, text: `第${i}位` })
      ids.push((await base.rows('SELECT id FROM messages.conversation WHERE resident_id = $1', residentId))[0].id)
      base.clock.now += 60_000
    }
    const order = async (more: Record<string, unknown> = {}) => (await queue(team, more)).items.map(({ conversationId }: { conversationId: string }) => ids.indexOf(conversationId))
    expect(await order()).toEqual([0, 1, 2])
    await answer(ids[1] as string, '好', team)
    expect(await order()).toEqual([0, 2, 1])
    const finish = (isFinished: boolean) => base.ask(team, finishConversationEndpoint, { conversationId: ids[0], isFinished })
    await finish(true)
    expect(await order()).toEqual([2, 1, 0])
    expect(await order({ show: 'waiting' })).toEqual([2])
    await finish(false)
    expect(await order()).toEqual([0, 2, 1])
    expect((await queue(team)).items[0].waitedMinutes, 'since the first message, three minutes ago').toBe(3)
    const first = await queue(team, { most: 2 })
    expect([first.items.length, (await order({ most: 2, after: first.next }))]).toEqual([2, [1]])
    for (const after of ['x', '1~x', `a~${ids[0]}`]) expect((await base.ask(team, conversationsEndpoint, { after })).status).toBe(400)
  })
  it('shows how fast: the median of the waits that an answer ended, also to the institution and the resident', async () => {
    const fresh = await aCounty(base)
    const team = fresh.actors.doctor
    const residentId = await aResident(fresh)
    await aContract(fresh, residentId)
    const holder = aHolder(fresh, [{ residentId, relation: 'self' }])
    const ask = (text: string) => base.ask(holder, sendOwnMessageEndpoint, { residentId, text })
    await ask('一')
    const id = (await base.rows('SELECT id FROM messages.conversation WHERE resident_id = $1', residentId))[0].id
    for (const minutes of [10, 90, 30]) {
      base.clock.now += minutes * 60_000
      await answer(id, '答', team)
      await answer(id, '再补一句', team) // nobody waited: it counts for nothing
      await ask('又一句')
    }
    expect((await base.ask(team, messageDeskEndpoint)).body).toMatchObject({ waiting: 1, mine: 0, medianMinutes: 30, answered: 3, members: [{ name: '李红' }, { name: '王强' }, { name: '陈静', isMe: true }] })
    expect((await base.ask(fresh.actors.manager, answerTimesEndpoint)).body.teams).toMatchObject([{ name: '东街街道第一团队', medianMinutes: 30, answered: 3, waiting: 1, oldestMinutes: 0 }])
    expect((await base.ask(fresh.actors.commission, answerTimesEndpoint)).body.teams).toHaveLength(2)
    const told = async () => (await base.ask(holder, ownConversationEndpoint, { residentId })).body.medianMinutes
    expect(await told(), 'three answers promise a resident nothing').toBe(null)
    for (const minutes of [20, 40]) {
      base.clock.now += minutes * 60_000
      await answer(id, '答', team)
      await ask('还有')
    }
    expect(await told(), '10, 20, 30, 40, 90').toBe(30)
    base.clock.now += 31 * 86_400_000
    expect((await base.ask(team, messageDeskEndpoint)).body).toMatchObject({ medianMinutes: null, answered: 0 })
  })
  it('hands to a colleague, who is told; not to somebody of another team', async () => {
    await write(own, said)
    const conversationId = await idOf()
    const handOver = (staffId: string | null) => base.ask(county.actors.doctor, handOverConversationEndpoint, { conversationId, staffId })
    expect((await handOver(county.town.staff.nurse)).status).toBe(200)
    expect((await open(nurse, conversationId)).body.handedTo).toEqual({ staffId: county.town.staff.nurse, name: '李红' })
    expect((await queue(nurse, { show: 'mine' })).items.map((one: { conversationId: string }) => one.conversationId)).toEqual([conversationId])
    expect((await base.ask(nurse, staffNoticesEndpoint)).body).toMatchObject({ unread: 1, items: [{ code: 'CONVERSATION_HANDED', params: { by: '陈静', conversationId } }] })
    expect((await base.ask(county.actors.doctor, staffNoticesEndpoint)).body.unread).toBe(0)
    expect(codes(await handOver(county.country.staff.nurse))).toEqual(['MESSAGES.NOT_A_COLLEAGUE'])
    await handOver(null)
    expect((await queue(nurse, { show: 'mine' })).items).toEqual([])
  })
  it('keeps its quick replies and hours, and does not lose what a colleague changed meanwhile', async () => {
    const { body: before } = await base.ask(nurse, messageDeskEndpoint)
    const desk = { quickReplies: ['请带上药盒来', '先休息，两小时后再量'], office: { days: [1, 2, 3, 4, 5], from: '08:00', until: '17:30' }, version: before.version }
    expect((await base.ask(nurse, saveMessageDeskEndpoint, desk)).status).toBe(200)
    expect(codes(await base.ask(county.actors.doctor, saveMessageDeskEndpoint, { ...desk, quickReplies: [] }))).toEqual(['MESSAGES.CHANGED_MEANWHILE'])
    expect((await base.ask(county.actors.doctor, messageDeskEndpoint)).body).toMatchObject({ quickReplies: desk.quickReplies, office: desk.office })
    expect((await read(own)).body.office).toEqual(desk.office)
    expect(codes(await base.ask(nurse, saveMessageDeskEndpoint, { ...desk, version: 1, office: { ...desk.office, from: '18:00' } }))).toEqual(['MESSAGES.OFFICE_TURNED'])
  })
})

it('a page of ten thousand messages is found by its key within 5 ms, to the first', async () => {
  await write(own, '1')
  const id = await idOf()
  await base.rows(`INSERT INTO messages.message (county_code, conversation_id, seq, id, side, writer_id, writer_name, body_cipher, at)
    SELECT county_code, conversation_id, s, gen_random_uuid(), 'resident', writer_id, writer_name, body_cipher, at + s * interval '1 s' FROM messages.message, generate_series(2, 10000) s WHERE conversation_id = $1`, id)
  await base.rows('UPDATE messages.conversation SET last_seq = 10000 WHERE id = $1', id)
  await base.rows('ANALYZE messages.message')
  const times: number[] = []
  for (const before of [10_001, 5_000, 60]) {
    const [plan] = await base.rows(`EXPLAIN (ANALYZE, FORMAT JSON) SELECT seq, body_cipher FROM messages.message m WHERE m.county_code = ${county.countyCode} AND m.conversation_id = '${id}' AND m.seq < ${before} ORDER BY m.seq DESC LIMIT 51`)
    times.push(plan['QUERY PLAN'][0]['Execution Time'])
  }
  console.log(`a page of 10,000 messages: ${times.map((ms) => `${ms.toFixed(2)} ms`).join(', ')}`)
  expect(Math.max(...times)).toBeLessThan(5)
})
