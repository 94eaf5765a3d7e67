import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { year } from './coverage-targets.ts'
import { codes, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { code, day, percent, wholeBasisPoints } from './value-types.ts'

export const targetTermsShapes = {
  /** By how many percentage points the coverage of each must grow from one year to the next. */
  'target.growth': z.array(z.strictObject({ of: code, least_points: percent, most_points: percent })
    .refine(({ least_points, most_points }) => least_points <= most_points, { message: '至多少于至少', path: ['most_points'] })).min(1),
  'target.goals': z.array(z.strictObject({ measure: code, at_least: percent, year, degree: z.enum(['or_more', 'basically', 'about', 'strive']) })).min(1),
  /** What a region does without when it presses for contracts, and where signing waits. */
  'target.pace': z.strictObject({ without: codes, postponed_for: codes.optional() }),
  'target.local_documents': z.strictObject({ levels: codes, due: day.optional(), must_state: codes.optional(), exempt: codes.optional() }),
}

/** Coverage to reach in the next year, in basis points: at least, and the most the document thinks of. */
export type GrownCoverage = { of: string; atLeastBasisPoints: number; atMostBasisPoints: number }

/**
 * What last year's coverage of each must become. It never asks for more than everybody.
 *
 * Example: 1 to 3 points a year, 40 % now → at least 41 %, at most 43 %. 98 % now → 99 %, 100 %.
 */
export function grownCoverage(pack: Pack, on: LocalDate, nowBasisPoints: number): Explained<GrownCoverage[]> {
  const { value, because } = readFacts(pack, 'target.growth', on)
  const grown = (points: number) => Math.min(nowBasisPoints + points, wholeBasisPoints)
  return { value: value.map(({ of, least_points, most_points }) => ({ of, atLeastBasisPoints: grown(least_points), atMostBasisPoints: grown(most_points) })), because }
}
