import { randomInt } from 'node:crypto'
import { paperLetters, verifyCodeLength } from '#api/verify-code.ts'

/**
 * The number people read on the paper: county, year of signing, and seven letters drawn at random, so that a number tells nothing of how
 * many came before. Unique in the county by constraint.
 *
 * Example: 500112 in 2026 → 500112-2026-7KQ2M9X
 */
export function drawContractNumber(countyCode: number, year: number): string {
  return `${countyCode}-${year}-${drawLetters(7)}`
}

/** The code of the public page that checks an agreement: 20 letters of 32, 100 bits, so that nobody finds one by trying. */
export const drawVerifyCode = (): string => drawLetters(verifyCodeLength)

const drawLetters = (count: number): string => Array.from({ length: count }, () => paperLetters[randomInt(paperLetters.length)]).join('')
