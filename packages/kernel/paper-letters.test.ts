import { expect, it } from 'vitest'
import { lettersOf, paperLetters } from './paper-letters.ts'

it('has 32 letters, none of which is mistaken for another', () => {
  expect([new Set(paperLetters).size, /[01IO]/.test(paperLetters)]).toEqual([32, false])
})
it('makes one letter a byte, every letter of eight of the 256', () => {
  expect(lettersOf(Uint8Array.of(0, 1, 31, 32, 63, 255, 8), 7)).toBe('23Z2ZZA')
  expect(() => lettersOf(new Uint8Array(6), 7)).toThrow('7 bytes are needed, not 6')
  const all = lettersOf(Uint8Array.from({ length: 256 }, (_, byte) => byte), 256)
  for (const letter of paperLetters) expect(all.split(letter)).toHaveLength(9)
})
