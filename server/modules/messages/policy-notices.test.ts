import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { staffNoticesEndpoint } from '#api/messages.ts'
import { editDraftEndpoint, proposeAdoptionEndpoint, publishDraftEndpoint, refuseDraftEndpoint, startDraftEndpoint, submitDraftEndpoint, takeBackAdoptionEndpoint, takeBackDraftEndpoint } from '#api/policy-drafts.ts'
import { en, zh } from '#api/wording/index.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import type { Actor } from '#platform/http/actor.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { packTestsIn, readCatalogue } from '#policy/index.ts'
import { policiesFolder } from '../../settings.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies, policyRoutes } from '../policy/index.ts'
import { messageListeners, messageRoutes } from './index.ts'

let base: TestDatabase
let county: TestCounty
let writer: Actor, checker: Actor, third: Actor, manager: Actor
beforeAll(async () => {
  base = await aDatabase(({ database }) => {
    const policies = openPolicies(database, readCatalogue(policiesFolder).catalogue)
    return [...messageRoutes({ database, keys: keysOfFile(newKeyFile('demo')), policies }), ...policyRoutes({ policies, testsOf: packTestsIn(policiesFolder) })]
  })
  county = await aCounty(base)
  const region = { scope_kind: 'region', region_code: String(county.countyCode) }
  writer = await anAccount('吴敏', 'commission', region)
  checker = await anAccount('彭志远', 'commission', region)
  third = await anAccount('周立', 'commission', region)
  manager = await anAccount('蒋文慧', 'institution_manager', { scope_kind: 'institution', institution_id: county.town.institutionId })
  await anAccount('别县的', 'commission', { scope_kind: 'region', region_code: '500103', county_code: 500103 })
}, 120_000)
afterAll(() => base.close())

/** Somebody with an account and a post in the county. */
async function anAccount(displayName: string, role: 'commission' | 'institution_manager', post: Record<string, unknown>): Promise<Actor> {
  const { countyCode } = county
  const actor = anActor({ countyCode, displayName, role })
  await county.put('access.account', { id: actor.accountId, account: `a${actor.accountId.slice(0, 8)}`, display_name: displayName, county_code: countyCode, password_hash: 'x', must_change_password: false, password_changed_at: '2026-01-01', created_at: '2026-01-01' })
  await county.put('access.post', { id: actor.postId, account_id: actor.accountId, role, county_code: countyCode, given_at: '2026-01-01', ...post })
  return actor
}
type Draft = { draftId: string; version: number }
async function done(person: Actor, endpoint: { kind: string; path: string }, input: Record<string, unknown>): Promise<Draft> {
  const answer = await base.ask(person, endpoint, input)
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}
/** Lets who listens hear what was announced, twice: the relay may die after hearing. */
async function relay() {
  base.clock.now += 1000
  for (let times = 0; times < 2; times++) await relayOnce(base.bulk, messageListeners, county.countyCode, () => base.clock.now, (error) => { throw error })
}
async function told(person: Actor) {
  const { items } = (await base.ask(person, staffNoticesEndpoint)).body
  return items.map(({ code, params }: { code: string; params: object }) => [code, params])
}
const unread = async (person: Actor): Promise<number> => (await base.ask(person, staffNoticesEndpoint)).body.unread
const term = { kind: 'put', key: 'contract.term', from: '2027-01-01', text: 'years: [1, 2]\nusual: 1\nis_principle: false', source: 'yb-2017-475#2-2', certainty: 'stated', note: null }
const note = '已核对原件'

it('tells who may publish and wrote nothing of it that a draft waits, and who wrote it what became of it', async () => {
  let draft = await done(writer, startDraftEndpoint, { title: '调整协议期限', fromVersion: null })
  draft = await done(writer, editDraftEndpoint, { ...draft, edit: term })
  draft = await done(writer, submitDraftEndpoint, { ...draft })
  await relay()
  const waits = ['POLICY_DRAFT_SUBMITTED', { title: '调整协议期限', by: '吴敏', draftId: draft.draftId }]
  expect([await told(writer), await told(checker), await told(third), await told(manager)]).toEqual([[], [waits], [waits], []])
  expect(await unread(checker)).toBe(1)
  expect((await base.rows('SELECT count(*)::int AS many FROM messages.notice'))[0]).toEqual({ many: 2 })

  draft = await done(writer, takeBackDraftEndpoint, { ...draft })
  await relay()
  expect([await unread(checker), await unread(third)]).toEqual([0, 0])
  draft = await done(writer, submitDraftEndpoint, { ...draft })
  await relay()
  expect(await told(checker)).toEqual([waits, waits])
  expect([await unread(checker), await unread(third)]).toEqual([1, 1])
  // Announcements are heard at least once: one that comes again, or late, takes nothing from who waits now.
  for (const topic of ['policy-draft-submitted', 'policy-draft-back']) await county.put('platform.outbox', { county_code: county.countyCode, id: randomUUID(), topic, subject_id: draft.draftId, at: '2026-11-24' })
  await relay()
  expect([await told(checker), await unread(checker), await unread(third)]).toEqual([[waits, waits], 1, 1])

  await done(checker, publishDraftEndpoint, { ...draft, note })
  await relay()
  expect(await told(writer)).toEqual([['POLICY_DRAFT_PUBLISHED', { title: '调整协议期限', by: '彭志远', draftId: draft.draftId, from: '2027-01-01' }]])
  expect(await told(checker)).toEqual([waits, waits])
  expect([await unread(writer), await unread(checker), await unread(third)]).toEqual([1, 0, 0])
})

it('tells nobody of one that was taken back before anybody heard, and its writer that one was refused', async () => {
  let draft = await done(writer, proposeAdoptionEndpoint, { title: '改用厦门的包', packCode: '350200', from: '2027-06-01' })
  draft = await done(writer, submitDraftEndpoint, { ...draft })
  draft = await done(writer, takeBackDraftEndpoint, { ...draft })
  const before = (await told(checker)).length
  await relay()
  expect(await told(checker)).toHaveLength(before)
  draft = await done(writer, submitDraftEndpoint, { ...draft })
  await done(checker, refuseDraftEndpoint, { ...draft, note })
  await relay()
  expect((await told(writer))[0]).toEqual(['POLICY_DRAFT_REFUSED', { title: '改用厦门的包', by: '彭志远', draftId: draft.draftId }])
})

it('tells who proposed and decided an adoption that another took it back', async () => {
  let draft = await done(writer, proposeAdoptionEndpoint, { title: '改用厦门的包', packCode: '350200', from: '2027-06-01' })
  draft = await done(writer, submitDraftEndpoint, { ...draft })
  await done(checker, publishDraftEndpoint, { ...draft, note })
  await relay() // Of two told at one moment neither is the later.
  await done(third, takeBackAdoptionEndpoint, { from: '2027-06-01', packCode: '350200', note: '市里推迟了' })
  await relay()
  const taken = ['POLICY_ADOPTION_TAKEN_BACK', { from: '2027-06-01', name: '厦门市', by: '周立' }]
  expect([(await told(writer))[0], (await told(checker))[0]]).toEqual([taken, taken])
  // That it was published is past: each has the one notice of its end to read.
  expect((await base.ask(writer, staffNoticesEndpoint)).body.items.filter(({ isRead, code }: { isRead: boolean; code: string }) => !isRead && code === 'POLICY_DRAFT_PUBLISHED' ).map(({ params }: { params: { title: string } }) => params.title)).toEqual(['调整协议期限'])
  expect((await told(third)).map(([code]: [string]) => code)).not.toContain(taken[0])
})

it('has words in both languages for all that it tells', async () => {
  const codes = (await base.rows('SELECT DISTINCT code FROM messages.notice')).map(({ code }) => code as string)
  expect(codes).toHaveLength(4)
  for (const { messages } of [zh, en]) expect(codes.filter((code) => !(code in messages.notice))).toEqual([])
})
