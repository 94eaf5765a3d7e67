import { z } from 'zod'
import { code, day, source, word } from './value-types.ts'

/**
 * A result that a document reports: what was measured, of whom, how much, when. It rules nothing; dashboards may show it beside the
 * county's own figures. The value stays text, as written, and its bound says whether it was written as exact.
 */
export const benchmarkSchema = z.strictObject({
  id: code, zh: word, en: word, measure: code, of: code,
  value: z.string().regex(/^-?\d+(\.\d+)?$/, '应是数字'), unit: code, bound: z.enum(['exactly', 'or_more', 'more_than', 'or_less', 'about']).default('exactly'),
  as_of: day, source, certainty: z.enum(['stated', 'inferred', 'ambiguous']).default('stated'), note: word.optional(),
})
export type Benchmark = z.output<typeof benchmarkSchema>

/** All of a pack's benchmarks, each with an id of its own. */
export const benchmarksSchema = z.array(benchmarkSchema).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, '两个基准同一个 id')
