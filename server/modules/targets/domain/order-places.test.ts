import { expect, it } from 'vitest'
import { orderPlaces } from './order-places.ts'

const places = (codes: string) => [...codes].map((code) => ({ code }))
const ordered = (codes: string, order: string) => orderPlaces(places(codes), [...order]).map(({ code }) => code).join('')

it('keeps the order of before; what is new comes last, what is gone leaves no hole', () => {
  expect(ordered('abc', 'cab')).toBe('cab')
  expect(ordered('xaby', 'ba')).toBe('baxy')
  expect(ordered('ab', 'bca')).toBe('ba')
  expect(ordered('ba', '')).toBe('ba')
})
