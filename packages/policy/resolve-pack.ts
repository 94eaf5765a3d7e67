import type { BundledAnswer, PolicyDocument } from './pack-schema.ts'
import { isUnread, type Place, type ReadPack, type Written } from './read-pack.ts'
import type { FileProblem } from './read-yaml.ts'

/** One pack made whole: answers with taken values copied in and acts laid over, and the documents they cite. */
export type Resolved = { answers: Record<string, BundledAnswer>; documents: Record<string, PolicyDocument>; placeOf: Place; problems: FileProblem[] }

/**
 * Resolves a pack against the others. A value from another pack enters only where this one says that it takes it; an act may only
 * add values from its own start days on, and never silently replace one that begins on the same day.
 */
export function resolvePack(pack: ReadPack, all: readonly ReadPack[], documents: Record<string, PolicyDocument>, withDemo: boolean): Resolved {
  const problems: FileProblem[] = []
  const answers: Record<string, BundledAnswer> = {}
  const actPlaces: ReadPack['places'] = new Map()
  for (const [key, written] of pack.written) answers[key] = bundled(pack, key, written, all, problems)

  const known: Record<string, PolicyDocument> = { ...documents }
  for (const { act, yaml } of pack.acts.filter((one) => withDemo || one.act.demo === 'false')) {
    known[act.id] = act.document
    for (const [key, values] of Object.entries(act.values)) {
      const answer = answers[key]
      if (isUnread(pack, key)) continue
      for (const [from, dated] of Object.entries(values)) {
        const path = ['values', key, from]
        if (!answer) problems.push({ file: yaml.file, line: yaml.lineOf(path), reason: `政策包没有条目 ${key}` })
        else if (Object.hasOwn(answer.values, from)) problems.push({ file: yaml.file, line: yaml.lineOf(path), reason: `${key} 在 ${from} 已有取值` })
        else if (act.demo === 'false' && dated.certainty === 'demo') problems.push({ file: yaml.file, line: yaml.lineOf(path), reason: `${key} ${from}：${demoElsewhere}` })
        else answer.values[from as keyof typeof values] = act.demo === 'true' ? { ...dated, certainty: 'demo' } : dated
        actPlaces.set(`${key} ${from}`, { yaml, path })
      }
    }
  }
  return { answers, documents: citedBy([...sourcesOf(answers), ...pack.benchmarks.rows.map(({ source }) => source)], known), problems, placeOf: placeOf(pack, actPlaces) }
}

/** What is set for demonstration is laid over a pack by an act that says so, which no production reads. */
const demoElsewhere = '演示值只能写在 acts/ 下写明 demo: true 的决定里'

function bundled(pack: ReadPack, key: string, written: Written, all: readonly ReadPack[], problems: FileProblem[]): BundledAnswer {
  if ('values' in written) {
    const place = pack.places.get(key)
    for (const [from, { certainty }] of Object.entries(written.values)) if (certainty === 'demo') problems.push({ file: place?.yaml.file ?? pack.folder, line: place?.yaml.lineOf([...place.path, 'values', from]) ?? 1, reason: `${key} ${from}：${demoElsewhere}` })
    return { status: 'value', values: { ...written.values } }
  }
  if ('not_applicable' in written) return { status: 'not_applicable', values: {}, question: written.not_applicable, source: written.source }
  if ('unknown' in written) return { status: 'unknown', values: {}, question: withReadings(written), ...(written.source ? { source: written.source } : {}) }
  const from = all.find((one) => one.head?.region === written.takes)?.written.get(key)
  if (from && 'values' in from) return { status: 'value', values: { ...from.values }, taken_from: written.takes }
  const place = pack.places.get(key)
  problems.push({ file: place?.yaml.file ?? pack.folder, line: place?.yaml.lineOf(place.path) ?? 1, reason: `${key}：${written.takes} 没有这个取值可取` })
  return { status: 'unknown', values: {}, question: '取自上级而上级没有' }
}

/** A question with the ways in which the document can be read, which stay beside it wherever it is asked. */
function withReadings({ unknown, readings }: { unknown: string; readings?: string[] | undefined }): string {
  return readings ? `${unknown}（${readings.map((reading, i) => `读法${i + 1}：${reading}`).join('；')}）` : unknown
}

/** Only what is cited travels with a bundle; a missing document is left missing, for the compiler to report. */
function citedBy(sources: readonly (string | undefined)[], documents: Record<string, PolicyDocument>): Record<string, PolicyDocument> {
  const cited = new Set(sources.map((source) => source?.split('#')[0]))
  return Object.fromEntries(Object.entries(documents).filter(([id]) => cited.has(id)))
}

function sourcesOf(answers: Record<string, BundledAnswer>): (string | undefined)[] {
  return Object.values(answers).flatMap((answer) => [answer.source, ...Object.values(answer.values).map(({ source }) => source)])
}

/** A path of the bundle (answers, key, values, day, …) back to the file and line it was written on. */
function placeOf(pack: ReadPack, actPlaces: ReadPack['places']): Place {
  return ([part, key = '', ...rest]) => {
    const { yaml: reported } = pack.benchmarks
    if (part === 'benchmarks' && reported) return { file: reported.file, line: reported.lineOf(rest) }
    const act = actPlaces.get(`${key} ${rest[1]}`)
    if (act) return { file: act.yaml.file, line: act.yaml.lineOf([...act.path, ...rest.slice(2)]) }
    const place = pack.places.get(key)
    if (!place) return { file: `${pack.folder}/pack.yaml`, line: 1 }
    return { file: place.yaml.file, line: place.yaml.lineOf([...place.path, ...rest]) }
  }
}
