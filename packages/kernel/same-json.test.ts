import { expect, it } from 'vitest'
import { isSameJson } from './same-json.ts'

it('the order of names says nothing, at any depth; the order of a list does', () => {
  expect(isSameJson({ a: 1, b: { c: [2, 3], d: null } }, { b: { d: null, c: [2, 3] }, a: 1 })).toBe(true)
  expect(isSameJson([1, 2], [2, 1])).toBe(false)
})

it.each<[unknown, unknown]>([['1', 1], [{}, []], [{ a: 1 }, { a: 1, b: 2 }], [null, 0], [{ a: null }, {}], ['', null]])('%j and %j are two', (a, b) => {
  expect(isSameJson(a, b)).toBe(false)
})

it('nothing is null', () => {
  expect(isSameJson(undefined, null)).toBe(true)
})
