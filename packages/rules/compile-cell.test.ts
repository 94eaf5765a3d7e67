import { describe, expect, it } from 'vitest'
import { compileCell } from './compile-cell.ts'
import { FeelError, type FeelValue } from './feel-value.ts'

describe('a cell', () => {
  it.each<[string, FeelValue, boolean]>([
    ['-', null, true],
    ['>= 140', 140, true], ['>= 140', 139, false], ['>= 140', null, false], ['>= 140', 'high', false],
    ['< 7.0', 6.9, true], ['< 7.0', 7, false],
    ['[65..120]', 65, true], ['[65..120]', 120, true], ['(65..120)', 65, false], ['[65..120[', 120, false],
    ['"a","b"', 'b', true], ['"a","b"', 'c', false],
    ['not("a","b")', 'c', true], ['not("a","b")', 'a', false], ['not(>= 3)', null, true],
    ['true', true, true], ['true', false, false], ['null', null, true], ['null', 0, false],
    ['? > 3 and ? < 5', 4, true], ['list contains(?, "x")', ['x'], true], ['limit', 7, true], ['among', 2, true],
  ])('%s with %j accepts: %s', (text, value, accepted) => {
    expect(compileCell(text).accepts(value, { limit: 7, among: [1, 2] })).toBe(accepted)
  })
  it('names what else it reads', () => expect(compileCell('>= limit').inputs).toEqual(['limit']))
  it.each(['', '>=', 'x > 1', '3, -', 'not(-)', 'for i in x return i', 'not(x > 1)'])('"%s" is refused', (text) => {
    expect(() => compileCell(text)).toThrow(FeelError)
  })
})
