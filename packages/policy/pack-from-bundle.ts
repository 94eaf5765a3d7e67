import type { LocalDate } from '#kernel/local-date.ts'
import type { Answer, DatedValue, Pack } from './pack.ts'
import { didYouMean, inChinese, placedReasons } from './issue-reason.ts'
import { type BundledAnswer, bundleSchema, type PackBundle } from './pack-schema.ts'
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
