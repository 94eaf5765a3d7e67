import { z } from 'zod'
import { file, query } from './endpoint.ts'
import { citationShape, packCode } from './policy.ts'

const count = z.int().nonnegative()
/** Why a reported result does not mean quite the same as the figure of ours that it stands beside. */
export const benchmarkDoubts = ['no_base', 'other_base', 'other_age', 'other_key'] as const
const doubt = z.object({ code: z.enum(benchmarkDoubts), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** A figure of ours that documents report of too: `coverage.all`, `coverage.key`, `coverage.<population>`, `renewal_rate`. */
const line = z.object({
  key: z.string(), /** The population it is about, in the words of the county's pack. */ population: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** Of how many people, and when counted; null for who may not see the statistics, and where there is nobody yet. */
  own: z.object({ part: count, whole: z.int().positive(), on: z.iso.date() }).nullable(),
})
const benchmark = z.object({
  packCode: z.string(), region: z.string(), /** As it fits beside a dot. */ regionShort: z.string(), id: z.string(), zh: z.string(), en: z.string(), measure: z.string(), of: z.string(),
  /** The number as it is written, and how it is bounded. */
  value: z.string(), unit: z.string(), bound: z.enum(['exactly', 'or_more', 'more_than', 'or_less', 'about']), asOf: z.iso.date(),
  certainty: z.enum(['stated', 'inferred', 'ambiguous']), note: z.string().nullable(), source: citationShape.nullable(),
  /** The line it stands on and what keeps it from being the same; null when nothing of ours is like it. */
  likeness: z.object({ line: z.string(), doubts: z.array(doubt) }).nullable(),
})
export type BenchmarkLine = z.infer<typeof line>
export type ShownBenchmark = z.infer<typeof benchmark>

/** Results that the documents of all published packs report, beside the figures of one's own place today. */
export const benchmarksEndpoint = query({
  path: '/api/overview/benchmarks', permission: 'policy.read', input: z.strictObject({}),
  output: z.object({ on: z.iso.date(), ownCode: z.string().nullable(), lines: z.array(line), items: z.array(benchmark), next: z.null() }),
})
const filters = z.strictObject({ measure: z.string().max(60).optional(), region: packCode.optional(), year: z.string().regex(/^\d{4}$/).optional() })
export const exportBenchmarksEndpoint = file({ path: '/api/overview/benchmarks/table.csv', permission: 'policy.read', input: filters, mediaType: 'text/csv; charset=utf-8' })

/** Whether a result is among those asked for: of a measure, of a region, of a year. */
export function isBenchmarkAsked({ measure, packCode: region, asOf }: Pick<ShownBenchmark, 'measure' | 'packCode' | 'asOf'>, asked: z.infer<typeof filters>): boolean {
  return (asked.measure ?? measure) === measure && (asked.region ?? region) === region && asOf.startsWith(asked.year ?? '')
}
