import { verifyCodeLength } from '#api/verify-code.ts'
import { lettersOf } from '#kernel/paper-letters.ts'

/** How many letters of a contract's number are drawn. */
const numberLetters = 7
/** How many bytes of chance a number and a verify code are made of. */
export const [numberBytes, verifyCodeBytes] = [numberLetters, verifyCodeLength]

/**
 * The number people read on the paper: county, year of signing, and seven letters of chance, so that a number tells nothing of how many came
 * before. Unique in the county by constraint.
 *
 * Example: 500112 in 2026 → 500112-2026-7KQ2M9X
 */
export function contractNumberOf(countyCode: number, year: number, chance: Uint8Array): string {
  return `${countyCode}-${year}-${lettersOf(chance, numberLetters)}`
}

/** The code of the public page that checks an agreement: 20 letters of 32, 100 bits, so that nobody finds one by trying. */
export const verifyCodeOf = (chance: Uint8Array): string => lettersOf(chance, verifyCodeLength)
