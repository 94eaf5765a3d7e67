import { expect, it } from 'vitest'
import { linesOfValue, readValueText, valueText } from './value-text.ts'

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

it.each([['[', ']'], ['{a: ', '}'], ['- ', ''], ['? ', '']])('%j in itself, however often, is told at once', (opened, closed) => {
  for (const times of [100, 1_500, 20_000 / (opened.length + closed.length)]) {
    const before = performance.now()
    expect(readValueText(opened.repeat(times) + closed.repeat(times))).toEqual({ value: null, line: 1 })
    expect(performance.now() - before).toBeLessThan(1_000)
  }
})

it.each(['!!binary aGk=', '!!set {a, b}', '!!omap [a: b]', '!!timestamp 2027-01-01', '%YAML 1.1\n---\n!!binary aGk='])('%j would be no text, and is told', (text) => {
  expect(readValueText(text)).toMatchObject({ value: null, line: expect.any(Number) })
})

it('a place has the line it is written on, a missing one that of what is around it', () => {
  expect([['usual'], ['years', '1'], ['shares', '0', 'fen'], ['shares', '0', 'none'], ['none']].map(linesOfValue(value))).toEqual([4, 3, 7, 6, 1])
})
