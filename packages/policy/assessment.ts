import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { codes, force, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { code, count, truth } from './value-types.ts'

/** How many of these periods a year has; five years are a fifth of one a year, so they are due in their fifth year alone. */
const aYear = { year: 1, quarter: 4, five_years: 0 }

export const assessmentShapes = {
  'assessment.levels': z.array(z.strictObject({
    level: code, times: count.optional(), per: z.enum(['year', 'quarter', 'five_years']).optional(), counted: z.enum(['exactly', 'or_more']).optional(), force: force.optional(),
  }).refine(({ times, per }) => (times === undefined) === (per === undefined), { message: '次数与周期要一起写', path: ['per'] })).min(1),
  'assessment.authority': z.strictObject({ issued_by: codes, issued: z.enum(['yearly', 'once']).optional() }),
  'assessment.indicators': z.strictObject({ indicators: codes, number: count.optional() }),
  'assessment.method': z.strictObject({ means: codes, third_party: truth.optional(), covers: code.optional(), regular: truth.optional() }),
  'assessment.evidence': codes,
  'assessment.verification': z.strictObject({ means: codes, carried_out_by: codes.optional(), against: codes.optional(), regular: truth.optional() }),
  'assessment.consequences': codes,
  'assessment.publication': z.strictObject({ told_to: codes, forms: codes.optional() }),
  'assessment.satisfaction': z.strictObject({ asks: codes, surveyed_by: code.optional(), regular: truth.optional() }),
}

export type YearlyAssessments = { level: string; times: number; isAtLeast: boolean }

/**
 * How often each level assesses in a year. Levels whose cycle the document does not name are left out, as are those of several years.
 *
 * Example: city once a year, county at least twice, institution at least once a quarter → 1, at least 2, at least 4.
 */
export function assessmentsPerYear(pack: Pack, on: LocalDate): Explained<YearlyAssessments[]> {
  const { value, because } = readFacts(pack, 'assessment.levels', on)
  const yearly = value.map(({ level, times = 0, per = 'five_years', counted }) => ({ level, times: times * aYear[per], isAtLeast: counted === 'or_more' }))
  return { value: yearly.filter(({ times }) => times > 0), because }
}
