import { expect, test } from 'vitest'
import { endTone, fullness, lastDayBefore } from './figures.ts'

test('a panel is nearly full from nine tenths, full at the cap', () => {
  expect([1799, 1800, 1999, 2000].map((contracts) => fullness(contracts, 2000))).toEqual(['room', 'near', 'near', 'full'])
  expect(fullness(5000, null)).toBe('none')
})
test('papers print the last day, the record keeps the day after', () => {
  expect(['2027-01-01', '2028-03-01'].map(lastDayBefore)).toEqual(['2026-12-31', '2028-02-29'])
})
test('a licence ends soon within 90 days, and has ended on its day', () => {
  // 24 November and 90 days: 6 + 31 + 31 + 22 is 22 February.
  expect(['2026-11-24', '2026-11-25', '2027-02-22', '2027-02-23', null].map((until) => endTone(until, '2026-11-24'))).toEqual([
    'ended',
    'soon',
    'soon',
    'on',
    'open',
  ])
})
