import { zh } from '#api/wording/index.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { keyPopulations } from '#policy/index.ts'
import { endBondsWith } from '../resident-accounts/index.ts'
import { type Before, type ImportGround, importPeople, type Judgement, judgePeople, layImportGround, listImportPlaces, putBackPerson, type SealedPerson, sealPeople, takeBackPeople, touchedBy, updatePerson } from '../residents/index.ts'
import { type Key, keyOfFault, residentsSheet } from './domain/columns.ts'
import { readRow } from './domain/read-row.ts'
import { judgeRead } from './judge-read.ts'
import type { Kind, WrittenRow } from './kind.ts'

type Plan = Exclude<Judgement, { outcome: 'error' }>
type Ready = { people: readonly SealedPerson[]; touches: ReadonlySet<string> }
const isUpdate = (one: Plan | null): one is Plan & { outcome: 'update' } => one?.outcome === 'update'

/** Residents: registered, or changed where their document is known and the list says so. */
export const residentsKind: Kind<ImportGround, Plan, Ready> = {
  name: 'residents',
  sheet: residentsSheet,
  sameBy: ['number'],
  together: ['village', 'household'],
  // What changes known people is judged again under the locks that hold what was seen.
  mayJudgeAhead: (judged) => !judged.some(({ judgement }) => isUpdate(judgement)),
  lay: ({ using, actor, on }, run, mode) => layImportGround(using, run, actor, on, mode),

  judge: ({ using: { keys }, database }, run, laid, given) => judgeRead(given, ({ row, at, mergedAt }) => readRow(row, at as ReadonlyMap<Key, number>, mergedAt), (list) => judgePeople({ keys, database }, run, laid, list), keyOfFault),

  async prepare({ using, newId }, laid, rows) {
    const people = await sealPeople(using, laid, newId, rows.flatMap(({ judgement }) => (judgement?.outcome === 'new' ? [judgement] : [])))
    return { people, touches: touchedBy(people) }
  },

  async write({ using, at, newId }, run, laid, rows, ready) {
    const people = ready?.people ?? []
    const written = people.length === 0 ? [] : await importPeople(run, laid, { at, newId }, people)
    const kept = rows.filter(({ judgement }) => judgement?.outcome === 'new').map(({ number }, i): WrittenRow => ({ number, outcome: 'new', subject_id: (people[i] as SealedPerson).id }))
    for (const { number, judgement } of rows) {
      if (!isUpdate(judgement)) continue
      const { residentId, version, before } = await updatePerson(using, run, laid, { at, newId }, judgement)
      kept.push({ number, outcome: 'update', subject_id: residentId, version, before })
      written.push(JSON.stringify({ residentId, version }))
    }
    return { rows: kept, written }
  },
  isCrossed: (error) => violatedConstraint(error) === 'one_person_once' || violatedConstraint(error)?.startsWith('household') === true || (error instanceof Problem && error.reasons[0]?.code === 'RESIDENTS.REGISTERED_MEANWHILE'),

  async takeBack({ using, at, on, newId, actor: { countyCode } }, run, rows) {
    const added = rows.filter(({ outcome }) => outcome === 'new')
    const taken = new Set(added.length === 0 ? [] : await takeBackPeople(run, countyCode, newId(), added.map((one) => one.subject_id)))
    if (taken.size > 0) await endBondsWith(run, [...taken], at)
    for (const { outcome, subject_id: id, version, before } of rows) {
      if (outcome === 'update' && (await putBackPerson(using, run, { countyCode, on, newId }, { residentId: id, version: version ?? 0, before: before as Before }))) taken.add(id)
    }
    return taken
  },

  async offer({ policies }, { run, actor, on }) {
    const places = (await listImportPlaces(run, actor, on)).filter(({ isWithin }) => isWithin)
    const population = keyPopulations(await policies.packOf(actor.countyCode, on), on).value.filter(({ recognised }) => recognised !== 'derived').map((one) => one.zh)
    const { none: _, ...kinds } = zh.residents.documentKind
    const village = [...new Set(places.map(({ name }) => name))]
    const township = [...new Set(places.map(({ townshipName }) => townshipName))]
    return {
      choices: { documentKind: Object.values(kinds), sex: [zh.residents.sex['1'], zh.residents.sex['2']], township, village, relation: Object.values(zh.residents.relation), residenceKind: Object.values(zh.residents.residence), population },
      examples: { village: village[0] ?? '', township: township[0] ?? '' },
    }
  },
}
