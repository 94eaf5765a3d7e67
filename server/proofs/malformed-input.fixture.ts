import fc from 'fast-check'
import { expect } from 'vitest'
import type { Route } from '#platform/http/routes.ts'
import { anActor } from '../testing/an-actor.ts'
import { inputSchema, sample } from './sample-input.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, -0, 1e308, -1, 2 ** 53, 0.1, '', ' ', '\0', '\ud800', '\u202e罗', '%27 OR 1=1', "'; DROP TABLE x --", '../../etc', '999999999999999999999', [], [[]], {}, { __proto__: { a: 1 } }, '2026-02-30', '0000-00-00', '𠮷'.repeat(50), 'x'.repeat(20_000)),
  fc.string({ unit: 'binary', maxLength: 60 }), fc.integer(), fc.double(), fc.jsonValue({ maxDepth: 4 }))
const contentTypes = ['application/json', ' application/json', 'application/json;charset=utf-7', 'text/plain', 'application/xml', 'multipart/form-data', '']
const bodies = ['', '{', 'null', '[]', '"x"', '1', '{"a":1,"a":2}', '{"__proto__":{"x":1}}', `${'['.repeat(5000)}${']'.repeat(5000)}`, '\ufeff{}']

/**
 * Sends each route inputs that are nearly right with something odd in them, and bodies that are none. Every answer that is not a success has the
 * product's own shape; none is a defect of ours.
 */
export async function expectNoDefects(base: WholeHouse, { endpoint }: Route, countyCode: number, runs: number, seed: number): Promise<void> {
  const actor = anActor({ countyCode })
  const whole = sample(inputSchema(endpoint), {}) as Record<string, unknown>
  const names = [...Object.keys(whole), 'nobodyKnowsThis']
  const check = (where: string, status: number, text: string) => {
    if (status >= 500) throw new Error(`${endpoint.path} ${status} for ${where}: ${text.slice(0, 300)}`)
    if (status >= 400) expect(JSON.parse(text)).toMatchObject({ kind: expect.any(String), reasons: expect.any(Array), traceId: expect.any(String) })
  }
  await fc.assert(fc.asyncProperty(fc.subarray(names, { minLength: 1, maxLength: Math.min(3, names.length) }), fc.array(odd, { minLength: 3, maxLength: 3 }), fc.boolean(), async (spoiled, values, leavesOut) => {
    const input = { ...whole, ...Object.fromEntries(spoiled.map((name, i) => [name, values[i]])) }
    if (leavesOut) delete input[spoiled[0] as string]
    for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) if (input[name as string] === undefined || input[name as string] === '') input[name as string] = 'x'
    let answer: Awaited<ReturnType<typeof base.ask>>
    try {
      answer = await base.ask(actor, endpoint, input)
    } catch (error) {
      if (error instanceof URIError) return // a lone surrogate cannot be written into an address at all
      throw error
    }
    check(JSON.stringify(input).slice(0, 300), answer.status, answer.bytes.toString('utf8'))
  }), { numRuns: runs, seed })
  if (/query|file/i.test(endpoint.kind)) return
  const url = endpoint.path.replace(/:(\w+)/g, '019a0000-0000-7000-8000-000000000001')
  for (const type of contentTypes) {
    for (const body of bodies) {
      const answer = await base.server.inject({ method: 'POST', url, headers: { cookie: `test=${actor.postId}`, 'idempotency-key': 'abcdefgh', ...(type ? { 'content-type': type } : {}) }, payload: body })
      check(`${type} ${body.slice(0, 20)}`, answer.statusCode, answer.body)
    }
  }
}
