import { expect, test } from 'vitest'
import { causeOfDifferences, isHalf, productText, progressOf, type Row } from './figures.ts'

const row = (change: Partial<Row>): Row => ({
  townshipCode: '500112115',
  name: '洛碛镇',
  place: 20,
  kind: 'rural',
  persons: 45_350,
  rateBasisPoints: 4500,
  productTenThousandths: 204_075_000,
  computed: 20_408,
  override: null,
  overrideReason: null,
  quota: 20_408,
  printed: 20_408,
  signed: null,
  before: null,
  ...change,
})

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
