import type { ShownBenchmark } from '#api/benchmarks.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import { type Benchmark, elderlyAge, keyPopulations, orNone, type Pack } from '#policy/index.ts'

type Likeness = NonNullable<ShownBenchmark['likeness']>
type Doubt = Likeness['doubts'][number]

const noBase: Doubt = { code: 'no_base', params: {} }
const otherBase = (of: string): Doubt => ({ code: 'other_base', params: { of } })
/** Bases that are some of a region's usual residents. */
const partsOfAll = ['main_urban_districts', 'team']

/**
 * Which figure of a county stands beside a result that a document reports, and every reason why the two do not mean quite the same. Null when nothing of the
 * county's is like it: what cannot be compared is not compared.
 *
 * Example: those aged 60 and over covered in Weifang, beside a county whose 老年人 begin at 65 → coverage.elderly, other_age.
 */
export function compareBenchmark(benchmark: Benchmark, there: Pack, own: Pack, on: LocalDate): Likeness | null {
  const { measure, of, unit, certainty } = benchmark
  if (unit !== 'percent') return null
  const found = measure === 'coverage' ? compareCoverage(benchmark, there, own, on) : measure === 'renewal_rate' ? { line: measure, doubts: of === 'signed_residents' ? [] : [otherBase(of)] } : null
  return found && { ...found, doubts: [...(certainty === 'ambiguous' ? [noBase] : []), ...found.doubts] }
}

function compareCoverage({ of, as_of }: Benchmark, there: Pack, own: Pack, on: LocalDate): Likeness | null {
  const asOf = localDate(as_of)
  if (of === 'all') return { line: 'coverage.all', doubts: [] }
  if (partsOfAll.includes(of)) return { line: 'coverage.all', doubts: [otherBase(of)] }
  if (of === 'key') return { line: 'coverage.key', doubts: keyList(there, asOf) === keyList(own, on) ? [] : [{ code: 'other_key', params: {} }] }
  const population = /^elderly_\d+$/.test(of) ? 'elderly' : of
  if (!keyList(own, on)?.split(',').includes(population)) return null
  return { line: `coverage.${population}`, doubts: population === 'elderly' ? compareAges(of, there, asOf, own, on) : [] }
}

/** Tags of a region's key populations in one order; null where its pack does not say. */
function keyList(pack: Pack, on: LocalDate): string | null {
  return orNone(() => keyPopulations(pack, on))?.value.map(({ tag }) => tag).sort().join(',') ?? null
}

function compareAges(of: string, there: Pack, asOf: LocalDate, own: Pack, on: LocalDate): Doubt[] {
  const written = /^elderly_(\d+)$/.exec(of)?.[1]
  const age = written === undefined ? orNone(() => elderlyAge(there, asOf))?.value : Number(written)
  const here = orNone(() => elderlyAge(own, on))?.value
  if (age === undefined || here === undefined) return [otherBase(of)]
  return age === here ? [] : [{ code: 'other_age', params: { there: age, here } }]
}
