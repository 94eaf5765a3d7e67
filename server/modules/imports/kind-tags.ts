import { zh } from '#api/wording/index.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { keyPopulations } from '#policy/index.ts'
import { type GivenTag, type ImportGround, importTags, judgeTags, layImportGround, type TagFault, type TagJudgement, takeBackTags } from '../residents/index.ts'
import { readTagRow, type TagKey, tagsSheet } from './domain/tag-columns.ts'
import type { Fault, JudgedRow, Kind } from './kind.ts'

type Plan = Exclude<TagJudgement, { outcome: 'error' }>
const told = (faults: readonly TagFault[]): Fault[] => faults.map(({ column, reason }) => ({ column: column === 'validFrom' ? 'evidenceOn' : column, ...reason }))

/** Key populations, diagnosed or certified, of residents who are registered already. */
export const tagsKind: Kind<ImportGround, Plan> = {
  name: 'tags',
  sheet: tagsSheet,
  sameBy: ['number', 'population'],
  mayJudgeAhead: () => false,
  lay: ({ using, actor, on }, run, mode) => layImportGround(using, run, actor, on, mode),

  async judge({ using: { keys } }, run, laid, given) {
    const rows = given.map(({ row, at, mergedAt, twice }) => {
      const { tag, faults } = readTagRow(row, at as ReadonlyMap<TagKey, number>, mergedAt)
      return { number: row.number, tag: twice.length > 0 ? null : tag, faults: [...faults.map(({ column, reason }) => ({ column, ...reason })), ...twice] }
    })
    const judgements = await judgeTags({ keys }, run, laid, rows.flatMap(({ tag }) => (tag ? [tag as GivenTag] : [])))
    let next = 0
    return rows.map(({ number, tag, faults }): JudgedRow<Plan> => {
      const judgement = tag ? judgements[next++] : undefined
      if (!judgement) return { number, faults, judgement: null }
      return judgement.outcome === 'error' ? { number, faults: told(judgement.faults), judgement: null } : { number, faults: told(judgement.warnings), judgement }
    })
  },

  async write(writing, run, laid, rows) {
    const fresh = rows.flatMap(({ number, judgement }) => (judgement?.outcome === 'new' ? [{ number, judgement }] : []))
    if (fresh.length === 0) return { rows: [], written: [] }
    const { ids, written } = await importTags(run, laid, writing, fresh.map(({ judgement }) => judgement))
    return { rows: fresh.map(({ number }, i) => ({ number, outcome: 'new', subject_id: ids[i] as string })), written }
  },
  isCrossed: (error) => violatedConstraint(error) === 'one_tag_at_a_time',
  takeBack: async ({ actor: { countyCode }, on, newId }, run, rows) => new Set(await takeBackTags(run, { countyCode, on, newId }, rows.map((one) => one.subject_id))),

  async offer({ policies }, { actor, on }) {
    const { none: _, ...kinds } = zh.residents.documentKind
    const populations = keyPopulations(await policies.packOf(actor.countyCode, on), on).value.filter(({ recognised }) => recognised !== 'derived')
    return { choices: { documentKind: Object.values(kinds), population: populations.map((one) => one.zh), evidence: [...new Set(populations.flatMap(({ evidence }) => evidence))] }, examples: { population: populations[0]?.zh ?? '' } }
  },
}
