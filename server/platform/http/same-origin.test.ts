import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { publicCommand, publicQuery } from '#api/endpoint.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { serve } from './routes.ts'
import { isFromHere } from './same-origin.ts'

const change = publicCommand({ path: '/api/test/change', input: z.strictObject({}), output: z.object({ ok: z.boolean() }), why: 'a test' })
const read = publicQuery({ path: '/api/test/read', input: z.strictObject({}), output: z.object({ ok: z.boolean() }), why: 'a test' })
let base: TestDatabase
beforeAll(async () => {
  base = await aDatabase(() => [serve(change, async () => ({ ok: true })), serve(read, async () => ({ ok: true }))])
})
afterAll(() => base.close())
const post = (headers: Record<string, string>, payload = '{}') => base.server.inject({ method: 'POST', url: change.path, headers: { host: 'jiayi.example.cn', 'content-type': 'application/json', ...headers }, payload })

describe('a change (R23)', () => {
  it.each<[string, Record<string, string>, number]>([
    ['from a page of this host', { origin: 'https://jiayi.example.cn', 'sec-fetch-site': 'same-origin' }, 200],
    ['from a program', {}, 200],
    ['from another site', { origin: 'https://evil.example' }, 403],
    ['from another port', { origin: 'https://jiayi.example.cn:8443' }, 403],
    ['from a host whose name begins alike', { origin: 'https://jiayi.example.cn.evil.example' }, 403],
    ['from a sandboxed frame', { origin: 'null' }, 403],
    ['from a sister host', { 'sec-fetch-site': 'same-site' }, 403],
    ['that contradicts itself', { origin: 'https://jiayi.example.cn', 'sec-fetch-site': 'cross-site' }, 403],
    ['as a form from another site', { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['as plain text from another site', { origin: 'https://evil.example', 'content-type': 'text/plain' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await post(headers)).statusCode).toBe(status)
  })
  it('is taken as JSON only', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', ' application/json, text/plain']) expect((await post({ 'content-type': type }, 'a=b')).statusCode).toBe(400)
  })
})
it('reading is answered to no other site: no header allows it', async () => {
  const answer = await base.server.inject({ url: read.path, headers: { origin: 'https://evil.example' } })
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})
it('an origin must be an address', () => {
  expect(isFromHere(undefined, 'jiayi.example.cn', 'jiayi.example.cn')).toBe(false)
})
it('every answer carries the same protecting headers', async () => {
  const { headers } = await base.server.inject({ url: read.path })
  const { date: _, 'content-length': __, 'content-type': ___, connection: ____, ...kept } = headers
  expect(kept).toEqual({
    'content-security-policy': "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;frame-src 'self' blob:;connect-src 'self' ws://127.0.0.1:* http://127.0.0.1:*;object-src 'none';base-uri 'self';form-action 'self';frame-ancestors 'self'",
    'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-dns-prefetch-control': 'off', 'x-download-options': 'noopen',
    'x-frame-options': 'SAMEORIGIN', 'x-permitted-cross-domain-policies': 'none', 'x-xss-protection': '0', 'cache-control': 'no-store',
  })
})
