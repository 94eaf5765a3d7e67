import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { planStates, planSteps } from '#api/targets.ts'
import { decideStep, listSteps, type PlanState, planMoves, stateAfter } from './plan-states.ts'

const migration = readFileSync(new URL('../../../migrations/009_targets.sql', import.meta.url), 'utf8')

it('the database and the interface know exactly the states that are reached from before a plan exists', () => {
  const reached = new Set<PlanState | null>([null])
  for (const state of reached) for (const { from, to } of planMoves) if (from === state) reached.add(to)
  expect([...reached].slice(1)).toEqual(planStates)
  const check = /state text NOT NULL CHECK \(state IN \(([^)]*)\)\)/.exec(migration)?.[1]
  expect(check?.split(',').map((one) => one.trim().replaceAll("'", ''))).toEqual(planStates)
})
it('each state and event lead to one state, and every step of the interface is in the table', () => {
  expect(new Set(planMoves.map(({ from, event }) => `${from} ${event}`)).size).toBe(planMoves.length)
  expect(planMoves.filter(({ from, by }) => from !== null && by !== 'platform').map(({ event }) => event)).toEqual(planSteps)
})
it('only what is issued is superseded', () => {
  expect([null, ...planStates].map((state) => stateAfter(state, 'supersede'))).toEqual([undefined, undefined, undefined, 'superseded', undefined])
})

const submitted = { state: 'submitted', submittedBy: 'wu' } as const

it('a draft is edited and submitted', () => {
  expect(listSteps({ state: 'draft', submittedBy: null }, 'wu')).toEqual(['edit', 'submit'])
})
it('who submitted may only withdraw; another issues or returns', () => {
  expect(listSteps(submitted, 'wu')).toEqual(['withdraw'])
  expect(listSteps(submitted, 'li')).toEqual(['return', 'issue'])
  expect(decideStep(submitted, 'issue', 'wu')).toEqual({ allowed: false, reasons: [{ code: 'TARGETS.SAME_PERSON' }] })
  expect(decideStep(submitted, 'issue', 'li')).toEqual({ allowed: true, value: 'issued' })
})
it('what is issued or superseded never changes', () => {
  for (const state of ['issued', 'superseded'] as const) expect(listSteps({ state, submittedBy: 'wu' }, 'li')).toEqual([])
  expect(decideStep({ state: 'issued', submittedBy: 'wu' }, 'edit', 'li')).toMatchObject({ reasons: [{ code: 'TARGETS.STATE', params: { state: 'issued', event: 'edit' } }] })
})
