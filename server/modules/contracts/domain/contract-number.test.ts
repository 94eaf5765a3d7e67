import { expect, it } from 'vitest'
import { verifyCodeShape } from '#api/verify-code.ts'
import { contractNumberOf, numberBytes, verifyCodeBytes, verifyCodeOf } from './contract-number.ts'

it('a number says county and year, and one letter a byte', () => {
  expect(contractNumberOf(500112, 2026, Uint8Array.of(0, 1, 31, 32, 63, 255, 8))).toBe('500112-2026-23Z2ZZA')
  expect(() => contractNumberOf(500112, 2026, new Uint8Array(numberBytes - 1))).toThrow('7 bytes are needed, not 6')
})
it('a verify code has the shape that is asked for, whatever the chance', () => {
  for (let byte = 0; byte < 256; byte++) expect(verifyCodeOf(new Uint8Array(verifyCodeBytes).fill(byte))).toMatch(verifyCodeShape)
})
