import { expect, it } from 'vitest'
import { lineOfPlace, readValueText, valueText } from './value-text.ts'

const value = { years: ['1', '2'], usual: '1', shares: [{ who: 'resident', fen: '12.00' }] }

it('what is written is read back as it was, numbers and days as texts', () => {
  expect(readValueText(valueText(value))).toEqual({ value, line: null })
  expect(readValueText('years: [1, 2]\nusual: 1')).toEqual({ value: { years: ['1', '2'], usual: '1' }, line: null })
  expect(valueText('60.00')).toBe('60.00')
  expect(valueText('null')).toBe('')
})

it.each([['usual: 1\nusual: 2', 2], ['years: [1\nusual: 1', 2], ['', 1], ['~x: [', 1], ['*x', 1], ['&a [*a]', 1], ['a: &a [1]\nb: *a', 1], ['"\\uD800"', 1], ['a: ["\\0"]', 1], ['"\\uD800": a', 1]])('%j is told with its line', (text, line) => {
  expect(readValueText(text)).toMatchObject({ value: null, line: expect.any(Number) })
  expect(readValueText(text).line).toBeGreaterThanOrEqual(Math.min(line, 1))
})

it('a place has the line it is written on, a missing one that of what is around it', () => {
  expect([lineOfPlace(value, ['usual']), lineOfPlace(value, ['years', '1']), lineOfPlace(value, ['shares', '0', 'fen']), lineOfPlace(value, ['shares', '0', 'none']), lineOfPlace(value, ['none'])]).toEqual([4, 3, 7, 6, 1])
})
