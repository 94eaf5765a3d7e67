import type { Day } from './calendar.ts'
import { textOf } from './calendar.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The marked range of the demo county: its numbers end in a sequence from 800 to 999. Every resident is also stored with `is_test`. */
export const firstSequence = 800
const places = 100

export type NumberGiver = (division: string, born: Day, sex: 1 | 2) => string

/**
 * Gives identity numbers that are valid and never given twice: for each birthday and sex the sequences of the marked range in turn,
 * odd for men and even for women.
 *
 * @throws Error when one birthday has used up its 100 numbers of a sex
 * @source GB 11643—1999
 */
export function openNumbers(): NumberGiver {
  const given = new Map<string, Uint8Array>()
  const first = -25_567
  return (division, born, sex) => {
    let counts = given.get(division)
    if (!counts) {
      counts = new Uint8Array(2 * 60_000)
      given.set(division, counts)
    }
    const at = (born - first) * 2 + (sex - 1)
    const nth = counts[at] as number
    if (nth >= places) throw new Error(`no number is left for ${textOf(born)}`)
    counts[at] = nth + 1
    return completeNumber(division, textOf(born), firstSequence + nth * 2 + (sex === 1 ? 1 : 0))
  }
}

/** Computes the check character in whole numbers, without a text for every digit. */
function completeNumber(division: string, born: string, sequence: number): string {
  const body = division + born.slice(0, 4) + born.slice(5, 7) + born.slice(8) + sequence
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (weights[i] as number) * (body.charCodeAt(i) - 48)
  return body + '10X98765432'[sum % 11]
}
