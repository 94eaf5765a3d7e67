import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { command, publicCommand, query, search } from '#api/endpoint.ts'
import { call, newKey, onSignedOut, requestOf } from './call.ts'
import { Problem } from './problem.ts'

const output = z.strictObject({ ok: z.boolean() })
const readPerson = query({
  path: '/api/residents/:residentId',
  permission: 'resident.read',
  input: z.strictObject({ residentId: z.string(), year: z.number().optional() }),
  output,
})
const findPeople = search({
  path: '/api/residents/search',
  permission: 'resident.read',
  input: z.strictObject({ text: z.string() }),
  output,
})
const sign = command({
  path: '/api/teams/:teamId/contracts',
  permission: 'contract.sign',
  input: z.strictObject({ teamId: z.string(), years: z.number() }),
  output,
})
const signIn = publicCommand({ path: '/api/access/sign-in', input: z.strictObject({ name: z.string() }), output, why: 'before sign-in' })
const noWait = { waits: [0, 0] }

afterEach(() => vi.unstubAllGlobals())

/** A server that gives these answers in turn; `null` is a dropped line. */
function serverAnswering(...answers: (null | { status: number; body?: unknown; headers?: Record<string, string> })[]) {
  const asked: { url: string; request: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
    asked.push({ url, request })
    const answer = answers[asked.length - 1]
    if (!answer) throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status, headers: answer.headers ?? {} })
  })
  return asked
}
const keyOf = (asked: { request: RequestInit }) => (asked.request.headers as Record<string, string>)['idempotency-key']

test('a read fills the path, puts the rest into the query string and leaves out what is not given', () => {
  expect(requestOf(readPerson, { residentId: 'a/b', year: 2026 })).toEqual({ url: '/api/residents/a%2Fb?year=2026', method: 'GET' })
  expect(requestOf(readPerson, { residentId: '7', year: undefined })).toEqual({ url: '/api/residents/7', method: 'GET' })
})

test('a list in the query string is repeated', () => {
  expect(requestOf(readPerson, { residentId: '7', tag: ['old', 'ill'] }).url).toBe('/api/residents/7?tag=old&tag=ill')
})

test('a search and a command put what is not in the path into the body', () => {
  expect(requestOf(findPeople, { text: '罗玉珍' })).toEqual({ url: '/api/residents/search', method: 'POST', body: '{"text":"罗玉珍"}' })
  expect(requestOf(sign, { teamId: 't1', years: 1 })).toEqual({ url: '/api/teams/t1/contracts', method: 'POST', body: '{"years":1}' })
})

test('a path with a hole is refused before anything is sent', () => {
  expect(() => requestOf(readPerson, { residentId: '' })).toThrow('residentId')
})

test('only a command carries an Idempotency-Key', async () => {
  const asked = serverAnswering({ status: 200 }, { status: 200 }, { status: 201 })
  await call(readPerson, { residentId: '7' })
  await call(findPeople, { text: '罗' })
  await call(sign, { teamId: 't1', years: 1 })
  expect(asked.map(keyOf)).toEqual([undefined, undefined, expect.stringMatching(/^[0-9a-f]{32}$/)])
})

test('a dropped line and a busy server are tried twice more with the same key', async () => {
  const asked = serverAnswering(null, { status: 503 }, { status: 201, body: { ok: true } })
  expect(await call(sign, { teamId: 't1', years: 1 }, noWait)).toEqual({ ok: true })
  expect(new Set(asked.map(keyOf)).size).toBe(1)
  expect(asked).toHaveLength(3)
})

test('after the third dropped line the person is told there is no connection', async () => {
  const asked = serverAnswering(null, null, null, { status: 201 })
  await expect(call(sign, { teamId: 't1', years: 1 }, noWait)).rejects.toMatchObject({ kind: 'Offline' })
  expect(asked).toHaveLength(3)
})

test('a refusal is final: every reason is kept and nothing is sent again', async () => {
  const reasons = [{ code: 'CONTRACTS.ALREADY_SIGNED', params: { until: '2027-03-08' } }, { code: 'CONTRACTS.TEAM_FULL' }]
  const asked = serverAnswering({ status: 422, body: { kind: 'Refused', reasons, traceId: 't-9' } })
  await expect(call(sign, { teamId: 't1', years: 1 }, noWait)).rejects.toMatchObject({ kind: 'Refused', reasons, traceId: 't-9' })
  expect(asked).toHaveLength(1)
})

test('signing in is not sent again by itself: a second wrong password would count', async () => {
  const asked = serverAnswering({ status: 503 }, { status: 200 })
  await expect(call(signIn, { name: 'chen' }, noWait)).rejects.toMatchObject({ kind: 'Unavailable' })
  expect(asked).toHaveLength(1)
})

test('a lost session is announced once; a wrong password at the sign-in is not a lost session', async () => {
  let announced = 0
  onSignedOut(() => {
    announced += 1
  })
  serverAnswering({ status: 401, body: { kind: 'Unauthenticated', reasons: [] } })
  await expect(call(readPerson, { residentId: '7' })).rejects.toBeInstanceOf(Problem)
  serverAnswering({ status: 401, body: { kind: 'Unauthenticated', reasons: [] } })
  await expect(call(signIn, { name: 'chen' })).rejects.toBeInstanceOf(Problem)
  expect(announced).toBe(1)
})

test('an answer from a proxy in between, without our shape, still becomes a problem with the right kind', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>Bad gateway</html>', { status: 429, headers: { 'retry-after': '30' } }))
  await expect(call(readPerson, { residentId: '7' }, noWait)).rejects.toMatchObject({ kind: 'TooMany', retryAfterSeconds: 30 })
})

test('two keys differ', () => {
  expect(newKey()).not.toBe(newKey())
})
