import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { readToken, tokenOf } from './day-token.ts'

const macOf = (key: string) => (text: string) => createHash('sha256').update(key + text).digest()
const id = '019a0000-0000-7000-8000-000000000001'

it('is 36 letters, read back to county and day', () => {
  const token = tokenOf(macOf('key'), 500112, id)
  expect(token).toMatch(/^[A-Za-z0-9_-]{36}$/)
  expect(readToken(macOf('key'), token)).toEqual({ countyCode: 500112, signingDayId: id })
})
it('is nothing with another key, and nothing with any letter changed', () => {
  const token = tokenOf(macOf('key'), 500112, id)
  expect(readToken(macOf('other'), token)).toBeNull()
  for (let at = 0; at < token.length; at++) expect(readToken(macOf('key'), `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`)).toBeNull()
  expect(readToken(macOf('key'), token.slice(1))).toBeNull()
})
