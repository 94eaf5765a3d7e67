import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { type GapKind, PolicyGap } from './because.ts'
import type { Pack } from './pack.ts'
import type { Plain } from './plain.ts'
import { didYouMean, inChinese, placedReasons } from './issue-reason.ts'
import { type FileProblem, problemAt, readYaml } from './read-yaml.ts'
import { explainRule, type Outcome, rules } from './rule-registry.ts'
import { day, word } from './value-types.ts'

/** Questions about the pack itself, not about a region's rule: when its values begin, how sure it is of its answers, and what its documents report as reached. */
const aboutPack: Readonly<Record<string, (pack: Pack) => Plain>> = { starts: startsOf, certainties: certaintiesOf, benchmarks: benchmarksOf }

const testSchema = z.strictObject({
  name: word, on: day, rule: z.string().refine((name) => Object.hasOwn(aboutPack, name) || Object.hasOwn(rules, name), { error: ({ input }) => `没有这条规则${didYouMean(String(input), [...Object.keys(aboutPack), ...Object.keys(rules)])}` }),
  given: z.record(z.string(), z.string()).optional(),
  expect: z.unknown().optional(), expect_only: z.unknown().optional(),
  expect_gap: z.string().optional(), gap: z.enum(['no_value_on_day', 'unknown', 'not_applicable']).optional(),
  expect_refused: z.array(z.string()).optional(), expect_missing: z.array(z.string()).optional(),
  basis: z.array(z.string()).optional(),
}).refine((test) => [test.expect, test.expect_only, test.expect_gap, test.expect_refused, test.expect_missing].filter((one) => one !== undefined).length === 1, '须恰有一项期望')
  .refine((test) => test.gap === undefined || test.expect_gap !== undefined, '只有政策缺口才写 gap')
  .refine((test) => test.basis === undefined || test.expect !== undefined || test.expect_only !== undefined, { message: '依据只随取值核对，别的期望不写 basis', path: ['basis'] })
  .refine(({ expect }) => !isEmptyMap(expect), { message: '空的期望总会成立；什么都没有写 expect_only', path: ['expect'] })
  .superRefine(({ rule, given = {} }, { issues }) => {
    for (const name of Object.keys(given)) if (!inputsOf(rule).includes(name)) issues.push({ code: 'custom', path: ['given', name], input: given, message: `这条规则不要这个条件${didYouMean(name, inputsOf(rule), '，')}${inputsOf(rule).length > 0 ? `可给：${inputsOf(rule).join('、')}` : '它什么条件也不要，把 given 删去'}` })
  })

const isEmptyMap = (expected: unknown): boolean => typeof expected === 'object' && expected !== null && !Array.isArray(expected) && Object.keys(expected).length === 0
const inputsOf = (rule: string): string[] => Object.keys(rules[rule]?.given ?? {}).map((name) => name.replace('?', ''))

/** One sentence of a pack's tests: on a day, a rule is asked, and this must come out. One that could not fail is refused when it is read. */
export type PackTest = z.output<typeof testSchema> & { file: string; line: number }

/** Reads policies/<folder>/tests/*.yaml. */
export function readPackTests(root: string, folder: string): { tests: PackTest[]; problems: FileProblem[] } {
  const place = join(root, folder, 'tests')
  const files = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith('.yaml')).sort() : []
  const problems: FileProblem[] = []
  const tests = files.flatMap((file) => {
    const yaml = readYaml(join(place, file), `${folder}/tests/${file}`)
    problems.push(...yaml.problems)
    const read = z.array(testSchema).safeParse(yaml.content ?? [], inChinese)
    if (read.success) return read.data.map((test, i) => ({ ...test, file, line: yaml.lineOf([String(i)]) }))
    problems.push(...placedReasons(read.error).map((one) => problemAt(yaml, one)))
    return []
  })
  return { tests, problems }
}

/** The tests of each region's pack as the product ships them; none of a region without. Files are read when first asked for, once. */
export function packTestsIn(root: string): (region: string) => readonly PackTest[] {
  const known = new Map<string, readonly PackTest[]>()
  return (region) => {
    const tests = known.get(region) ?? readPackTests(root, placeOf(root, region)).tests
    known.set(region, tests)
    return tests
  }
}

const placeOf = (root: string, region: string): string => readdirSync(root).find((name) => name.startsWith(`${region}-`)) ?? region

/** Runs every test of a pack: which there are, how many fail, and everything wrong with file, line and reason. */
export function checkPackTests(root: string, pack: Pack): { tests: readonly PackTest[]; failed: number; problems: FileProblem[] } {
  const folder = placeOf(root, pack.region)
  const { tests, problems } = readPackTests(root, folder)
  const wrong = tests.flatMap((test) => {
    const why = whyNotHeld(pack, test)
    return why === null ? [] : [{ file: `${folder}/tests/${test.file}`, line: test.line, reason: `用例「${test.name}」不成立：${why}` }]
  })
  return { tests, failed: wrong.length, problems: [...problems, ...wrong] }
}

/** The same where a rule that breaks off, since what is given is no day or number it can use, is a test that does not hold. */
function whyNotHeld(pack: Pack, test: PackTest): string | null {
  try {
    return runPackTest(pack, test)
  } catch (error) {
    return `规则问不下去，请看 given 的写法：${Object.entries(test.given ?? {}).map(([name, value]) => `${name} 写的是“${value}”`).join('，') || '没有写'}（${(error as Error).message}）`
  }
}

/** Runs one test. Null when it holds, else what came out instead. */
export function runPackTest(pack: Pack, test: PackTest): string | null {
  const outcome = outcomeOfTest(pack, test)
  if (test.expect_gap !== undefined) {
    const holds = outcome.kind === 'gap' && outcome.parameter === test.expect_gap && (test.gap === undefined || outcome.gap === test.gap)
    return holds ? null : `应为政策缺口 ${test.expect_gap}${test.gap ? `（${test.gap}）` : ''}，得到${cameOut(outcome)}`
  }
  if (test.expect_refused) {
    const codes = outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code) : null
    return JSON.stringify(codes) === JSON.stringify(test.expect_refused) ? null : `应拒绝 ${test.expect_refused.join('、')}，得到${cameOut(outcome)}`
  }
  if (test.expect_missing) {
    return outcome.kind === 'missing' && JSON.stringify(outcome.inputs) === JSON.stringify(test.expect_missing) ? null : `应缺 ${test.expect_missing.join('、')}，得到${cameOut(outcome)}`
  }
  if (outcome.kind !== 'value') return `应有取值，得到${cameOut(outcome)}`
  const sources = [...new Set(outcome.because.map(({ source }) => source))]
  if (test.basis && JSON.stringify(sources) !== JSON.stringify(test.basis)) return `依据应为 ${test.basis.join('、')}，得到 ${sources.join('、')}`
  return difference((test.expect ?? test.expect_only) as Expected, outcome.value, '', test.expect_only !== undefined)
}

/** What came out, by the words that a test would expect it with. */
function cameOut(outcome: TestOutcome): string {
  switch (outcome.kind) {
    case 'gap': return `政策缺口 ${outcome.parameter}（${outcome.gap}，${gapWords[outcome.gap]}）`
    case 'refused': return `拒绝 ${outcome.reasons.map(({ code }) => code).join('、')}`
    case 'missing': return `还缺条件 ${outcome.inputs.join('、')}`
    case 'value': return `取值 ${JSON.stringify(outcome.value)}`
  }
}
const gapWords: Record<GapKind, string> = { no_value_on_day: '这一天没有取值', unknown: '写成了问题', not_applicable: '写成了没有这回事' }

export type TestOutcome = Outcome | { kind: 'gap'; parameter: string; gap: GapKind }
type Expected = string | Expected[] | { [name: string]: Expected }

/** Whether a test is about the pack itself, such as the days on which its values begin, and says nothing of what residents may expect. */
export const isAboutPack = ({ rule }: Pick<PackTest, 'rule'>): boolean => Object.hasOwn(aboutPack, rule)

/** What a pack says to the question of a test. */
export function outcomeOfTest(pack: Pack, test: PackTest): TestOutcome {
  try {
    const about = Object.hasOwn(aboutPack, test.rule) ? aboutPack[test.rule] : undefined
    if (about) return { kind: 'value' as const, value: about(pack), because: [] }
    return explainRule(pack, test.rule, test.on as LocalDate, test.given)
  } catch (error) {
    if (error instanceof PolicyGap) return { kind: 'gap' as const, parameter: error.parameter, gap: error.kind }
    throw error
  }
}

/** Every start day of every value: a pack's calendar, so that a start moved by a day is noticed. */
function startsOf(pack: Pack): Plain {
  const dated = Object.entries(pack.answers).filter(([, answer]) => Object.keys(answer.values).length > 0)
  return Object.fromEntries(dated.map(([key, answer]) => [key, Object.keys(answer.values).sort()]))
}

/** The entries by how sure the pack is of them; those simply stated are not listed, one with several such values as often. */
function certaintiesOf(pack: Pack): Plain {
  const keys: Record<string, string[]> = { inferred: [], ambiguous: [], demo: [], taken: [], unknown: [], not_applicable: [] }
  for (const [key, { status, values }] of Object.entries(pack.answers)) {
    if (status !== 'value') keys[status]?.push(key)
    if (pack.bundle.answers[key]?.taken_from) keys.taken?.push(key)
    for (const { certainty } of Object.values(values)) keys[certainty]?.push(key)
  }
  return Object.fromEntries(Object.entries(keys).map(([certainty, those]) => [certainty, those.sort()]))
}

/** Each benchmark by its id: what, of whom, how much, when, and where it is written. */
function benchmarksOf({ bundle: { benchmarks } }: Pack): Plain {
  return Object.fromEntries(benchmarks.map((one) => [one.id, [one.measure, one.of, one.bound, one.value, one.unit, one.as_of, one.source, one.certainty]]))
}

/** Lists must match whole; of a map, what is expected must match, and with `only` nothing else may be there. Money may be written 20 for 20.00. */
function difference(expected: Expected, actual: Plain, at: string, only: boolean): string | null {
  const wrong = `${at || '结果'} 应为 ${JSON.stringify(expected)}，得到 ${JSON.stringify(actual)}`
  if (typeof expected === 'string') {
    const text = actual === null ? 'null' : typeof actual === 'object' ? null : String(actual)
    return text !== null && (text === expected || (isMoney(text) && /^\d+(\.\d{1,2})?$/.test(expected) && Number(text) === Number(expected))) ? null : wrong
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differenceOfCodes(expected, actual, at) ?? wrong
    return firstOf(expected.map((one, i) => difference(one, actual[i] as Plain, `${at}[${i}]`, only)))
  }
  if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) return wrong
  const unexpected = only ? Object.keys(actual).filter((name) => !Object.hasOwn(expected, name)) : []
  const absent = Object.keys(expected).filter((name) => !Object.hasOwn(actual, name))
  if (unexpected.length + absent.length > 0) return missingAndExtra(at, absent, unexpected.map((name) => `${name}: ${JSON.stringify(actual[name])}`))
  return firstOf(Object.entries(expected).map(([name, one]) => difference(one, actual[name] as Plain, `${at}.${name}`, only)))
}

/** What should have come out and did not, and what came out and should not have, each by itself: in a long list or map the rest would hide them. */
const missingAndExtra = (at: string, missing: readonly unknown[], extra: readonly unknown[]): string =>
  [`${at || '结果'}${missing.length > 0 ? ` 应有而没得到 ${missing.join('、')}` : ''}`, ...(extra.length > 0 ? [`不应有而得到 ${extra.join('、')}`] : [])].join(missing.length > 0 ? '；' : ' ')

/** Of long lists of codes only what one has and the other has not; null where that does not tell it. */
function differenceOfCodes(expected: Expected[], actual: Plain, at: string): string | null {
  if (!Array.isArray(actual) || ![...expected, ...actual].every((one) => typeof one === 'string')) return null
  const [missing, extra] = [without(expected, actual), without(actual, expected)]
  return missing.length + extra.length > 0 ? missingAndExtra(at, missing, extra) : null
}

/** What stands in a list and not, or not so often, in the other. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = [...other]
  return list.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function isMoney(text: string): boolean {
  return /^\d+\.\d{2}$/.test(text)
}

function firstOf(differences: (string | null)[]): string | null {
  return differences.find((one) => one !== null) ?? null
}
