import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { endingRequestStates } from '#api/endings.ts'
import { endingRequestAfter, type EndingRequestEvent, endingRequestMoves, type EndingRequestState } from './ending-request-states.ts'

const migration = readFileSync(new URL('../../../migrations/023_renew_change_end.sql', import.meta.url), 'utf8')

it('the database and the interface allow exactly the states of the table', () => {
  const check = /state text NOT NULL CHECK \(state IN \(([^)]*)\)\)/.exec(migration)?.[1]
  const states = [...new Set(endingRequestMoves.map(({ to }) => to))]
  expect(check?.split(',').map((one) => one.trim().replaceAll("'", ''))).toEqual(states)
  expect(states).toEqual(endingRequestStates)
})
it('only what waits can be answered or taken back, once', () => {
  const events: EndingRequestEvent[] = ['accept', 'refuse', 'withdraw', 'lapse']
  expect(events.map((event) => endingRequestAfter('waiting', event))).toEqual(['accepted', 'refused', 'withdrawn', 'lapsed'])
  for (const state of [null, 'accepted', 'refused', 'withdrawn', 'lapsed'] as (EndingRequestState | null)[]) for (const event of events) expect([state, event, endingRequestAfter(state, event)]).toEqual([state, event, undefined])
})
