import { zh } from '#api/wording/index.ts'
import { Problem } from '#platform/problem.ts'
import { type BeforeDeparture, type DepartureFault, type DepartureGround, type DepartureJudgement, departResidents, type GivenDeparture, judgeDepartures, takeBackDepartures } from '../contracts/index.ts'
import { type DepartureKey, departureChoices, departuresSheet, readDepartureRow } from './domain/departure-columns.ts'
import type { Fault, JudgedRow, Kind } from './kind.ts'

type Plan = Exclude<DepartureJudgement, { outcome: 'error' }>
const told = (faults: readonly DepartureFault[]): Fault[] => faults.map(({ column, reason }) => ({ column, ...reason }))

/** Deaths and moves as the police or civil affairs tell them: people depart, their contracts end. */
export const departuresKind: Kind<DepartureGround, Plan> = {
  name: 'departures',
  sheet: departuresSheet,
  sameBy: ['number'],
  mayJudgeAhead: () => false,
  lay: async ({ actor, on }) => ({ actor, on }),

  async judge({ using: { keys } }, run, laid, given) {
    const rows = given.map(({ row, at, mergedAt, twice }) => {
      const { departure, faults } = readDepartureRow(row, at as ReadonlyMap<DepartureKey, number>, mergedAt)
      return { number: row.number, departure: twice.length > 0 ? null : departure, faults: [...faults.map(({ column, reason }) => ({ column, ...reason })), ...twice] }
    })
    const judgements = await judgeDepartures(keys, run, laid, rows.flatMap(({ departure }) => (departure ? [departure as GivenDeparture] : [])))
    let next = 0
    return rows.map(({ number, departure, faults }): JudgedRow<Plan> => {
      const judgement = departure ? judgements[next++] : undefined
      if (!judgement) return { number, faults, judgement: null }
      return judgement.outcome === 'error' ? { number, faults: told(judgement.faults), judgement: null } : { number, faults: told(judgement.warnings), judgement }
    })
  },

  async write(writing, run, _laid, rows) {
    const departing = rows.flatMap(({ number, judgement }) => (judgement?.outcome === 'update' ? [{ number, judgement }] : []))
    if (departing.length === 0) return { rows: [], written: [] }
    const { befores, written } = await departResidents(run, writing, departing.map(({ judgement }) => judgement))
    return { rows: departing.map(({ number, judgement: { residentId } }, i) => ({ number, outcome: 'update', subject_id: residentId, before: befores[i] })), written }
  },
  isCrossed: (error) => error instanceof Problem && error.kind === 'Conflict',
  takeBack: async (ground, run, rows) => new Set(await takeBackDepartures(run, ground, rows.map((one) => ({ residentId: one.subject_id, before: one.before as BeforeDeparture })))),

  async offer() {
    const { none: _, ...kinds } = zh.residents.documentKind
    return { choices: { documentKind: Object.values(kinds), status: departureChoices } }
  },
}
