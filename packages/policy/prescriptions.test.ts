import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith } from './a-pack.ts'
import { checkLongPrescription } from './prescriptions.ts'

const on = localDate('2017-03-01')
/** One or two months at once, for those who are stable and keep to what was agreed. */
const months = packWith('350200', { 'prescription.long': { least: '1', most: '2', unit: 'month', needs: ['signed', 'stable', 'adherent'], follow_up: 'true', force: 'allowed' } })
const ask = (length: number, ...holds: string[]) => {
  const answer = checkLongPrescription(months, on, { length, holds })
  return answer.allowed ? answer.value.value : answer.reasons.map(({ code, params }) => [code, params?.need ?? params?.unit])
}

it.each([1, 2])('%s months may be written for a stable, adherent resident who signed', (length) => {
  expect(ask(length, 'signed', 'stable', 'adherent')).toBe(length)
})

it.each([0, 3])('%s months may not', (length) => {
  expect(ask(length, 'signed', 'stable', 'adherent')).toEqual([['POLICY.LONG_PRESCRIPTION_LENGTH', 'month']])
})

it.each([1.5, -1, Number.NaN])('%s months are no question', (length) => {
  expect(() => ask(length)).toThrow(RangeError)
})

it('whatever is lacking is said at once, with the length', () => {
  expect(ask(3, 'signed')).toEqual([['POLICY.LONG_PRESCRIPTION_NEEDS', 'stable'], ['POLICY.LONG_PRESCRIPTION_NEEDS', 'adherent'], ['POLICY.LONG_PRESCRIPTION_LENGTH', 'month']])
})
