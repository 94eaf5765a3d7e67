import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { allocate, divideRounded, type Fen, fen } from '#kernel/money.ts'
import { type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { sharesInFen } from './shares.ts'
import { yuan } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const feeStandardShape = yuan
export const feePeriodShape = z.enum(['contract_year', 'calendar_year', 'month'])
export const feeProrationShape = z.enum(['by_month', 'none'])

const monthsOfAYear = 12

/** The yearly contract fee per person. */
export function feeStandard(pack: Pack, on: LocalDate): Explained<Fen> {
  const { value, because } = valueOn(pack, 'fee.standard', on)
  return { value, because: [because] }
}

/** For which stretch of time the fee is paid. */
export function feePeriod(pack: Pack, on: LocalDate): Explained<z.output<typeof feePeriodShape>> {
  const { value, because } = valueOn(pack, 'fee.period', on)
  return { value, because: [because] }
}

/** What becomes of the fee when less than a year is signed. */
export function feeProration(pack: Pack, on: LocalDate): Explained<z.output<typeof feeProrationShape>> {
  const { value, because } = valueOn(pack, 'fee.proration', on)
  return { value, because: [because] }
}

/**
 * Who pays how much of the fee for `months` months (1 to 12) of a year. Less than a year needs a rule for it, or is a gap.
 * Fractions of a fen go to the party the pack names. Of a fee of nothing each pays nothing.
 *
 * Example: 120 yuan as 10 % resident, 25 % city, 65 % district: a year 12, 30, 78; one month 1, 2.50, 6.50.
 */
export function feeFunding(pack: Pack, on: LocalDate, months = monthsOfAYear): Explained<Record<string, Fen>> {
  return splitFee(pack, 'fee.funding', on, months)
}

/** Who receives how much of a full year's fee. */
export function feeDistribution(pack: Pack, on: LocalDate): Explained<Record<string, Fen>> {
  return splitFee(pack, 'fee.distribution', on, monthsOfAYear)
}

/** How a fee is shared as the document writes it ("70" yuan or "25%"), and who takes what rounding to whole fen leaves over. */
export function feeShares(pack: Pack, key: 'fee.funding' | 'fee.distribution', on: LocalDate): Explained<{ shares: Record<string, string>; remainderTo: string }> {
  const { value, because } = valueOn(pack, key, on)
  return { value: { shares: value.shares, remainderTo: value.remainder_to }, because: [because] }
}

function splitFee(pack: Pack, key: 'fee.funding' | 'fee.distribution', on: LocalDate, months: number): Explained<Record<string, Fen>> {
  const fee = feeStandard(pack, on)
  const split = valueOn(pack, key, on)
  const due = months === monthsOfAYear ? { value: fee.value, because: [] } : prorated(pack, on, fee.value, months)
  return {
    value: fee.value === 0 ? sharesInFen(split.value.shares, fee.value) : allocate(due.value, sharesInFen(split.value.shares, fee.value), fee.value, split.value.remainder_to),
    because: joinBecause(fee.because, [split.because], due.because),
  }
}

function prorated(pack: Pack, on: LocalDate, yearly: Fen, months: number): Explained<Fen> {
  if (!Number.isInteger(months) || months < 1 || months > monthsOfAYear) throw new RangeError(`not a number of months in a year: ${months}`)
  const { value, because } = feeProration(pack, on)
  const due = value === 'none' ? yearly : fen(divideRounded(yearly * months, monthsOfAYear, 'half_up'))
  return { value: due, because }
}
