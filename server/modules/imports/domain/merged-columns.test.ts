import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergedColumns } from './merged-columns.ts'

it('a row is empty where it lies in a merged range, but for the corner of the range', () => {
  const at = mergedColumns([{ fromRow: 2, untilRow: 4, fromColumn: 0, untilColumn: 1 }, { fromRow: 4, untilRow: 4, fromColumn: 1, untilColumn: 3 }])
  expect([1, 2, 3, 4, 5].map((row) => [...(at(row) ?? [])].sort())).toEqual([[], [1], [0, 1], [0, 1, 2, 3], []])
})
it('without merged ranges no row has any', () => {
  expect(mergedColumns([])(2)).toBeUndefined()
})
it('ranges that lie across one another are told as one by one', () => {
  const place = fc.integer({ min: 1, max: 8 })
  const range = fc.tuple(place, place, place, place).map(([a, b, c, d]) => ({ fromRow: Math.min(a, b), untilRow: Math.max(a, b), fromColumn: Math.min(c, d), untilColumn: Math.max(c, d) }))
  fc.assert(fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 10 }), (merged, row) => {
    const expected = [1, 2, 3, 4, 5, 6, 7, 8].filter((column) => merged.some((one) => row >= one.fromRow && row <= one.untilRow && column >= one.fromColumn && column <= one.untilColumn && !(row === one.fromRow && column === one.fromColumn)))
    expect([...(mergedColumns(merged)(row) ?? [])].sort()).toEqual(expected)
  }))
})
it('a thousand ranges over a whole list are looked up for 5,000 rows within half a second', () => {
  const began = performance.now()
  const at = mergedColumns(Array.from({ length: 1000 }, (_, i) => ({ fromRow: 1 + i, untilRow: 10_000 - i, fromColumn: 0, untilColumn: 99 })))
  let columns = 0
  for (let row = 1; row <= 5000; row++) columns += at(row)?.size ?? 0
  expect(columns).toBe(99 + 4999 * 100) // only A1 is the corner of the one range it lies in
  expect(performance.now() - began).toBeLessThan(500)
})
