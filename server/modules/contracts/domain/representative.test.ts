import { expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { needsRepresentative, representativeOf } from './representative.ts'

it.each([['2008-11-25', true], ['2008-11-24', false], ['2026-05-01', true], ['1957-01-01', false]])('born %s, on 2026-11-24: %s', (born, needed) => {
  expect(needsRepresentative(born as LocalDate, '2026-11-24' as LocalDate)).toBe(needed)
})

it('whoever holds the phone signs for the one bound, seen from the resident', () => {
  const relations = (['spouse', 'parent', 'child', 'grandparent', 'other'] as const).map((bond) => representativeOf(bond, '罗小燕')?.relation)
  expect(relations).toEqual(['spouse', 'child', 'parent', 'other', 'other'])
  expect([representativeOf('self', '罗小燕'), representativeOf('self', null), representativeOf('parent', null)]).toEqual([null, null, undefined])
})
