import { addMonths, addYears, type LocalDate } from '#kernel/local-date.ts'
import { divideRounded, type Fen, fen } from '#kernel/money.ts'
import type { Explained } from './because.ts'
import { feeProration } from './contract-fee.ts'
import type { Pack } from './pack.ts'

const monthsOfAYear = 12

/** What the last, broken year of a contract costs each party, and what of a whole year's share is over. */
export type PartOfYear = { rule: 'by_month' | 'none'; from: LocalDate; until: LocalDate; months: number; used: Record<string, Fen>; back: Record<string, Fen> }

/**
 * What each party owes for the contract year in which a contract ends early, and what is over of its share of the whole year. By month, a month begun is a
 * month used and half a fen goes up; each party's two parts add up to its share. One that never began costs nothing. By the rule in force when it ends.
 *
 * Example: 120 yuan as 12, 30 and 78, from 2026-11-24, ended on 2027-03-24: four months, 4, 10 and 26 used; a day later, five months.
 *
 * @throws PolicyGap when the region does not say what becomes of a fee for part of a year
 */
export function partOfYear(pack: Pack, from: LocalDate, endedOn: LocalDate, shares: Record<string, number>): Explained<PartOfYear> {
  const { value: rule, because } = feeProration(pack, endedOn)
  let year = 0
  while (addYears(from, year + 1) < endedOn) year++
  const begin = addYears(from, year)
  let months = 0
  while (addMonths(from, year * monthsOfAYear + months) < endedOn) months++
  const isOwedWhole = rule === 'none' && months > 0
  const usedOf = (share: number) => fen(isOwedWhole ? share : divideRounded(share * months, monthsOfAYear, 'half_up'))
  const parties = Object.entries(shares)
  return {
    value: {
      rule, from: begin, until: addYears(from, year + 1), months,
      used: Object.fromEntries(parties.map(([party, share]) => [party, usedOf(share)])), back: Object.fromEntries(parties.map(([party, share]) => [party, fen(share - usedOf(share))])),
    },
    because,
  }
}

/** What a stretch of a contract year costs each party. */
export type PartOfStretch = { rule: 'by_month' | 'none'; months: number; owed: Record<string, Fen> }

/**
 * What each party owes for a stretch within one contract year of something that costs it so much a year, as of a package taken or dropped in the middle. By month, a month begun is
 * a month; where a part of a year is paid as a whole, any day of it is. No day costs nothing. By the rule in force on the day it is asked.
 *
 * Example: 96 yuan a year from 2027-03-25 to 2027-11-24: eight months begun, 64 yuan; to 2027-03-25: nothing.
 *
 * @throws PolicyGap when the region does not say what becomes of a fee for part of a year
 */
export function partOfStretch(pack: Pack, on: LocalDate, from: LocalDate, until: LocalDate, shares: Record<string, number>): Explained<PartOfStretch> {
  const { value: rule, because } = feeProration(pack, on)
  let months = 0
  while (months < monthsOfAYear && addMonths(from, months) < until) months++
  const counted = rule === 'none' && months > 0 ? monthsOfAYear : months
  return { value: { rule, months, owed: Object.fromEntries(Object.entries(shares).map(([party, share]) => [party, fen(divideRounded(share * counted, monthsOfAYear, 'half_up'))])) }, because }
}
