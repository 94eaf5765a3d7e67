import { expect, it } from 'vitest'
import { calculateQuota, calculateQuotaTotals, type QuotaMethod } from './quotas.ts'

const method: QuotaMethod = { ratesBasisPoints: { urban: 2000, rural: 4500 }, rounding: 'half_up', total: 'sum_of_rows' }

it.each([
  ['half up on the half: 45,350 × 45 % = 20,407.5', 'half_up', 45_350, 20_408],
  ['half up under it: 45,349 × 45 % = 20,407.05', 'half_up', 45_349, 20_407],
  ['down', 'down', 45_350, 20_407],
  ['up', 'up', 45_349, 20_408],
  ['nobody', 'half_up', 0, 0],
] as const)('rounds %s', (_, rounding, persons, quota) => {
  expect(calculateQuota({ ...method, rounding }, 'rural', persons)).toBe(quota)
})

it('totals both ways: rows of 2 and 2 persons at 20 % are 0.4 each, 0 as a sum of rows, 4 × 20 % = 0.8 → 1 on the total', () => {
  const rows = [2, 2].map((persons) => ({ kind: 'urban' as const, persons, quota: calculateQuota(method, 'urban', persons) }))
  expect(calculateQuotaTotals(method, rows)).toEqual({
    persons: { sumOfRows: 4, printed: null },
    urban: { sumOfRows: 0, rateOnTotal: 1, printed: null },
    rural: { sumOfRows: 0, rateOnTotal: 0, printed: null },
    total: { sumOfRows: 0, rateOnTotal: 1, printed: null },
  })
})

it('totals of no rows are 0', () => {
  expect(calculateQuotaTotals(method, []).total).toEqual({ sumOfRows: 0, rateOnTotal: 0, printed: null })
})
