import type { LocalDate } from '#kernel/local-date.ts'
import { isSameJson } from '#kernel/same-json.ts'
import type { PackBundle, PolicyDocument } from './pack-schema.ts'

type Answer = PackBundle['answers'][string]
/** One dated value as a bundle carries it; the text `null` ends the rule. */
export type WrittenValue = Answer['values'][LocalDate]
type Standing = Pick<Answer, 'status' | 'question' | 'source'>

/** One thing that a policy officer does to a pack. */
export type BundleEdit =
  | { kind: 'put'; key: string; from: LocalDate; value: WrittenValue }
  | { kind: 'remove'; key: string; from: LocalDate }
  | { kind: 'ask'; key: string; question: string; source?: string }
  | { kind: 'deny'; key: string; why: string; source: string }
  | { kind: 'cite'; id: string; document: PolicyDocument }

/** What differs between two states of a pack: a value of a day, how an entry is answered, a document. `null`: it is not there. */
export type BundleChange =
  | { kind: 'value'; key: string; from: LocalDate; before: WrittenValue | null; after: WrittenValue | null }
  | { kind: 'answer'; key: string; before: Standing; after: Standing }
  | { kind: 'document'; id: string; before: PolicyDocument | null; after: PolicyDocument | null }

/** The bundle after an edit; the one given stays as it is. A value set makes the entry answered and the county's own. @throws Error for an entry the bundle does not have */
export function editBundle(bundle: PackBundle, edit: BundleEdit): PackBundle {
  if (edit.kind === 'cite') return { ...bundle, documents: { ...bundle.documents, [edit.id]: edit.document } }
  const answer = Object.hasOwn(bundle.answers, edit.key) ? bundle.answers[edit.key] : undefined
  if (!answer) throw new Error(`no entry ${edit.key}`)
  return { ...bundle, answers: { ...bundle.answers, [edit.key]: editAnswer(answer, edit) } }
}

function editAnswer(answer: Answer, edit: Exclude<BundleEdit, { kind: 'cite' }>): Answer {
  if (edit.kind === 'ask') return { status: 'unknown', values: {}, question: edit.question, ...(edit.source && { source: edit.source }) }
  if (edit.kind === 'deny') return { status: 'not_applicable', values: {}, question: edit.why, source: edit.source }
  if (edit.kind === 'put') return { status: 'value', values: { ...answer.values, [edit.from]: edit.value } }
  const { taken_from: _, ...own } = answer
  return { ...own, values: Object.fromEntries(Object.entries(answer.values).filter(([from]) => from !== edit.from)) }
}

/** What differs, entry by entry in the order of the later bundle, days ascending, documents last. */
export function changesOfBundle(before: PackBundle, after: PackBundle): BundleChange[] {
  const keys = [...new Set([...Object.keys(after.answers), ...Object.keys(before.answers)])]
  return [...keys.flatMap((key) => changesOfAnswer(key, before.answers[key] ?? absent, after.answers[key] ?? absent)), ...changesOfDocuments(before.documents, after.documents)]
}

const absent: Answer = { status: 'unknown', values: {} }
const standing = ({ status, question, source }: Answer): Standing => ({ status, ...(question !== undefined && { question }), ...(source !== undefined && { source }) })

function changesOfAnswer(key: string, before: Answer, after: Answer): BundleChange[] {
  const days = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].sort() as LocalDate[]
  const values = days.flatMap((from): BundleChange[] => {
    const [was, is] = [before.values[from] ?? null, after.values[from] ?? null]
    return isSameJson(was, is) ? [] : [{ kind: 'value', key, from, before: was, after: is }]
  })
  return isSameJson(standing(before), standing(after)) ? values : [{ kind: 'answer', key, before: standing(before), after: standing(after) }, ...values]
}

function changesOfDocuments(before: PackBundle['documents'], after: PackBundle['documents']): BundleChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((id): BundleChange[] => {
    const [was, is] = [before, after].map((documents) => (Object.hasOwn(documents, id) ? documents[id] : undefined) ?? null) as [PolicyDocument | null, PolicyDocument | null]
    return isSameJson(was, is) ? [] : [{ kind: 'document', id, before: was, after: is }]
  })
}

/** The changes made once more on another state of the pack: for a draft whose pack got a newer version meanwhile. What both changed is as the draft has it; an entry it made a question, or no thing here, keeps no value of the newer version. */
export function replayChanges(bundle: PackBundle, changes: readonly BundleChange[]): PackBundle {
  const answers = { ...bundle.answers }
  const documents = { ...bundle.documents }
  for (const change of changes) {
    if (change.kind === 'document') {
      if (change.after) documents[change.id] = change.after
      continue
    }
    const { taken_from: _, ...own } = answers[change.key] ?? absent
    if (change.kind === 'answer') answers[change.key] = { ...change.after, values: change.before.status === 'value' && change.after.status !== 'value' ? {} : own.values }
    else if (change.after) answers[change.key] = { ...own, values: { ...own.values, [change.from]: change.after } }
    else answers[change.key] = { ...own, values: Object.fromEntries(Object.entries(own.values).filter(([from]) => from !== change.from)) }
  }
  return { ...bundle, answers, documents }
}
