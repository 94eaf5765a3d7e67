import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { applicationStates } from '#api/online-signing.ts'
import { answerBy, applicationAfter, type ApplicationEvent, applicationMoves, type ApplicationState, lapsesBefore } from './application-states.ts'

const migration = readFileSync(new URL('../../../migrations/012_applications.sql', import.meta.url), 'utf8')

it('the database and the interface allow exactly the states of the table', () => {
  const check = /state text NOT NULL CHECK \(state IN \(([^)]*)\)\)/.exec(migration)?.[1]
  const states = [...new Set(applicationMoves.map(({ to }) => to))]
  expect(check?.split(',').map((one) => one.trim().replaceAll("'", ''))).toEqual(states)
  expect(states).toEqual(applicationStates)
})
it('each state and event lead to one state', () => {
  expect(new Set(applicationMoves.map(({ from, event }) => `${from} ${event}`)).size).toBe(applicationMoves.length)
})
it('only what waits can be answered or taken back, once', () => {
  const events: ApplicationEvent[] = ['approve', 'reject', 'withdraw', 'lapse']
  expect(events.map((event) => applicationAfter('waiting', event))).toEqual(['approved', 'rejected', 'withdrawn', 'lapsed'])
  for (const state of [null, 'approved', 'rejected', 'withdrawn', 'lapsed'] as (ApplicationState | null)[]) for (const event of events) expect([state, event, applicationAfter(state, event)]).toEqual([state, event, undefined])
  expect(applicationAfter('waiting', 'apply')).toBeUndefined()
})
it('the doctor has 72 hours, the application 30 days', () => {
  expect(answerBy('2026-11-24T04:00:00.000Z')).toBe('2026-11-27T04:00:00.000Z')
  expect(lapsesBefore('2026-12-24T04:00:00.000Z')).toBe('2026-11-24T04:00:00.000Z')
})
