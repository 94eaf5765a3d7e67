import type { Catalogue } from './catalogue.ts'
import type { BundledAnswer, PackBundle } from './pack-schema.ts'
import { yamlText } from './value-text.ts'

/** A pack as the files of its folder, and the entries that another pack no longer gives as they were taken: those are written as its own. */
export type PackFiles = { files: Record<string, string>; ownedNow: string[] }
type Values = BundledAnswer['values']

/**
 * A whole pack as the files a policy officer edits: pack.yaml, parameters/<topic>.yaml, acts/<document>.yaml, benchmarks.yaml. Read
 * again beside `documentsFile` and the packs it takes from (`takenFrom`), they give the same bundle. What an act laid over the pack, or
 * is set for demonstration, stands in a file of its document. Tests are not in a bundle.
 */
export function filesOfPack(bundle: PackBundle, entries: Catalogue['entries'], takenFrom: ReadonlyMap<string, PackBundle>): PackFiles {
  const { region, name, scope, note, documents, answers, benchmarks } = bundle
  const files: Record<string, string> = { 'pack.yaml': yamlText({ region, name, scope, ...(note !== undefined && { note }) }) }
  const ownedNow: string[] = []
  const topics: Record<string, string[]> = {}
  const acts: Record<string, Record<string, Values>> = {}
  for (const [key, answer] of Object.entries(answers)) {
    const given = answer.taken_from === undefined ? undefined : takenFrom.get(answer.taken_from)?.answers[key]?.values
    const isTaken = given !== undefined && Object.entries(given).every(([from, value]) => yamlText(answer.values[from as keyof Values]) === yamlText(value))
    if (answer.taken_from !== undefined && !isTaken) ownedNow.push(key)
    const isLaidOver = ([from, value]: [string, Values[keyof Values]]) => (isTaken ? !Object.hasOwn(given, from) : answer.status !== 'value' || value.certainty === 'demo')
    for (const [from, value] of Object.entries(answer.values).filter(isLaidOver)) {
      const document = documentOf(value.source)
      acts[document] = { ...acts[document], [key]: { ...acts[document]?.[key], [from]: value } }
    }
    const own = Object.fromEntries(Object.entries(answer.values).filter((one) => !isLaidOver(one)))
    const [topic, entry] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
    topics[topic] = [...(topics[topic] ?? []), `# ${entries.find((one) => one.key === key)?.zh ?? key}\n${yamlText({ [entry]: writtenAnswer(answer, isTaken, own) })}`]
  }
  for (const [topic, lines] of Object.entries(topics)) files[`parameters/${topic}.yaml`] = lines.join('\n')
  for (const [id, values] of Object.entries(acts)) {
    const isDemo = Object.values(values).every((dated) => Object.values(dated).every(({ certainty }) => certainty === 'demo'))
    files[`acts/${id}.yaml`] = yamlText({ demo: String(isDemo), id, document: documents[id], values })
  }
  if (benchmarks.length > 0) files['benchmarks.yaml'] = yamlText(benchmarks)
  return { files, ownedNow }
}

/** A pack and every pack it takes values from, those that these take from among them: what must be written together to be read again. */
export function withGivers(bundle: PackBundle, all: ReadonlyMap<string, PackBundle>): PackBundle[] {
  const found = new Map([[bundle.region, bundle]])
  for (const one of found.values()) {
    for (const { taken_from: code } of Object.values(one.answers)) {
      const giver = code === undefined ? undefined : all.get(code)
      if (giver && !found.has(giver.region)) found.set(giver.region, giver)
    }
  }
  return [...found.values()]
}

/** documents.yaml of these packs: every document that one of them cites. */
export const documentsFile = (bundles: readonly PackBundle[]): string => yamlText(Object.assign({}, ...bundles.map(({ documents }) => documents)))

/** The one way in which an entry is answered. A question keeps the readings that were written behind it. */
function writtenAnswer({ status, question, source, taken_from: takes }: BundledAnswer, isTaken: boolean, values: Record<string, unknown>) {
  if (isTaken) return { takes }
  if (status === 'value') return { values }
  return status === 'unknown' ? { unknown: question, ...(source !== undefined && { source }) } : { not_applicable: question, source }
}

const documentOf = (source: string): string => source.slice(0, source.indexOf('#'))
