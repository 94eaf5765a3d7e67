import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { publicCommand } from '#api/endpoint.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { serve } from './routes.ts'

const note = publicCommand({ path: '/api/test/note', input: z.strictObject({ text: z.string().optional(), more: z.unknown().optional() }), output: z.object({ text: z.string() }), why: 'a test' })
let base: TestDatabase
beforeAll(async () => {
  base = await aDatabase(() => [serve(note, async (_, { text = '' }) => ({ text }))])
})
afterAll(() => base.close())
const post = (payload: string) => base.server.inject({ method: 'POST', url: note.path, headers: { 'content-type': 'application/json' }, payload })

it.each([
  ['a high half', '{"text":"a\\ud800"}'], ['a low half', '{"text":"\\udfffb"}'], ['two in the wrong order', '{"text":"\\udc00\\ud83d"}'],
  ['deep inside', '{"more":[{"x":["\\ud800"]}]}'], ['as a name', '{"more":{"\\ud800":1}}'],
])('half of a character is refused before anything is kept: %s', async (_, payload) => {
  const answer = await post(payload)
  expect([answer.statusCode, answer.json().reasons]).toEqual([400, [{ code: 'PLATFORM.UNSTORABLE' }]])
})
it('whole characters of two halves pass, and a deep body is no trouble', async () => {
  expect((await post('{"text":"𠮷😀"}')).json()).toEqual({ text: '𠮷😀' })
  expect((await post('{"text":"\\ud842\\udfb7"}')).json()).toEqual({ text: '𠮷' })
  expect((await post(`{"text":"x","more":${'['.repeat(5000)}${']'.repeat(5000)}}`)).statusCode).toBe(200)
})
