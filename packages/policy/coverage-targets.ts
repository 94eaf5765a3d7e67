import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { code, leaves, percent } from './value-types.ts'
import { valueOn } from './value-on.ts'

/** A year as a document names it. */
export const year = z.string().regex(/^\d{4}$/, '应是年份').register(leaves, { kind: 'year' })

export const coverageTargetsShape = z.array(z.strictObject({ of: code, at_least: percent, base: z.enum(['usual_residents', 'tagged']) })).min(1)
export const systemCoverageShape = z.strictObject({ at_least: percent, by: year, degree: z.enum(['fully', 'basically']) })

/** One goal: of whom (all, urban, rural, key, or one population), at least how much of whom, in basis points. */
export type CoverageTarget = { of: string; atLeastBasisPoints: number; base: 'usual_residents' | 'tagged' }

/** The coverage the region must reach in the year of `on`. */
export function coverageTargets(pack: Pack, on: LocalDate): Explained<CoverageTarget[]> {
  const { value, because } = valueOn(pack, 'target.coverage', on)
  return { value: value.map((row) => ({ of: row.of, atLeastBasisPoints: row.at_least, base: row.base })), because: [because] }
}

/** The far goal: the whole population by a year. */
export function systemCoverage(pack: Pack, on: LocalDate): Explained<{ atLeastBasisPoints: number; by: string; degree: 'fully' | 'basically' }> {
  const { value, because } = valueOn(pack, 'target.system_coverage', on)
  return { value: { atLeastBasisPoints: value.at_least, by: value.by, degree: value.degree }, because: [because] }
}
