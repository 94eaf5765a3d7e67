import { zh } from '#api/wording/index.ts'
import { Problem } from '#platform/problem.ts'
import { type BeforeDeparture, type DepartureGround, type DepartureJudgement, departResidents, judgeDepartures, takeBackDepartures } from '../contracts/index.ts'
import { type DepartureKey, departureChoices, departuresSheet, readDepartureRow } from './domain/departure-columns.ts'
import { judgeRead } from './judge-read.ts'
import type { Kind } from './kind.ts'
import { undoMs } from './using.ts'

/** A list may be taken back for a day after its last row was written, and both take their time. */
const slowestUndoMs = 3_600_000

type Plan = Exclude<DepartureJudgement, { outcome: 'error' }>

/** Deaths and moves as the police or civil affairs tell them: people depart, their contracts end. */
export const departuresKind: Kind<DepartureGround, Plan> = {
  name: 'departures',
  sheet: departuresSheet,
  sameBy: ['number'],
  mayJudgeAhead: () => false,
  lay: async ({ using, actor, on }) => ({ actor, on, pack: await using.policies.packOf(actor.countyCode, on) }),

  judge: ({ using: { keys } }, run, laid, given) => judgeRead(given, ({ row, at, mergedAt }) => readDepartureRow(row, at as ReadonlyMap<DepartureKey, number>, mergedAt), (list) => judgeDepartures(keys, run, laid, list)),

  async write(writing, run, { pack }, rows) {
    const departing = rows.flatMap(({ number, judgement }) => (judgement?.outcome === 'update' ? [{ number, judgement }] : []))
    if (departing.length === 0) return { rows: [], written: [] }
    const { befores, written } = await departResidents(run, { ...writing, standsFrom: new Date(Date.parse(writing.at) + undoMs + slowestUndoMs).toISOString() }, pack, departing.map(({ judgement }) => judgement))
    return { rows: departing.map(({ number, judgement: { residentId } }, i) => ({ number, outcome: 'update', subject_id: residentId, before: befores[i] })), written }
  },
  isCrossed: (error) => error instanceof Problem && error.kind === 'Conflict',
  takeBack: async (ground, run, rows) => new Set(await takeBackDepartures(run, ground, rows.map((one) => ({ residentId: one.subject_id, before: one.before as BeforeDeparture })))),

  async offer() {
    const { none: _, ...kinds } = zh.residents.documentKind
    return { choices: { documentKind: Object.values(kinds), status: departureChoices } }
  },
}
