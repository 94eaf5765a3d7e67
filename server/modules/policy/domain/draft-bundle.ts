import type { DraftChange, DraftEdit, DraftProblem } from '#api/policy-drafts.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import { type BundleChange, citation, editBundle, linesOfValue, lintBundle, type Pack, type PackBundle, readValueText, valueText } from '#policy/index.ts'
import { reason } from '../errors.ts'

type Value = PackBundle['answers'][string]['values'][LocalDate]
type Put = Extract<DraftEdit, { kind: 'put' }>
type Written = NonNullable<Extract<DraftChange, { kind: 'value' }>['before']>

const readValue = (text: string): Decision<unknown> => {
  const { value, line } = readValueText(text)
  return line === null ? allow(value) : refuse(reason.notYaml(line))
}

/** A dated value put into a bundle. */
export function putValue(bundle: PackBundle, put: Pick<Put, 'key' | 'from' | 'source' | 'certainty' | 'note'>, value: unknown): PackBundle {
  const { key, from, source, certainty, note } = put
  return editBundle(bundle, { kind: 'put', key, from: localDate(from), value: { value, source, certainty, ...(note && { note }) } })
}

/** A draft's bundle after an edit of its policy, or why not. What is wrong with the value itself is no refusal: it is kept and told, until it is submitted. */
export function editDraftBundle(bundle: PackBundle, base: PackBundle, edit: Exclude<DraftEdit, { kind: 'title' | 'notice' }>): Decision<PackBundle> {
  if (edit.kind === 'document') return citeDocument(bundle, base, edit)
  const answer = Object.hasOwn(bundle.answers, edit.key) ? bundle.answers[edit.key] : undefined
  const before = Object.hasOwn(base.answers, edit.key) ? base.answers[edit.key] : undefined
  if (!answer || !before) return refuse(reason.noEntry(edit.key))
  if (edit.kind === 'put') {
    const read = readValue(edit.text)
    return read.allowed ? allow(putValue(bundle, edit, read.value)) : read
  }
  if (edit.kind === 'end') return allow(putValue(bundle, { ...edit, certainty: 'stated' }, 'null'))
  if (edit.kind === 'restore') return allow({ ...bundle, answers: { ...bundle.answers, [edit.key]: before } })
  if (edit.kind === 'remove') return Object.hasOwn(answer.values, edit.from) ? allow(editBundle(bundle, { ...edit, from: localDate(edit.from) })) : refuse(reason.noValueThen(edit.from))
  if (edit.kind === 'ask') return allow(editBundle(bundle, { kind: 'ask', key: edit.key, question: edit.question, ...(edit.source && { source: edit.source }) }))
  return allow(editBundle(bundle, edit))
}

/** A document of the county's own, with the clauses that are cited. One that is there gains clauses and loses none: something may rest on them; one of the base keeps its name too. */
function citeDocument(bundle: PackBundle, base: PackBundle, { id, title, number, issuer, issued, clauses }: Extract<DraftEdit, { kind: 'document' }>): Decision<PackBundle> {
  const known = Object.hasOwn(bundle.documents, id) ? bundle.documents[id] : undefined
  const kept = Object.hasOwn(base.documents, id) ? base.documents[id] : undefined
  const isOther = kept && (kept.title !== title || kept.issuer !== issuer || kept.issued !== (issued ?? 'unknown'))
  if ((known && known.number !== number) || isOther) return refuse(reason.documentTaken(id))
  return allow(editBundle(bundle, { kind: 'cite', id, document: { title, number, issuer, issued: issued === null ? 'unknown' : localDate(issued), evidence: known?.evidence ?? 'verified', clauses: { ...known?.clauses, ...clauses } } }))
}

/** Everything wrong with a draft, each with the entry, the day and the place in the value; the pack where nothing is, `readable` where its rules can be asked. */
export function lintDraft(bundle: PackBundle): { pack: Pack | null; readable: Pack | null; problems: DraftProblem[] } {
  const { pack, readable, problems } = lintBundle(bundle)
  const known = new Map<unknown, ReturnType<typeof linesOfValue>>()
  const linesOf = (value: unknown) => {
    const found = known.get(value) ?? linesOfValue(value)
    known.set(value, found)
    return found
  }
  return {
    pack, readable,
    problems: problems.map(({ path, reason: why }): DraftProblem => {
      const [part, key = null, group, from = null, ...rest] = path
      if (part !== 'answers') return { key: null, from: null, field: path.join('.'), line: null, reason: why }
      const isDated = group === 'values'
      const value = isDated && from !== null && key !== null ? bundle.answers[key]?.values[from as LocalDate]?.value : undefined
      return { key, from: isDated ? from : null, field: rest.filter((one) => one !== 'value').join('.'), line: rest[0] === 'value' ? linesOf(value)(rest.slice(1)) : null, reason: why }
    }),
  }
}

/**
 * A version takes effect on the first day it answers anything in another way; what has no day (a question put, no thing here, a reworded question) from the day it is published.
 * A document that is only cited, and a question answered by values of a later day, change no day of their own: a draft that cites a new notice and answers from 2027-01-01 takes effect on 2027-01-01.
 */
export function effectiveDay(changes: readonly BundleChange[], on: LocalDate): LocalDate {
  return changes.flatMap((change) => (change.kind === 'value' && !isTakenAway(change, changes) ? [change.from] : hasNoDay(change, changes) ? [] : [on])).sort()[0] ?? on
}

const hasNoDay = (change: BundleChange, changes: readonly BundleChange[]): boolean =>
  change.kind === 'document' || (change.kind === 'answer' && change.after.status === 'value' && changes.some((other) => other.kind === 'value' && other.key === change.key && other.after !== null))

/** The values of an entry that is a question or does not apply any more go with it, on the day that is said; for the days before, the older version still answers. */
const isTakenAway = ({ key, after }: Extract<BundleChange, { kind: 'value' }>, changes: readonly BundleChange[]): boolean =>
  after === null && changes.some((other) => other.kind === 'answer' && other.key === key && other.after.status !== 'value')

/** The first day, before today, from which a contract may have been signed by another rule than the draft says; null when nothing is dated back. */
export function datedBackSince(changes: readonly BundleChange[], on: LocalDate): LocalDate | null {
  return changes.flatMap((change) => (change.kind === 'value' && !isTakenAway(change, changes) && change.from < on ? [change.from] : [])).sort()[0] ?? null
}

/** A change as people read it: values as they are written, with the clause they cite. */
export function presentChange(change: BundleChange, before: PackBundle, after: PackBundle): DraftChange {
  if (change.kind === 'value') return { ...change, before: change.before && presentValue(before, change.before), after: change.after && presentValue(after, change.after), until: change.before ? null : valueUntil(before, change.key, change.from) }
  if (change.kind === 'answer') return { ...change, before: presentStanding(change.before), after: presentStanding(change.after) }
  return change
}

/** What the base says on the eve of a day on which it has no value of its own; null when it says nothing then. */
function valueUntil(base: PackBundle, key: string, from: LocalDate): (Written & { from: LocalDate }) | null {
  const values = Object.hasOwn(base.answers, key) ? (base.answers[key]?.values ?? {}) : {}
  const since = (Object.keys(values) as LocalDate[]).filter((day) => day < from).sort().at(-1)
  const value = since && values[since]
  return since && value ? { ...presentValue(base, value), from: since } : null
}

export function presentValue(bundle: PackBundle, { value, source, certainty, note }: Value): Written {
  return { text: valueText(value), source, citation: citation(bundle, source), certainty, note: note ?? null, isEnd: value === 'null' }
}

export const presentStanding = ({ status, question, source }: Pick<PackBundle['answers'][string], 'status' | 'question' | 'source'>) => ({ status, question: question ?? null, source: source ?? null })
