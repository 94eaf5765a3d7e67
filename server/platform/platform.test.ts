import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command, query, publicQuery } from '#api/endpoint.ts'
import { uuidv7 } from '#kernel/uuid.ts'
import { aCountyCode, anActor } from '../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../testing/test-database.ts'
import { commitOnce } from './commit-once.ts'
import { openDatabase } from './database/database.ts'
import { compose, fragment } from './database/statement.ts'
import { urlOf } from './database/url.ts'
import { buildServer } from './http/server.ts'
import { serve } from './http/routes.ts'
import type { Job, Listener } from './jobs/job.ts'
import { relayOnce } from './jobs/relay.ts'
import { runInEvery } from './jobs/run-job.ts'
import { refused } from './problem.ts'

const say = command({ path: '/api/test/say/:word', permission: 'self', input: z.strictObject({ word: z.string().max(9), fail: z.boolean().default(false) }), output: z.object({ said: z.string() }) })
const list = query({ path: '/api/test/list', permission: 'region.read', input: z.strictObject({ most: z.coerce.number().int().max(9).default(3) }), output: z.object({ most: z.number() }) })
const open = publicQuery({ path: '/api/test/open', input: z.strictObject({}), output: z.object({ on: z.string() }), why: 'a test' })

let base: TestDatabase
beforeAll(async () => {
  base = await aDatabase(() => [
    serve(say, (context, input) => commitOnce(context, input, async () => {
      if (input.fail) throw refused([{ code: 'TEST.NO' }])
      return { answer: { said: input.word }, audit: [{ action: 'test.say', subjectKind: 'word', subjectId: input.word }], announce: [{ topic: 'said', subjectId: context.newId() }] }
    })),
    serve(list, async (_, { most }) => ({ most })),
    serve(open, async ({ on }) => ({ on })),
  ])
})
afterAll(() => base.close())

const counts = async (county: number) => (await base.rows(`SELECT (SELECT count(*)::int FROM audit.event WHERE county_code = $1) AS audited,
  (SELECT count(*)::int FROM platform.outbox WHERE county_code = $1) AS announced, (SELECT count(*)::int FROM platform.idempotency WHERE county_code = $1) AS keys`, county))[0]

describe('a command', () => {
  it('happens once however often it is sent, also at the same time', async () => {
    const actor = anActor({ countyCode: aCountyCode() })
    const answers = await Promise.all(Array.from({ length: 20 }, () => base.ask(actor, say, { word: '你好' }, 'the-same-key')))
    expect(answers.map(({ status, body }) => [status, body.said])).toEqual(Array(20).fill([200, '你好']))
    expect(await counts(actor.countyCode)).toEqual({ audited: 1, announced: 1, keys: 1 })
  })
  it('refuses a key used for another request', async () => {
    const actor = anActor({ countyCode: aCountyCode() })
    await base.ask(actor, say, { word: 'one' }, 'another-key')
    const second = await base.ask(actor, say, { word: 'two' }, 'another-key')
    expect([second.status, second.body.reasons[0].code]).toEqual([409, 'PLATFORM.KEY_REUSED'])
  })
  it('leaves nothing when it is refused', async () => {
    const actor = anActor({ countyCode: aCountyCode() })
    const answer = await base.ask(actor, say, { word: 'x', fail: true })
    expect([answer.status, answer.body.reasons]).toEqual([422, [{ code: 'TEST.NO' }]])
    expect(await counts(actor.countyCode)).toEqual({ audited: 0, announced: 0, keys: 0 })
  })
  it('says which field is wrong, and that the key is missing', async () => {
    const actor = anActor({ countyCode: aCountyCode() })
    expect((await base.ask(actor, say, { word: 'much too long' })).body.reasons[0].params.field).toBe('word')
    expect((await base.ask(actor, say, { word: 'x' }, 'short')).body.reasons[0].code).toBe('PLATFORM.KEY_MISSING')
    expect((await base.ask(actor, say, { word: 'x', tenantId: 1 })).status).toBe(400)
  })
})

describe('two transactions that wait for each other', () => {
  const lock = compose<{ held: 1 }>()(fragment<{ key: number }>('lock-of-a-test', 'SELECT 1 AS held FROM pg_advisory_xact_lock(:key::bigint)'))
  it('both come to their end: the one rolled back goes again', async () => {
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let goes = 0
    const cross = (mine: number, other: number, held: () => void, otherHeld: Promise<void>) => base.database.transact([aCountyCode()], async (run) => {
      goes++
      await run(lock, { key: mine })
      held()
      await otherHeld
      await run(lock, { key: other })
      return 'done'
    })
    expect(await Promise.all([cross(1, 2, first.resolve, second.promise), cross(2, 1, second.resolve, first.promise)])).toEqual(['done', 'done'])
    expect(goes).toBe(3)
  })
})

describe('a recurring job', () => {
  it('is done for every county, also when it fails for the first; each failure is told, and it is to be tried again', async () => {
    const [first, second] = [aCountyCode(), aCountyCode()]
    const told: string[] = []
    const job: Job = { name: 'test.recurring', cron: '0 0 * * *', work: async ({ context: { countyCode } }) => {
      if (countyCode === first) throw new AggregateError([new Error('one thing'), new Error('another')], 'two things')
      return 'well'
    } }
    const failed = await runInEvery([first, second], { database: base.database, jobs: [job], now: () => base.clock.now }, job, (error, where) => void told.push(`${where} ${error}`)).catch((error: unknown) => error)
    expect(await base.rows('SELECT county_code AS county, state, note FROM platform.job_run WHERE county_code = ANY ($1) ORDER BY 1', [first, second])).toEqual([
      { county: first, state: 'failed', note: 'AggregateError: two things' }, { county: second, state: 'completed', note: 'well' },
    ])
    expect(told).toEqual(['test.recurring Error: one thing', 'test.recurring Error: another'])
    expect(failed).toBeInstanceOf(AggregateError)
  })
})

describe('the relay', () => {
  it('tells each listener what time it is when it hears, not when the round began', async () => {
    const countyCode = aCountyCode()
    for (const topic of ['first', 'second']) await base.rows('INSERT INTO platform.outbox (county_code, id, topic, subject_id, at) VALUES ($1, $2, $3, $2, now())', countyCode, uuidv7(base.clock.now, randomBytes(10)), topic)
    let now = Date.parse('2026-11-24T12:59:00Z')
    const heard: string[] = []
    const hear: Listener['hear'] = async ({ at, on }) => { heard.push(`${on} ${at}`); now += 12 * 3_600_000 }
    expect(await relayOnce(base.bulk, [{ topic: 'first', hear }, { topic: 'second', hear }], countyCode, () => now, (error) => { throw error })).toBe(2)
    expect(heard).toEqual(['2026-11-24 2026-11-24T12:59:00.000Z', '2026-11-25 2026-11-25T00:59:00.000Z'])
  })
  it('waits for who hears long, where an idle transaction would be ended', async () => {
    const countyCode = aCountyCode()
    await base.rows(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = ''300ms''', current_database()); END $$`)
    const database = openDatabase({ url: urlOf(base.ownerUrl, 'jiayi_bulk'), lines: 1 })
    try {
      await base.rows(`INSERT INTO platform.outbox (county_code, id, topic, subject_id, at) VALUES ($1, $2, 'long', $2, now())`, countyCode, randomUUID())
      const hear = () => new Promise<void>((resolve) => setTimeout(resolve, 1000)) // longer than the limit: that is what is tried
      expect(await relayOnce(database, [{ topic: 'long', hear }], countyCode, Date.now, (error) => { throw error })).toBe(1)
      expect(await base.rows('SELECT FROM platform.outbox WHERE county_code = $1', countyCode)).toEqual([])
    } finally {
      await database.close()
      await base.rows(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET idle_in_transaction_session_timeout', current_database()); END $$`)
    }
  })
})

describe('the reference of the interface', () => {
  it('has its page, its program and the document it reads', async () => {
    const get = (url: string) => base.server.inject({ url })
    expect((await get('/docs/openapi.json')).json().openapi).toBe('3.1.0')
    const [page, program] = [await get('/docs/api'), await get('/docs/api/reference.js')]
    expect([page.statusCode, program.statusCode]).toEqual([200, 200])
    expect(program.body).toContain('createApiReference')
  })
})

describe('how busy which route is', () => {
  it('is told to this machine alone', async () => {
    const from = (remoteAddress: string) => base.server.inject({ url: '/metrics', remoteAddress }).then(({ statusCode }) => statusCode)
    expect([await from('127.0.0.1'), await from('::1'), await from('::ffff:127.0.0.1'), await from('10.0.0.8')]).toEqual([200, 200, 200, 403])
  })
})

describe('a route', () => {
  it('stops the boot when it names no permission', async () => {
    const naked = { ...list, permission: '' as never }
    await expect(buildServer({ database: base.database, routes: [serve(naked, async () => ({ most: 1 }))], now: Date.now, authenticate: async () => undefined })).rejects.toThrow('/api/test/list declares no permission')
  })
  it('is closed to strangers and to who lacks the permission; a public one is open', async () => {
    expect((await base.ask(null, list)).status).toBe(401)
    expect((await base.ask(anActor({ countyCode: aCountyCode(), permissions: new Set(['self']) }), list)).status).toBe(403)
    expect((await base.ask(null, open)).body).toEqual({ on: '2026-11-24' })
    expect((await base.ask(anActor({ countyCode: aCountyCode() }), list, { most: 5 })).body).toEqual({ most: 5 })
  })
  it('stands in the OpenAPI document with its permission and shapes', async () => {
    const document = (await base.server.inject('/docs/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(['/api/test/say/{word}', '/api/test/list', '/api/test/open'])
    expect(document.paths['/api/test/list'].get.description).toContain('region.read')
    expect(document.paths['/api/test/say/{word}'].post.parameters.map((one: { name: string }) => one.name)).toEqual(['word', 'idempotency-key'])
  })
  it('answers what it does not know with the same shape', async () => {
    expect((await base.server.inject('/api/nothing')).json()).toMatchObject({ kind: 'NotFound', reasons: [{ code: 'PLATFORM.NO_SUCH_ADDRESS' }] })
  })
})

it('row security hides other counties from a statement that forgot to filter, and shows nothing without a county', async () => {
  const [mine, theirs] = [anActor({ countyCode: aCountyCode() }), anActor({ countyCode: aCountyCode() })]
  for (const actor of [mine, theirs, theirs]) await base.ask(actor, say, { word: randomUUID().slice(0, 8) })
  const everything = compose<{ n: number }>()(fragment<object>('everything', 'SELECT count(*) AS n FROM audit.event'))
  expect(await base.database.run(everything, {}, [mine.countyCode])).toEqual([{ n: 1 }])
  expect(await base.database.run(everything, {}, [])).toEqual([{ n: 0 }])
})
