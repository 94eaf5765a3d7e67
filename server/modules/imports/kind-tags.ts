import { zh } from '#api/wording/index.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { keyPopulations } from '#policy/index.ts'
import { type ImportGround, importTags, judgeTags, layImportGround, type TagJudgement, takeBackTags } from '../residents/index.ts'
import { readTagRow, type TagKey, tagsSheet } from './domain/tag-columns.ts'
import { judgeRead } from './judge-read.ts'
import type { Kind } from './kind.ts'

type Plan = Exclude<TagJudgement, { outcome: 'error' }>

/** Key populations, diagnosed or certified, of residents who are registered already. */
export const tagsKind: Kind<ImportGround, Plan> = {
  name: 'tags',
  sheet: tagsSheet,
  sameBy: ['number', 'population'],
  mayJudgeAhead: () => false,
  lay: ({ using, actor, on }, run, mode) => layImportGround(using, run, actor, on, mode),

  judge: ({ using: { keys } }, run, laid, given) => judgeRead(given, ({ row, at, mergedAt }) => readTagRow(row, at as ReadonlyMap<TagKey, number>, mergedAt), (list) => judgeTags({ keys }, run, laid, list), (column) => (column === 'validFrom' ? 'evidenceOn' : column)),

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
