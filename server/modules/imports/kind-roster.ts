import { zh } from '#api/wording/index.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { type BeforeRoster, bringRoster, judgeRoster, layRosterGround, type RosterGround, type RosterJudgement, takeBackRoster } from '../communities/index.ts'
import { endBondsWith } from '../resident-accounts/index.ts'
import { listImportPlaces } from '../residents/index.ts'
import { consentChoices, type RosterKey, readRosterRow, rosterSheet } from './domain/roster-columns.ts'
import { judgeRead } from './judge-read.ts'
import type { Kind } from './kind.ts'

type Plan = Exclude<RosterJudgement, { outcome: 'error' }>
const isPlan = (judgement: Plan | null): judgement is Plan => judgement !== null
/** What two rosters that cross meet in: a contract, a membership, a person, the last places of a panel. */
const crossings = ['one_contract_at_a_time', 'contract_county_code_number_key', 'one_membership_at_a_time', 'one_person_once', 'every_panel_had_room']

/** Rosters of functional communities: members sign by the unit's agreement, wait, or keep the contract they have. */
export const rosterKind: Kind<RosterGround, Plan> = {
  name: 'roster',
  sheet: rosterSheet,
  sameBy: ['number', 'unit'],
  mayJudgeAhead: () => false,
  categoryOf({ faults, judgement }) {
    if (judgement !== null) return judgement.category
    if (faults.some(({ code }) => code === 'IMPORTS.TWICE_IN_FILE')) return 'twice'
    return faults.some(({ code }) => code === 'COMMUNITIES.ROSTER_NO_DOCUMENT' || code.startsWith('IDENTITY.')) ? 'noDocument' : 'refused'
  },
  lay: ({ using, actor, on }, run) => layRosterGround(using, run, actor, on),

  judge: ({ using: { keys }, database }, run, laid, given) => judgeRead(given, ({ row, at, mergedAt }) => readRosterRow(row, at as ReadonlyMap<RosterKey, number>, mergedAt), (list) => judgeRoster({ keys, database }, run, laid, list)),

  async write(ground, run, laid, rows) {
    const good = rows.flatMap(({ number, judgement }) => (isPlan(judgement) && judgement.outcome !== 'duplicate' ? [{ number, judgement }] : []))
    if (good.length === 0) return { rows: [], written: [] }
    const { brought, written } = await bringRoster(ground.using, run, laid, ground, good.map(({ judgement }) => judgement))
    return { rows: good.map(({ number, judgement }, i) => ({ number, outcome: judgement.outcome === 'update' ? 'update' : 'new', subject_id: brought[i]?.memberId as string, before: brought[i]?.before })), written }
  },
  isCrossed: (error) => crossings.includes(violatedConstraint(error) ?? '') || violatedConstraint(error)?.startsWith('household') === true || (error instanceof Problem && error.kind === 'Conflict'),

  async takeBack(ground, run, rows) {
    const { members, residents } = await takeBackRoster(run, ground, rows.map((one) => ({ memberId: one.subject_id, before: one.before as BeforeRoster })))
    if (residents.length > 0) await endBondsWith(run, residents, ground.at)
    return new Set(members)
  },

  async offer(using, { run, actor, on }) {
    const { none: _, ...kinds } = zh.residents.documentKind
    const { units } = await layRosterGround(using, run, actor, on)
    const villages = [...new Set((await listImportPlaces(run, actor, on)).filter(({ isWithin }) => isWithin).map(({ name }) => name))]
    return {
      choices: { unit: units.map(({ name }) => name), documentKind: Object.values(kinds), sex: [zh.residents.sex['1'], zh.residents.sex['2']], village: villages, consented: consentChoices },
      examples: { unit: units[0]?.name ?? '', village: villages[0] ?? '' },
    }
  },
}
