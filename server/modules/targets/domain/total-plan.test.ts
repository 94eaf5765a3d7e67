import { expect, it } from 'vitest'
import { calculateRow, totalPlan } from './total-plan.ts'

const row = (kind: 'urban' | 'rural', persons: number, override: number | null = null) => {
  const rateBasisPoints = kind === 'urban' ? 2000 : 4500
  return { kind, persons, rateBasisPoints, computed: calculateRow(persons, rateBasisPoints, 'half_up'), override }
}

it('rounds half up: 20,407.5 is 20,408; just under is 20,407', () => {
  expect(calculateRow(45_350, 4500, 'half_up')).toBe(20_408) // 45,350 × 0.45 = 20,407.50
  expect(calculateRow(45_349, 4500, 'half_up')).toBe(20_407) // 45,349 × 0.45 = 20,407.05
  expect(calculateRow(0, 4500, 'half_up')).toBe(0)
})
it('adds up both ways, and they may differ by the rounding of rows', () => {
  // 3 × 0.2 = 0.6 → 1, twice: 2 by rows; 6 × 0.2 = 1.2 → 1 on the total.
  expect(totalPlan([row('urban', 3), row('urban', 3)], 'half_up', null).urban).toEqual({ sumOfRows: 2, rateOnTotal: 1, printed: null })
})
it('an override counts in the sum of rows and not in the rate on the total', () => {
  const totals = totalPlan([row('urban', 100), row('rural', 100, 40)], 'half_up', { persons: 201, urban: 20, rural: 45, total: 65 })
  expect(totals).toEqual({
    persons: { sumOfRows: 200, rateOnTotal: null, printed: 201 }, urban: { sumOfRows: 20, rateOnTotal: 20, printed: 20 },
    rural: { sumOfRows: 40, rateOnTotal: 45, printed: 45 }, total: { sumOfRows: 60, rateOnTotal: 65, printed: 65 }, overridden: 1,
  })
})
it('has no rate on a total where nobody says how to round', () => {
  expect(totalPlan([row('urban', 3)], null, null).total).toEqual({ sumOfRows: 1, rateOnTotal: null, printed: null })
})
it('has no rate on a total of rows with different rates', () => {
  expect(totalPlan([row('urban', 100), { ...row('urban', 100), rateBasisPoints: 2500 }], 'half_up', null).total.rateOnTotal).toBeNull()
})
