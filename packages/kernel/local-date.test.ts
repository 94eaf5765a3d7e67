import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addYears, ageOn, dayOfInstant, daysBetween, isLocalDate, type LocalDate, localDate, monthOf, yearOf } from './local-date.ts'

const day = localDate

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '1957-01-01', '9999-12-31'])('%s exists', (text) => expect(isLocalDate(text)).toBe(true))
  it.each(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-2-9', '2024-02-30', '24-02-01', '2024-02-01T00:00', ''])(
    '"%s" does not', (text) => {
      expect(isLocalDate(text)).toBe(false)
      expect(() => localDate(text)).toThrow()
    })
  it('turns at midnight in Shanghai, which is 16:00 UTC', () => {
    expect(dayOfInstant('2026-11-23T15:59:59.999Z')).toBe('2026-11-23')
    expect(dayOfInstant('2026-11-23T16:00:00.000Z')).toBe('2026-11-24')
    expect(dayOfInstant(Date.UTC(2026, 10, 23, 16))).toBe('2026-11-24')
    expect(() => dayOfInstant('yesterday')).toThrow()
  })
  it('counts days over a leap day and a year end', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01')
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31')
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2)
  })
  it('counts months to the end of a shorter one', () => {
    expect(addMonths(day('2026-08-31'), 1)).toBe('2026-09-30')
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28')
  })
  it('counts years, 29 February going to the 28th', () => {
    expect(addYears(day('2026-11-24'), 1)).toBe('2027-11-24')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
  })
  it('says its month and year', () => expect([monthOf(day('2026-11-24')), yearOf(day('2026-11-24'))]).toEqual(['2026-11', 2026]))
})

describe('age', () => {
  it.each([
    ['1961-11-24', '2026-11-23', 64], ['1961-11-24', '2026-11-24', 65], ['1961-11-25', '2026-11-24', 64],
    ['1960-02-29', '2025-02-27', 64], ['1960-02-29', '2025-02-28', 65], ['1960-02-29', '2024-02-28', 63], ['1960-02-29', '2024-02-29', 64],
    ['2026-11-24', '2026-11-24', 0], ['2026-11-25', '2026-11-24', -1],
  ])('of who was born %s is on %s %i', (born, on, age) => expect(ageOn(day(born), day(on))).toBe(age))

  it('is n or more exactly from the n-th birthday', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1900-01-01'), n))
    fc.assert(fc.property(days, days, fc.integer({ min: 0, max: 120 }), (born: LocalDate, on: LocalDate, n) => {
      expect(ageOn(born, on) >= n).toBe(addYears(born, n) <= on)
    }))
  })
})
