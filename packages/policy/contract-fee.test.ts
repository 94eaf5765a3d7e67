import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith, shippedPack } from './a-pack.ts'
import { feeDistribution, feeFunding, feeStandard } from './contract-fee.ts'

const on = localDate('2017-03-01')
/** Xiamen's 20, 70 and 30 yuan, in a world where parts of a year are paid by month. */
const byMonth = packWith('350200', { 'fee.proration': 'by_month' })

describe('the fee for part of a year', () => {
  it('gives what rounding leaves over to the party the pack names: 5 months are 50 yuan, 8.33 and 29.16, and 12.51 instead of 12.50', () => {
    expect(feeFunding(byMonth, on, 5).value).toEqual({ resident: 833, medical_insurance: 2916, public_finance: 1251 })
  })

  it('names the remainder to another party when the pack does', () => {
    const toResident = packWith('350200', { 'fee.proration': 'by_month', 'fee.funding': { remainder_to: 'resident', shares: { resident: '20', medical_insurance: '70', public_finance: '30' } } })
    expect(feeFunding(toResident, on, 5).value).toEqual({ resident: 834, medical_insurance: 2916, public_finance: 1250 })
  })

  it('is the whole fee where the pack does not prorate', () => {
    expect(feeFunding(packWith('350200', { 'fee.proration': 'none' }), on, 5).value).toEqual(feeFunding(shippedPack('350200'), on).value)
  })

  it.each([0, 13, 2.5, Number.NaN])('of %s months is no question', (months) => {
    expect(() => feeFunding(byMonth, on, months)).toThrow(RangeError)
  })

  it('a full year needs no rule for parts of one', () => {
    expect(feeFunding(shippedPack('350200'), on, 12).because.map(({ parameter }) => parameter)).toEqual(['fee.standard', 'fee.funding'])
    expect(feeFunding(byMonth, on, 5).because.map(({ parameter }) => parameter)).toEqual(['fee.standard', 'fee.funding', 'fee.proration'])
  })
})

it('whatever the fee and the months, payers pay exactly the fee due and nobody gains a fen', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 100 }), (yuan, months, percent) => {
    const pack = packWith('350200', {
      'fee.standard': String(yuan), 'fee.proration': 'by_month',
      'fee.funding': { remainder_to: 'public_finance', shares: { resident: `${percent}%`, public_finance: `${100 - percent}%` } },
    })
    const shares = Object.values(feeFunding(pack, on, months).value)
    const due = Math.floor((yuan * 100 * months * 2 + 12) / 24)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(due)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  }), { numRuns: 60 })
})

it('what is received is what was paid', () => {
  const sum = (shares: Record<string, number>) => Object.values(shares).reduce((running, share) => running + share, 0)
  const pack = shippedPack('350200')
  expect(sum(feeDistribution(pack, on).value)).toBe(feeStandard(pack, on).value)
  expect(sum(feeFunding(pack, on).value)).toBe(feeStandard(pack, on).value)
})
