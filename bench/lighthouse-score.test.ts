import { expect, it } from 'vitest'
import { calculateScore, scoreOf } from './lighthouse-score.ts'

it('each curve gives 0.9 at its tenth and 0.5 at its median', () => {
  for (const [metric, p10, median] of [['fcp', 1800, 3000], ['lcp', 2500, 4000], ['tbt', 200, 600], ['cls', 0.1, 0.25]] as const) {
    expect([scoreOf(metric, p10), scoreOf(metric, median)].map((score) => Math.round(score * 1e5) / 1e5)).toEqual([0.9, 0.5])
  }
})
it('nothing is the best; the whole is the weighted mean of the four', () => {
  expect(calculateScore({ fcp: 0, lcp: 0, tbt: 0, cls: 0 })).toBe(100)
  // (10·0.9 + 25·0.5 + 30·1 + 25·1) / 90 = 76.5 / 90
  expect(calculateScore({ fcp: 1800, lcp: 4000, tbt: 0, cls: 0 })).toBe(85)
})
