import { expect, it } from 'vitest'
import { signingDayStates } from '#api/signing-days.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { decideMove, listSteps, type SigningDayState, statesOfDay } from './signing-day-states.ts'

const [before, day, after] = ['2026-11-23', '2026-11-24', '2026-11-25'] as LocalDate[] as [LocalDate, LocalDate, LocalDate]
const codeOf = (state: SigningDayState, event: Parameters<typeof decideMove>[1], on: LocalDate) => {
  const decision = decideMove({ state, heldOn: day }, event, on)
  return decision.allowed ? decision.value : decision.reasons[0]?.code
}

it('knows the states the interface knows', () => expect([...statesOfDay].sort()).toEqual([...signingDayStates].sort()))
it.each([
  ['planned', 'open', before, 'SIGNING_DAYS.NOT_TODAY'], ['planned', 'open', day, 'open'], ['planned', 'open', after, 'SIGNING_DAYS.NOT_TODAY'],
  ['planned', 'sign', day, 'SIGNING_DAYS.NOT_OPEN'], ['open', 'sign', day, 'open'], ['open', 'sign', after, 'SIGNING_DAYS.NOT_TODAY'], ['closed', 'sign', day, 'SIGNING_DAYS.NOT_OPEN'], ['cancelled', 'sign', day, 'SIGNING_DAYS.NOT_OPEN'],
  ['open', 'close', after, 'closed'], ['closed', 'reopen', day, 'open'], ['closed', 'reopen', after, 'SIGNING_DAYS.NOT_TODAY'], ['open', 'cancel', day, 'SIGNING_DAYS.STATE'], ['closed', 'edit', day, 'SIGNING_DAYS.STATE'],
] as const)('%s, %s on %s: %s', (state, event, on, expected) => expect(codeOf(state, event, on)).toBe(expected))
it('offers what may be done', () => {
  expect(listSteps({ state: 'planned', heldOn: day }, day)).toEqual(['open', 'cancel'])
  expect(listSteps({ state: 'planned', heldOn: day }, before)).toEqual(['cancel'])
  expect(listSteps({ state: 'open', heldOn: day }, after)).toEqual(['close'])
  expect(listSteps({ state: 'cancelled', heldOn: day }, day)).toEqual([])
})
