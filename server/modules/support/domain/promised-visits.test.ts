import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { calculatePromisedVisits, type Promised } from './promised-visits.ts'

const day = (text: string) => text as LocalDate
const weekly: Promised = { validFrom: day('2026-11-02'), validUntil: day('2027-11-02'), visits: 1, every: 'week', places: 3 }
const monthly: Promised = { ...weekly, every: 'month', visits: 2, places: 1 }

it.each([
  ['the five Mondays of November 2026, three villages', weekly, '2026-11-01', '2026-12-01', 15],
  ['nothing before the term', weekly, '2026-10-01', '2026-11-02', 0],
  ['the first day of the term is one', weekly, '2026-11-02', '2026-11-03', 3],
  ['the day before a Monday is none', weekly, '2026-11-03', '2026-11-09', 0],
  ['the last day is not counted: 2027-11-01 is a Monday', weekly, '2027-11-01', '2027-12-01', 3],
  ['nothing after the term', weekly, '2027-11-02', '2028-01-01', 0],
  ['a month by its 15th', monthly, '2026-11-01', '2026-12-01', 2],
  ['not yet on the 14th', monthly, '2026-11-01', '2026-11-15', 0],
  ['twelve months', monthly, '2026-01-01', '2028-01-01', 24],
  ['no days', weekly, '2026-12-01', '2026-11-01', 0],
] as const)('%s', (_, promised, from, until, visits) => expect(calculatePromisedVisits(promised, day(from), day(until))).toBe(visits))

it('is what counting day by day finds', () => {
  const some = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(day('2025-01-01'), days))
  fc.assert(fc.property(some, some, some, some, fc.constantFrom('week', 'month'), (validFrom, validUntil, from, until, every) => {
    let days = 0
    for (let one = day('2025-01-01'); one < day('2028-06-01'); one = addDays(one, 1)) {
      if (one >= validFrom && one < validUntil && one >= from && one < until && (every === 'week' ? new Date(`${one}T00:00:00Z`).getUTCDay() === 1 : one.endsWith('-15'))) days++
    }
    expect(calculatePromisedVisits({ validFrom, validUntil, every, visits: 2, places: 3 }, from, until)).toBe(days * 6)
  }), { numRuns: 300 })
})
