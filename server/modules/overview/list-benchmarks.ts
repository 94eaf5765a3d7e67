import { type BenchmarkLine, type benchmarksEndpoint, type exportBenchmarksEndpoint, isBenchmarkAsked, type ShownBenchmark } from '#api/benchmarks.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { zh } from '#api/wording/index.ts'
import { type LocalDate, yearOf } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import { type Benchmark, citation, keyPopulations, orNone, type Pack } from '#policy/index.ts'
import { getRenewalFigures } from '../contracts/index.ts'
import { packsOn, type Policies } from '../policy/index.ts'
import { compareBenchmark } from './domain/compare-benchmark.ts'
import { countyTotals } from './domain/county-totals.ts'
import { shortRegion } from './domain/short-region.ts'
import { findCounty, townshipOf } from './get-county-overview.ts'

type Output = OutputOf<typeof benchmarksEndpoint>
type Own = BenchmarkLine['own']

/** What the documents of all published packs report, what of it the county's own figures stand beside, and these figures for who may see statistics: what can be compared first. */
export async function listBenchmarks({ policies }: { policies: Policies }, context: Context): Promise<Output> {
  const { on, actor: { countyCode } } = context
  const [ownCode, published, own] = await Promise.all([policies.findPackCode(countyCode, on), packsOn(policies, on), ownFigures(context)])
  const packs = published.map(({ pack }) => pack)
  const ownPack = packs.find(({ region }) => region === ownCode) ?? null
  const keys = (ownPack && orNone(() => keyPopulations(ownPack, on))?.value) ?? []
  const order = ['coverage.all', 'coverage.key', ...keys.map(({ tag }) => `coverage.${tag}`), 'renewal_rate']
  const place = ({ likeness }: ShownBenchmark) => (likeness ? order.indexOf(likeness.line) : order.length)
  const items = packs.flatMap((pack) => pack.bundle.benchmarks.map((one) => present(one, pack, ownPack, on)))
    .sort((a, b) => place(a) - place(b) || (a.measure === b.measure ? 0 : a.measure < b.measure ? -1 : 1))
  const lines = order.filter((key) => items.some(({ likeness }) => likeness?.line === key)).map((key): BenchmarkLine => {
    const population = keys.find(({ tag }) => key === `coverage.${tag}`)
    return { key, population: population ? { zh: population.zh, en: population.en } : null, own: own.get(key) ?? null }
  })
  return { on, ownCode, lines, items, next: null }
}

function present(benchmark: Benchmark, pack: Pack, own: Pack | null, on: LocalDate): ShownBenchmark {
  const { id, zh: inChinese, en, measure, of, value, unit, bound, as_of, certainty, note, source } = benchmark
  return {
    packCode: pack.region, region: pack.name, regionShort: shortRegion(pack.name), id, zh: inChinese, en, measure, of, value, unit, bound, asOf: as_of, certainty, note: note ?? null, source: citation(pack, source),
    likeness: own && compareBenchmark(benchmark, pack, own, on),
  }
}

/** The figures as the dashboards have them: coverage from the rollups, the renewal rate as counted in the night, each for who may see it. */
async function ownFigures(context: Context): Promise<Map<string, Own>> {
  const { on, actor: { permissions, scope } } = context
  const figures = new Map<string, Own>()
  if (scope.kind !== 'region' || !permissions.has('statistics.read')) return figures
  const keep = (key: string, part: number, whole: number, day: string) => { if (whole > 0) figures.set(key, { part, whole, on: day }) }
  const [county, renewals] = await Promise.all([findCounty(context, yearOf(on)), permissions.has('contract.read') ? getRenewalFigures()(context, {}) : null])
  const totals = countyTotals(county?.townships.map(townshipOf) ?? [])
  for (const { population, signed, residents } of county?.populations ?? []) keep(`coverage.${population}`, signed, residents, on)
  keep('coverage.all', totals.signed, totals.persons, on)
  keep('coverage.key', totals.keySigned, totals.keyResidents, on)
  if (renewals?.countedOn) keep('renewal_rate', renewals.year.renewed, renewals.year.due - renewals.year.gone, renewals.countedOn)
  return figures
}

/** The same as a table for a spreadsheet, all or what is asked for. Exporting is audited. */
export async function exportBenchmarks(using: { policies: Policies }, context: Context, asked: InputOf<typeof exportBenchmarksEndpoint>): Promise<FileAnswer> {
  const words = zh.overview.benchmarks
  const nameOf = (code: string) => using.policies.catalogue.words[code]?.zh ?? code
  const { lines, items } = await listBenchmarks(using, context)
  const rows = items.filter((one) => isBenchmarkAsked(one, asked))
  const ownOf = ({ likeness }: ShownBenchmark) => lines.find(({ key }) => key === likeness?.line)?.own ?? null
  const doubtsOf = ({ likeness }: ShownBenchmark) => {
    if (!likeness) return words.notComparable
    const said = likeness.doubts.map(({ code, params: { of = '', there = '', here = '' } }) =>
      words.doubt[code].replace('{{of, code}}', nameOf(String(of))).replace('{{there}}', String(there)).replace('{{here}}', String(here)))
    return said.length > 0 ? said.join('；') : words.same
  }
  const bytes = writeCsv([
    [words.name, words.measure, words.region, words.value, words.unit, words.asOf, words.likeness, words.ownShare, words.ownPart, words.ownWhole, words.source, words.note],
    ...rows.map((row) => {
      const own = ownOf(row)
      return [
        row.zh, row.measure === 'coverage' ? words.coverage : nameOf(row.measure), row.region, words.bound[row.bound].replace('{{value}}', row.value), nameOf(row.unit), row.asOf, doubtsOf(row),
        own && ((own.part * 100) / own.whole).toFixed(2), own?.part ?? null, own?.whole ?? null, row.source ? `${row.source.number} ${row.source.clause}` : null, row.note,
      ]
    }),
  ])
  const { countyCode } = context.actor
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'benchmarks.export', subjectKind: 'county', subjectId: String(countyCode), body: { rows: rows.length } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${words.title}.csv`, isDownload: true }
}
