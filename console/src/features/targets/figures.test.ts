import { expect, test } from 'vitest'
import { causeOfDifferences, changeText, effectOnWhole, firstYearWithout, isHalf, productText, progressOf, reviewOf } from './figures.ts'
import { aPlan, aRow as row } from './plan.fixture.ts'

test('the half is where rounding decides', () => {
  expect(isHalf(row({}))).toBe(true)
  expect(isHalf(row({ productTenThousandths: 204_075_001 }))).toBe(false)
  expect(productText(204_075_000)).toBe('20,407.50')
})
test('progress is measured only where the platform has residents', () => {
  expect(progressOf([row({}), row({ quota: 100, signed: 40 })])).toEqual({ quota: 20_508, live: 1, liveQuota: 100, signed: 40 })
})
test('rounding is named as the cause only where it can be', () => {
  expect(causeOfDifferences([1, -1, 1, 0], 0)).toBe('rounding') // Yubei 2017 as drafted
  expect(causeOfDifferences([1, -1, -251, -252], 1)).toBe('overrides') // 12,752 overridden to 12,500
  expect(causeOfDifferences([-18_336, 0, -8_251, -8_252], 0)).toBe('unexplained') // a population edited
  expect(causeOfDifferences([0, 0, 0, 0], 2)).toBe('none')
})
test('a change is said with its sign and share', () => {
  expect([changeText(12_752, 12_500), changeText(100, 150), changeText(5, 5)]).toEqual(['−252 (−1.9%)', '+50 (+50.0%)', '±0'])
  expect([changeText(0, 3), changeText(332_885, 332_633), changeText(1000, 1001)]).toEqual(['+3', '−252', '+1 (+0.1%)'])
})
test('an override is compared with the plan without it, kept or not', () => {
  const kept = row({ override: 20_000, quota: 20_000 })
  // 20,408 computed; the whole without any override is 20,408 + 100.
  for (const one of [row({}), kept]) {
    expect(effectOnWhole(aPlan([one, row({ quota: 100 })]), one, 20_000)).toEqual({ without: 20_508, with: 20_100 })
  }
})
test('a reviewer sees the greatest change first, who is new, and no unchanged place', () => {
  const before = (quota: number) => ({ persons: 1, quota })
  const rows = [
    row({ name: '甲', place: 1, quota: 100, before: before(100) }),
    row({ name: '乙', place: 2, quota: 90, before: before(100) }),
    row({ name: '丙', place: 3, quota: 500, before: before(100), override: 500 }),
    row({ name: '丁', place: 4, quota: 7 }),
  ]
  const { overridden, changed, added } = reviewOf({ rows })
  expect([overridden, changed, added].map((those) => those.map(({ name }) => name))).toEqual([['丙'], ['丙', '乙'], ['丁']])
  expect(reviewOf({ rows: [row({})] }).added).toEqual([])
})
test('the next plan is for the first year without one', () => {
  expect(firstYearWithout([{ year: 2026 }, { year: 2017 }], 2026)).toBe(2027)
  expect(firstYearWithout([{ year: 2026 }, { year: 2027 }, { year: 2027 }], 2026)).toBe(2028)
  expect(firstYearWithout([], 2026)).toBe(2026)
})
