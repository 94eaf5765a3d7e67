import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { checkPackages } from './check-packages.ts'
import { checkShares } from './check-shares.ts'
import { type Key, type Pack, type PackTest, readPackTests, readPolicies, rules, runPackTest, shapes } from './index.ts'
import type { DatedValue } from './pack.ts'
import { perturbValue, type Raw } from './perturb-value.ts'

const folder = join(import.meta.dirname, '..', '..', 'policies')
const { packs } = readPolicies(folder)

/** Places where only one word is ever allowed: a derived population must have its condition, a quota is always of usual residents, each of the three parts taken off a price is named once, as is each of the three ways of paying. */
const heldByShape = /\]\.recognised$| \.base$| \.less\[\d\]$|^package\.payment_kinds \[\d\]\.kind$/

/** Whether some test of the pack fails; one that breaks off fails too. Tests of the entry itself are tried first. */
function isNoticed(pack: Pack, tests: readonly PackTest[], key: string): boolean {
  const asksKey = ({ rule }: PackTest) => (rules[rule]?.key ?? rule) === key
  return [...tests.filter(asksKey), ...tests.filter((test) => !asksKey(test))].some((test) => {
    try {
      return runPackTest(pack, test) !== null
    } catch {
      return true
    }
  })
}

function withValues(pack: Pack, key: Key, values: Record<string, DatedValue>): Pack {
  return { ...pack, answers: { ...pack.answers, [key]: { ...pack.answers[key], values } } }
}

/** What a slip could do to a dated value around its content: begin a day off, cite another clause, claim another certainty, be lost. */
function aroundValue(from: LocalDate, dated: DatedValue): { at: string; values: Record<string, DatedValue> }[] {
  const other = dated.certainty === 'stated' ? 'inferred' : 'stated'
  const around = [
    { at: 'lost', values: {} },
    { at: 'a day later', values: { [addDays(from, 1)]: dated } },
    { at: 'a day earlier', values: { [addDays(from, -1)]: dated } },
  ]
  if (dated.value === null) return around
  return [...around, { at: 'another clause', values: { [from]: { ...dated, source: 'another#clause' } } }, { at: 'another certainty', values: { [from]: { ...dated, certainty: other } } }]
}

describe.each([...packs.values()])('a slip in the pack of $name', (pack) => {
  const { tests } = readPackTests(folder, readdirSync(folder).find((name) => name.startsWith(pack.region)) as string)
  const dated = (Object.keys(shapes) as Key[]).filter((key) => !pack.bundle.answers[key]?.taken_from).flatMap((key) => Object.entries(pack.answers[key].values)
    .filter(([, { certainty }]) => certainty !== 'demo').map(([from, value]) => ({ key, from: from as LocalDate, value })))

  it.each(dated)('is noticed in $key since $from', ({ key, from, value }) => {
    const { [from]: _, ...others } = pack.answers[key].values
    const missed: string[] = []
    for (const { at, values } of aroundValue(from, value)) {
      if (!isNoticed(withValues(pack, key, { ...others, ...values }), tests, key)) missed.push(at)
    }
    const { perturbed, refused } = value.value === null ? { perturbed: [], refused: [] } : perturbValue(key, pack.bundle.answers[key]?.values[from]?.value as Raw)
    for (const one of perturbed) {
      const changed = withValues(pack, key, { ...others, [from]: { ...value, value: shapes[key].parse(one.value) } })
      if (checkShares(changed).length + checkPackages(changed).length === 0 && !isNoticed(changed, tests, key)) missed.push(one.at)
    }
    expect(missed).toEqual([])
    expect(refused.filter((at) => !/(dropped|renamed)$/.test(at) && !heldByShape.test(`${key} ${at}`))).toEqual([])
  })

  it.each(pack.bundle.benchmarks.map((one) => [one.id, one] as const))('is noticed in the benchmark %s', (id, one) => {
    const slips: Partial<typeof one>[] = [
      { measure: 'another' }, { of: 'another' }, { value: one.value.replace(/\d$/, (last) => String((Number(last) + 1) % 10)) }, { value: `1${one.value}` }, { unit: 'another' }, { bound: one.bound === 'about' ? 'exactly' : 'about' },
      { as_of: addDays(one.as_of, 1) }, { source: 'another#clause' }, { certainty: one.certainty === 'stated' ? 'ambiguous' : 'stated' },
    ]
    const missed = slips.filter((slip) => {
      const benchmarks = pack.bundle.benchmarks.map((other) => (other.id === id ? { ...other, ...slip } : other))
      return !isNoticed({ ...pack, bundle: { ...pack.bundle, benchmarks } }, tests, 'benchmarks')
    })
    expect(missed).toEqual([])
  })

  it.each((Object.keys(shapes) as Key[]).filter((key) => pack.answers[key].status === 'unknown'))('is noticed where %s is left open', (key) => {
    const closed: Pack = { ...pack, answers: { ...pack.answers, [key]: { ...pack.answers[key], status: 'not_applicable' } } }
    expect(isNoticed(closed, tests, key)).toBe(true)
  })
})
