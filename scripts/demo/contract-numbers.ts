import type { Township } from './region-tree.ts'

/** The letters of the numbers that signing draws. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const letterCount = 7
const all = 2 ** 35 // 32 letters, seven of them

/** Odd, so that no two contracts get the same letters; large, so that neighbours look nothing alike. */
const step = 165_580_141

/**
 * The number of a township's nth contract (from 0), in the form that signing gives: county, year, seven letters.
 *
 * Example: 2026, place 7, first contract → 500112-2026-2M5VEB2 or the like; never twice in the county.
 */
export function contractNumber(year: number, { place, county }: Pick<Township, 'place' | 'county'>, nth: number): string {
  let rest = ((place * 2 ** 20 + nth) * step) % all
  let text = ''
  for (let i = 0; i < letterCount; i++) {
    text = letters[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return `${county.code}-${year}-${text}`
}
