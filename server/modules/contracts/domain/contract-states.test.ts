import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contractEvents } from '#api/contracts.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type ContractState, contractMoves, contractStates, offeredEvents, standingOn, stateAfter } from './contract-states.ts'

const migration = readFileSync(new URL('../../../migrations/007_contracts.sql', import.meta.url), 'utf8')

it('the database allows exactly the states of the table', () => {
  const check = /state text NOT NULL CHECK \(state IN \(([^)]*)\)\)/.exec(migration)?.[1]
  expect(check?.split(',').map((one) => one.trim().replaceAll("'", ''))).toEqual(contractStates)
})
it('the database knows exactly the events of the table', () => {
  const check = /contract_event_event_check CHECK \(event IN \(([^)]*)\)\)/.exec(readFileSync(new URL('../../../migrations/038_changes_of_contracts.sql', import.meta.url), 'utf8'))?.[1]
  expect(check?.split(',').map((one) => one.trim().replaceAll("'", ''))).toEqual([...new Set(contractMoves.map(({ event }) => event))])
})
it('each state and event lead to one state', () => {
  expect(new Set(contractMoves.map(({ from, event }) => `${from} ${event}`)).size).toBe(contractMoves.length)
})
it('every state of a contract is reached from before it exists, along the moves', () => {
  const all: Record<ContractState, true> = { active: true, ended: true } // Complete by its type.
  const reached = new Set<ContractState | null>([null])
  for (const state of reached) for (const { from, to } of contractMoves) if (from === state) reached.add(to)
  expect([...reached].filter((state) => state !== null).toSorted()).toEqual(Object.keys(all))
})
it('everything that the interface calls an event is in the table', () => {
  expect([...new Set(contractMoves.map(({ event }) => event))]).toEqual(contractEvents)
})
it('what is not in the table cannot happen', () => {
  expect(stateAfter('active', 'end')).toBe('ended')
  expect(stateAfter('ended', 'end')).toBeUndefined()
  expect(stateAfter('active', 'undo-end')).toBeUndefined()
  expect(stateAfter('active', 'sign')).toBeUndefined()
})
it('offers people only what people do', () => {
  expect([offeredEvents('active'), offeredEvents('ended')]).toEqual([['correct', 'amend', 'end'], ['undo-end']])
})

const term = { state: 'active' as const, from: '2025-12-24' as LocalDate, until: '2026-12-24' as LocalDate }
it.each([
  ['2025-12-23', 'upcoming'], ['2025-12-24', 'active'], ['2026-11-23', 'active'], ['2026-11-24', 'expiring'], ['2026-12-23', 'expiring'], ['2026-12-24', 'expired'],
])('until 2026-12-24 with 30 days of notice, on %s it is %s', (on, standing) => {
  expect(standingOn(on as LocalDate, term, 30)).toBe(standing)
})
it('an ended contract is ended on every day', () => {
  expect(standingOn('2026-01-01' as LocalDate, { ...term, state: 'ended' }, 30)).toBe('ended')
})
