import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, localDate } from '#kernel/local-date.ts'
import { packWith, shippedPack } from './a-pack.ts'
import { partOfStretch, partOfYear } from './part-of-year.ts'

const byMonth = packWith('350200', { 'fee.proration': 'by_month' })
const none = packWith('350200', { 'fee.proration': 'none' })
const shares = { resident: 2000, medical_insurance: 7000, public_finance: 3000 }
const from = localDate('2026-11-24')
const part = (pack: Parameters<typeof partOfYear>[0], endedOn: string) => partOfYear(pack, from, localDate(endedOn), shares).value

it('counts months begun, from the day of signing: two months of 20, 70 and 30 yuan are 3.33, 11.67 and 5', () => {
  expect(part(byMonth, '2027-01-24')).toEqual({
    rule: 'by_month', from: '2026-11-24', until: '2027-11-24', months: 2, used: { resident: 333, medical_insurance: 1167, public_finance: 500 }, back: { resident: 1667, medical_insurance: 5833, public_finance: 2500 },
  })
  expect([part(byMonth, '2026-11-25').months, part(byMonth, '2026-12-24').months, part(byMonth, '2026-12-25').months]).toEqual([1, 1, 2])
})

it('what never began costs nothing; a year that is full costs all of it; the second year counts for itself', () => {
  expect(part(byMonth, '2026-11-24')).toMatchObject({ months: 0, used: { resident: 0 }, back: { resident: 2000 } })
  expect(part(none, '2026-11-24')).toMatchObject({ months: 0, used: { resident: 0 } })
  expect(part(byMonth, '2027-11-24')).toMatchObject({ from: '2026-11-24', months: 12, back: { resident: 0 } })
  expect(part(byMonth, '2028-01-24')).toMatchObject({ from: '2027-11-24', until: '2028-11-24', months: 2, used: { resident: 333 } })
})

it('gives nothing back where a part of a year is paid as a whole, and says nothing where the region does not', () => {
  expect(part(none, '2026-11-25')).toMatchObject({ rule: 'none', months: 1, used: shares, back: { resident: 0, medical_insurance: 0, public_finance: 0 } })
  expect(() => part(shippedPack('350200'), '2027-01-24')).toThrow()
})

it('loses and gains no fen, and never gives more back the later it ends', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 1200 }), (share, days) => {
    const of = (day: number) => partOfYear(byMonth, from, addDays(from, day), { one: share }).value
    const [now, later] = [of(days), of(days + 1)]
    expect((now.used.one ?? 0) + (now.back.one ?? 0)).toBe(share)
    if (now.from === later.from) expect(later.back.one ?? 0).toBeLessThanOrEqual(now.back.one ?? 0)
    expect(now.months).toBeLessThanOrEqual(12)
  }), { numRuns: 300 })
})

it('a stretch costs the months begun in it, of a year that is paid whole the whole, and nothing without a day', () => {
  const stretch = (pack: typeof byMonth, start: string, until: string) => partOfStretch(pack, localDate(start), localDate(start), localDate(until), { resident: 9600, city: 1000 }).value
  expect(stretch(byMonth, '2027-03-25', '2027-11-24')).toEqual({ rule: 'by_month', months: 8, owed: { resident: 6400, city: 667 } })
  expect(stretch(byMonth, '2027-03-24', '2027-11-24')).toMatchObject({ months: 8 })
  expect(stretch(byMonth, '2027-03-23', '2027-11-24')).toMatchObject({ months: 9 })
  expect(stretch(byMonth, '2026-11-24', '2027-11-24')).toMatchObject({ months: 12, owed: { resident: 9600, city: 1000 } })
  expect(stretch(byMonth, '2027-03-25', '2027-03-25')).toMatchObject({ months: 0, owed: { resident: 0, city: 0 } })
  expect(stretch(none, '2027-11-23', '2027-11-24')).toEqual({ rule: 'none', months: 1, owed: { resident: 9600, city: 1000 } })
  expect(stretch(none, '2027-11-24', '2027-11-24')).toMatchObject({ owed: { resident: 0, city: 0 } })
  expect(() => stretch(shippedPack('350200'), '2027-01-24', '2027-11-24')).toThrow()
})
