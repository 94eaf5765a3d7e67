import { expect, test } from 'vitest'
import { countText, percentText, shareText, shortYuanText, writtenText } from './figures.ts'

test('a share is cut, so that 100 % means reached, and of nothing there is none', () => {
  expect([shareText(9_996, 10_000), shareText(10_000, 10_000), shareText(1, 0)]).toEqual(['99.9', '100.0', '—'])
  // 167,306 of 332,885 is 50.2594…: two decimals are 50.25, one is 50.2
  expect([shareText(167_306, 332_885, 2), shareText(167_306, 332_885)]).toEqual(['50.25', '50.2'])
  expect([percentText(2, 3), percentText(3, 3), percentText(0, 0)]).toEqual(['66.6%', '100.0%', '—'])
})
test('counts have their commas, and whole yuan no decimals', () => {
  expect([countText(332_885), countText(0)]).toEqual(['332,885', '0'])
  expect([5000, 1250, 5, 0, 123_456_700].map(shortYuanText)).toEqual(['50', '12.50', '0.05', '0', '1,234,567'])
})
test('a number of a document stays as it is written, with commas', () => {
  expect(['10000000', '42.50', '-0.56', '37', '8240.15'].map(writtenText)).toEqual(['10,000,000', '42.50', '-0.56', '37', '8,240.15'])
})
