import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

/** Values of JSON without fractions. */
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 3 }), tie('value'), { maxKeys: 4 }),
  ),
}))

describe('canonical JSON', () => {
  it('sorts keys by code unit and writes no spaces', () => {
    expect(canonicalJson({ b: [1, true, null], a: '甲"\n', '\u{1F600}': 0, '\uFB33': -1 }))
      .toBe('{"a":"甲\\"\\n","b":[1,true,null],"\u{1F600}":0,"\uFB33":-1}')
  })

  it('is one text however the keys were given, and reads back to the same value', () => {
    fc.assert(fc.property(anyValue, (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(canonicalJson(reversed(value))).toBe(text)
    }))
  })

  it('writes minus zero as zero', () => expect(canonicalJson([-0])).toBe('[0]'))

  it.each([
    ['a fraction', { a: { b: 1.5 } }, '$.a.b'],
    ['too long a number', [2 ** 53], '$[0]'],
    ['no number', { a: Number.NaN }, '$.a'],
    ['half of a character', { a: '\uD800' }, '$.a'],
    ['half of a character in a key', { '\uDC00': 1 }, '$'],
    ['undefined', { a: undefined }, '$.a'],
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    ['a hole in a list', [1, , 2], '$[1]'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['bytes', { at: Buffer.from('x') }, '$.at'],
    ['a big whole number', [1n], '$[0]'],
  ])('refuses %s and says where', (_, value, at) => expect(() => canonicalJson(value)).toThrow(`${at}: `))
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, reversed(one)]))
}
