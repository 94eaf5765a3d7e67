import { expect, it } from 'vitest'
import { paperLetters, verifyCodeShape } from '#api/verify-code.ts'
import { contractNumberOf, numberBytes, verifyCodeBytes, verifyCodeOf } from './contract-number.ts'

it('a number says county and year, and one letter a byte', () => {
  expect(contractNumberOf(500112, 2026, Uint8Array.of(0, 1, 31, 32, 63, 255, 8))).toBe('500112-2026-23Z2ZZA')
  expect(() => contractNumberOf(500112, 2026, new Uint8Array(numberBytes - 1))).toThrow('7 bytes are needed, not 6')
})
it('every letter comes of eight of the 256 bytes', () => {
  const drawn = Array.from({ length: 256 }, (_, byte) => verifyCodeOf(new Uint8Array(verifyCodeBytes).fill(byte)))
  expect(drawn.every((code) => verifyCodeShape.test(code))).toBe(true)
  for (const letter of paperLetters) expect(drawn.filter((code) => code[0] === letter)).toHaveLength(8)
})
