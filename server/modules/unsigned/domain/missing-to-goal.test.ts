import { expect, it } from 'vitest'
import { calculateMissing } from './missing-to-goal.ts'

it.each([
  // residents, signed, goal, missing: 21 × 95 % = 19.95 → 20 − 17 = 3
  [21, 17, 9500, 3], [21, 20, 9500, 0], [20, 18, 9500, 1], [0, 0, 10_000, 0], [100, 100, 10_000, 0], [100, 99, 10_000, 1], [10, 10, 5000, 0],
])('of %i people %i are signed; to reach %i of 10,000 are missing: %i', (residents, signed, goalBasisPoints, missing) => {
  expect(calculateMissing({ residents, signed, goalBasisPoints })).toBe(missing)
})
