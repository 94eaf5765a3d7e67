import type { LocalDate } from '#kernel/local-date.ts'
import { benchmarksSchema } from './benchmark.ts'
import type { Answer, DatedValue, Pack } from './pack.ts'
import { didYouMean, inChinese, placedReasons } from './issue-reason.ts'
import { type BundledAnswer, bundledAnswerSchema, bundleSchema, type PackBundle } from './pack-schema.ts'
import { isKey, type Key, shapes } from './shapes.ts'

/** One thing wrong with a pack: where (the path inside it) and why, in Chinese, since a policy officer mends it. */
export type BundleProblem = { path: string[]; reason: string }

/** A bundle that does not compile, with everything that is wrong with it. */
export class BadBundle extends Error {
  readonly problems: BundleProblem[]
  constructor(problems: BundleProblem[]) {
    super(problems.map(({ path, reason }) => `${path.join('.')}: ${reason}`).join('\n'))
    this.name = 'BadBundle'
    this.problems = problems
  }
}

/**
 * Compiles a published bundle: types every value, compiles every condition, checks that every source is cited rightly.
 *
 * @throws BadBundle with all problems at once
 */
export function packFromBundle(json: unknown): Pack {
  const read = bundleSchema.safeParse(json, inChinese)
  if (!read.success) throw new BadBundle(placedReasons(read.error))
  const bundle = read.data
  const problems: BundleProblem[] = []
  const answers: Partial<Record<Key, Answer>> = {}
  for (const [key, written] of Object.entries(bundle.answers)) {
    if (isKey(key)) answers[key] = compileAnswer(bundle, key, written, problems)
    else problems.push({ path: ['answers', key], reason: `目录里没有这个条目${didYouMean(key, Object.keys(shapes))}` })
  }
  for (const key of Object.keys(shapes)) if (!Object.hasOwn(answers, key)) problems.push({ path: ['answers', key], reason: '没有回答这个条目' })
  bundle.benchmarks.forEach(({ id, source }, i) => checkSource(bundle, source, ['benchmarks', id, String(i), 'source'], problems))
  if (problems.length > 0) throw new BadBundle(problems)
  return { region: bundle.region, name: bundle.name, documents: bundle.documents, answers: answers as Record<Key, Answer>, bundle }
}

/**
 * Reads a version that was published once, also where the shapes became stricter since: published rows never change. What holds is read as it is. A value that
 * no longer fits is an open question from its day to the next value's, with the reason, and never another day's; an entry the catalogue dropped is passed over,
 * a benchmark that no longer fits is left out. In the bundle each value stays as it was published, for a draft to mend.
 *
 * @throws BadBundle where it is no bundle at all
 */
export function packAsPublished(json: unknown): Pack {
  const whole = askedToday(json)
  try {
    return packFromBundle(whole)
  } catch (error) {
    if (!(error instanceof BadBundle)) throw error
    return packOfWhatHolds(whole)
  }
}

function packOfWhatHolds(json: unknown): Pack {
  const { answers: asked = {}, benchmarks = [] } = (json ?? {}) as { answers?: Record<string, unknown>; benchmarks?: unknown[] }
  const answers = Object.fromEntries(Object.entries(asked).filter(([key]) => isKey(key)).map(([key, answer]) => [key, bundledAnswerSchema.safeParse(answer).data ?? unreadableAnswer]))
  const rows = Array.isArray(benchmarks) ? benchmarks.filter((row) => benchmarksSchema.safeParse([row]).success) : []
  const read = bundleSchema.safeParse({ ...(json as object), answers, benchmarks: rows }, inChinese)
  if (!read.success) throw new BadBundle(placedReasons(read.error))
  const { region, name, documents } = read.data
  return { region, name, documents, answers: answersThatHold(read.data), bundle: read.data }
}

const unreadableAnswer: BundledAnswer = { status: 'unknown', values: {}, question: '这一版发布时的写法现在读不了，请在新的一版里重写这一项' }

function answersThatHold(bundle: PackBundle): Record<Key, Answer> {
  return Object.fromEntries(Object.entries(bundle.answers).map(([key, written]) => {
    const problems: BundleProblem[] = []
    const answer = compileAnswer(bundle, key as Key, written, problems)
    const wrongOn = (from: string) => problems.filter(({ path }) => path[2] === 'values' && path[3] === from).map(({ path, reason }) => [path.slice(4).filter((step) => step !== 'value').join('.'), reason].filter((part) => part !== '').join('：'))
    const values = Object.entries(answer.values).map(([from, dated]) => {
      const wrong = wrongOn(from)
      return [from, wrong.length === 0 ? dated : { ...dated, value: null, unreadable: `这一版发布时的写法现在读不了（${wrong.join('；')}），请在新的一版里重写 ${from} 起的取值` }]
    })
    return [key, { ...answer, values: Object.fromEntries(values) }]
  })) as Record<Key, Answer>
}

/**
 * A bundle as the catalogue asks today: an entry that it did not have when the bundle was published is an open question of it, never a reason not to use the rest.
 * Anything that is no bundle stays as it is.
 */
export function askedToday(json: unknown): unknown {
  const { answers } = (json ?? {}) as { answers?: object }
  if (typeof answers !== 'object' || answers === null) return json
  const missing = Object.keys(shapes).filter((key) => !Object.hasOwn(answers, key))
  if (missing.length === 0) return json
  return { ...(json as object), answers: { ...answers, ...Object.fromEntries(missing.map((key) => [key, { status: 'unknown', values: {}, question: '这一版发布时目录里还没有这一项，请补上怎么规定' }])) } }
}

function compileAnswer(bundle: PackBundle, key: Key, written: BundledAnswer, problems: BundleProblem[]): Answer {
  const values: Record<LocalDate, DatedValue> = {}
  if (written.source) checkSource(bundle, written.source, ['answers', key, 'source'], problems)
  for (const [from, dated] of Object.entries(written.values) as [LocalDate, BundledAnswer['values'][LocalDate]][]) {
    const path = ['answers', key, 'values', from]
    checkSource(bundle, dated.source, [...path, 'source'], problems)
    const ended = dated.value === 'null'
    const read = ended ? null : shapes[key].safeParse(dated.value, inChinese)
    if (read?.success === false) problems.push(...placedReasons(read.error, [...path, 'value']))
    values[from] = { value: read?.success ? read.data : null, source: dated.source, certainty: dated.certainty, note: dated.note ?? null }
  }
  return { status: written.status, question: written.question ?? null, source: written.source ?? null, values }
}

function checkSource(bundle: PackBundle, source: string, path: string[], problems: BundleProblem[]) {
  const [document, clause] = source.split('#') as [string, string]
  const cited = Object.hasOwn(bundle.documents, document) ? bundle.documents[document] : undefined
  if (!cited) problems.push({ path, reason: `引用了不存在的文件 ${document}` })
  else if (!Object.hasOwn(cited.clauses, clause)) problems.push({ path, reason: `文件 ${cited.number} 没有条款 ${clause}` })
}
