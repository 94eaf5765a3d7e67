import { expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { decideEnding, decideUndoingEnding } from './decide-ending.ts'

const day = (text: string) => text as LocalDate
const contract = { state: 'active' as const, from: day('2026-03-01'), until: day('2027-03-01'), amendedOn: null }
const today = day('2026-11-24')
const codes = (decision: ReturnType<typeof decideEnding>) => (decision.allowed ? decision.value.endedOn : decision.reasons.map(({ code }) => code))

it.each([
  ['by_request', '本人到场要求', null, '2026-11-24'],
  ['by_request', null, null, ['CONTRACTS.END_NEEDS_NOTE']],
  ['deceased', '家属电告，已核对', '2026-11-10', '2026-11-11'], // in force on the day of death, not on the next
  ['deceased', '家属电告，已核对', '2026-11-24', '2026-11-25'],
  ['moved_away', '村医核实', '2026-02-10', '2026-03-01'], // before it began: never in force
  ['by_request', '本人到场要求', '2026-11-10', ['CONTRACTS.END_NOT_BACKDATED']],
  ['deceased', '家属电告', '2026-11-25', ['CONTRACTS.END_DAY_OUT_OF_RANGE']],
  ['deceased', '家属电告', '2025-11-22', ['CONTRACTS.END_DAY_OUT_OF_RANGE']], // 367 days back
  ['voided', null, null, ['CONTRACTS.END_NEEDS_NOTE']],
  ['voided', '录入错误', null, '2026-11-24'],
  ['other', null, '2026-11-10', ['CONTRACTS.END_NEEDS_NOTE', 'CONTRACTS.END_NOT_BACKDATED']],
] as const)('%s, note %s, last day %s → %j', (reason, note, lastDay, expected) => {
  expect(codes(decideEnding(contract, { reason, note, lastDay: lastDay as LocalDate | null }, today))).toEqual(expected)
})
it.each([
  ['deceased', '2026-11-09', [{ code: 'CONTRACTS.END_BEFORE_SUPPLEMENT', params: { day: '2026-11-10' } }]],
  ['moved_away', '2026-02-10', [{ code: 'CONTRACTS.END_BEFORE_SUPPLEMENT', params: { day: '2026-11-10' } }]], // before it began, too
  ['deceased', '2026-11-10', '2026-11-11'], // signed on the last day it was in force
  ['by_request', null, '2026-11-24'],
  ['by_request', '2026-11-09', [{ code: 'CONTRACTS.END_NOT_BACKDATED' }]],
] as const)('with a supplement of 2026-11-10: %s, last day %s → %j', (reason, lastDay, expected) => {
  const decision = decideEnding({ ...contract, amendedOn: day('2026-11-10') }, { reason, note: '家属来电，已核对', lastDay: lastDay as LocalDate | null }, today)
  expect(decision.allowed ? decision.value.endedOn : decision.reasons).toEqual(expected)
})
it('on the day of the supplement itself it ends when asked without a day', () => {
  expect(codes(decideEnding({ ...contract, amendedOn: today }, { reason: 'by_request', note: '本人到场要求', lastDay: null }, today))).toBe('2026-11-24')
})
it('what ended or ran out does not end again', () => {
  const asked = { reason: 'by_request', note: '本人到场要求', lastDay: null } as const
  expect(codes(decideEnding({ ...contract, state: 'ended' }, asked, today))).toEqual(['CONTRACTS.ALREADY_ENDED'])
  expect(codes(decideEnding(contract, asked, day('2027-02-28')))).toBe('2027-02-28')
  expect(codes(decideEnding(contract, asked, day('2027-03-01')))).toEqual(['CONTRACTS.ALREADY_EXPIRED'])
})
it.each([
  ['ended', '2026-11-24T04:00:00.000Z', '2026-11-24T04:10:00.000Z', 'living', 'yes'],
  ['ended', '2026-11-24T04:00:00.000Z', '2026-11-24T04:10:00.001Z', 'living', 'CONTRACTS.UNDO_TOO_LATE'],
  ['active', null, '2026-11-24T04:10:00.000Z', 'living', 'CONTRACTS.NOT_ENDED'],
  ['ended', '2026-11-24T04:00:00.000Z', '2026-11-24T04:01:00.000Z', 'moved', 'CONTRACTS.RESIDENT_NOT_HERE'],
  ['ended', '2026-11-24T04:00:00.000Z', '2026-11-24T04:01:00.000Z', 'deceased', 'CONTRACTS.RESIDENT_NOT_HERE'],
] as const)('%s at %s, undone at %s, resident %s: %s', (state, endedAt, at, residentStatus, expected) => {
  const decision = decideUndoingEnding({ state, endedAt, residentStatus }, at)
  expect(decision.allowed ? 'yes' : decision.reasons[0]?.code).toBe(expected)
})
