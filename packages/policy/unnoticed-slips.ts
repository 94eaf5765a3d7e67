import { addDays, type LocalDate } from '#kernel/local-date.ts'
import type { Benchmark } from './benchmark.ts'
import { checkPackages } from './check-packages.ts'
import { checkShares } from './check-shares.ts'
import type { DatedValue, Pack } from './pack.ts'
import { type PackTest, runPackTest } from './pack-tests.ts'
import { perturbValue, type Raw } from './perturb-value.ts'
import { rules } from './rule-registry.ts'
import { type Key, shapes } from './shapes.ts'

/** A pack, its tests, and one of its entries. */
type Tried = { pack: Pack; tests: readonly PackTest[]; key: Key }

/** The values a pack decides itself, each with its day: what another pack gives is tried there, what is for demonstration nowhere. */
export function ownValues({ answers, bundle }: Pack): { key: Key; from: LocalDate; value: DatedValue }[] {
  return (Object.keys(shapes) as Key[]).filter((key) => !bundle.answers[key]?.taken_from).flatMap((key) => (Object.entries(answers[key].values) as [LocalDate, DatedValue][])
    .filter(([, { certainty }]) => certainty !== 'demo').map(([from, value]) => ({ key, from, value })))
}

/**
 * Every slip in a dated value, or around it, that no test of the pack would notice, as a policy officer would say it; and the places (`refused`) of which no slip
 * would even be read.
 */
export function unnoticedSlips({ pack, tests, key, from }: Tried & { from: LocalDate }): { missed: string[]; refused: string[] } {
  const { [from]: dated, ...others } = pack.answers[key].values as Record<LocalDate, DatedValue>
  if (!dated) throw new Error(`no ${key} from ${from}`)
  const isMissed = (values: Record<string, DatedValue>) => !isNoticed({ pack: withAnswer(pack, key, { values: { ...others, ...values } }), tests, key })
  const missed = aroundValue(from, dated).filter(({ values }) => isMissed(values)).map(({ slip }) => slip)
  const { perturbed, refused } = dated.value === null ? { perturbed: [], refused: [] } : perturbValue(key, pack.bundle.answers[key]?.values[from]?.value as Raw)
  for (const { at, value } of perturbed) {
    const values = { [from]: { ...dated, value: shapes[key].parse(value) } }
    const changed = withAnswer(pack, key, { values: { ...others, ...values } })
    if (checkShares(changed).length + checkPackages(changed).length === 0 && isMissed(values)) missed.push(slipAt(at))
  }
  return { missed: [...new Set(missed)], refused }
}

/** Whether a test would notice that an entry left open is said to be no thing here. */
export const isClosingNoticed = ({ pack, tests, key }: Tried): boolean => isNoticed({ pack: withAnswer(pack, key, { status: 'not_applicable' }), tests, key })

/** Every slip in a benchmark that no test of the pack would notice. */
export function unnoticedInBenchmark(pack: Pack, tests: readonly PackTest[], { id }: Pick<Benchmark, 'id'>): string[] {
  const one = pack.bundle.benchmarks.find((benchmark) => benchmark.id === id) as Benchmark
  const slips: [string, Partial<Benchmark>][] = [
    ['measure', { measure: 'another' }], ['of', { of: 'another' }], ['value', { value: one.value.replace(/\d$/, (last) => String((Number(last) + 1) % 10)) }], ['value', { value: `1${one.value}` }],
    ['unit', { unit: 'another' }], ['bound', { bound: one.bound === 'about' ? 'exactly' : 'about' }], ['as_of', { as_of: addDays(one.as_of, 1) }], ['source', { source: 'another#clause' }],
    ['certainty', { certainty: one.certainty === 'stated' ? 'ambiguous' : 'stated' }],
  ]
  return slips.filter(([, slip]) => {
    const benchmarks = pack.bundle.benchmarks.map((other) => (other.id === id ? { ...other, ...slip } : other))
    return !tests.some((test) => isBroken({ ...pack, bundle: { ...pack.bundle, benchmarks } }, test))
  }).map(([field]) => `${field} 写成别的`)
}

/** Whether some test of the pack fails; one that breaks off fails too. Tests of the entry itself are tried first. */
function isNoticed({ pack, tests, key }: Tried): boolean {
  const asksKey = ({ rule }: PackTest) => (rules[rule]?.key ?? rule) === key
  return [...tests.filter(asksKey), ...tests.filter((test) => !asksKey(test))].some((test) => isBroken(pack, test))
}

function isBroken(pack: Pack, test: PackTest): boolean {
  try {
    return runPackTest(pack, test) !== null
  } catch {
    return true
  }
}

const withAnswer = (pack: Pack, key: Key, changed: Partial<Pack['answers'][Key]>): Pack => ({ ...pack, answers: { ...pack.answers, [key]: { ...pack.answers[key], ...changed } } })

/** What a slip could do to a dated value around its content: begin a day off, cite another clause, claim another certainty, be lost. */
function aroundValue(from: LocalDate, dated: DatedValue): { slip: string; values: Record<string, DatedValue> }[] {
  const other = dated.certainty === 'stated' ? 'inferred' : 'stated'
  const around = [
    { slip: '整个取值删去', values: {} },
    { slip: '起始日晚一天', values: { [addDays(from, 1)]: dated } },
    { slip: '起始日早一天', values: { [addDays(from, -1)]: dated } },
  ]
  if (dated.value === null) return around
  return [...around, { slip: '出处（source）换成别的条款', values: { [from]: { ...dated, source: 'another#clause' } } }, { slip: '成色（certainty）换成别的', values: { [from]: { ...dated, certainty: other } } }]
}

/** Example: `.items[0].times` → items[0].times 写成别的; `[1] dropped` → [1] 删去 */
function slipAt(at: string): string {
  const [place = '', done] = at.replace(/^\./, '').split(' ')
  return `${place === '' ? '整个值' : place} ${done === 'dropped' ? '删去' : done === 'renamed' ? '换个名字' : '写成别的'}`
}
