import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { publicQuery } from '#api/endpoint.ts'
import type { Database } from '../database/database.ts'
import { serve } from './routes.ts'
import { buildServer } from './server.ts'

const who = publicQuery({ path: '/api/test/who', input: z.strictObject({}), output: z.object({ address: z.string() }), why: 'a test' })
const untouched: Database = {
  run: () => Promise.reject(new Error('no database here')), transact: () => Promise.reject(new Error('no database here')), close: () => Promise.resolve(),
}
const aServer = (isBehindProxy: boolean, requestsPerMinute?: number) => buildServer({
  database: untouched, authenticate: async () => undefined, now: Date.now, isBehindProxy, ...(requestsPerMinute && { requestsPerMinute }), routes: [serve(who, async ({ client }) => ({ address: client.address }))],
})
const [direct, behind, limited] = await Promise.all([aServer(false), aServer(true), aServer(true, 3)])
afterAll(() => Promise.all([direct, behind, limited].map((one) => one.close())))
const asked = (server: typeof direct, forwarded?: string) => server.inject({ url: who.path, remoteAddress: '10.0.0.1', headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } })

it.each([
  ['nobody forwards', direct, undefined, '10.0.0.1'],
  ['without a proxy in front the header is anybody’s word', direct, '192.0.2.9', '10.0.0.1'],
  ['the proxy names the client', behind, '198.51.100.7', '198.51.100.7'],
  ['what the client wrote before that is not believed', behind, '203.0.113.5, 192.0.2.1, 198.51.100.7', '198.51.100.7'],
])('%s', async (_, server, forwarded, address) => {
  expect((await asked(server, forwarded)).json()).toEqual({ address })
})
it('a client that invents addresses is still one client to the limit', async () => {
  const statuses = []
  for (let i = 0; i < 5; i++) statuses.push((await asked(limited, `203.0.113.${i}, 198.51.100.7`)).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
})
it('no request may take for ever', () => {
  expect(direct.server.requestTimeout).toBe(120_000)
  expect(direct.server.headersTimeout).toBeLessThanOrEqual(60_000)
})
