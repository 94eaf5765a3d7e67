import type { supportEvery } from '#api/support.ts'
import { addMonths, daysBetween, type LocalDate, localDate, monthOf } from '#kernel/local-date.ts'

export type Promised = { validFrom: LocalDate; validUntil: LocalDate; visits: number; every: (typeof supportEvery)[number]; places: number }

/**
 * How many visits an agreement promised between two days, the first counted and the last not: a weekly promise falls due on each Monday of its
 * term, a monthly one on each 15th, in every place it counts by. None outside its term.
 *
 * Example: half a day a week in each of 3 villages from 2026-11-02 (a Monday), asked for November: Mondays 2, 9, 16, 23, 30 → 5 × 1 × 3 = 15.
 *
 * @source HN 二(三)3（每村每周至少半天）；HD 一（每周派驻）
 */
export function calculatePromisedVisits({ validFrom, validUntil, visits, every, places }: Promised, from: LocalDate, until: LocalDate): number {
  const [first, beyond] = [from > validFrom ? from : validFrom, until < validUntil ? until : validUntil]
  return first >= beyond ? 0 : (every === 'week' ? countMondays(first, beyond) : countMidMonths(first, beyond)) * visits * places
}

function countMondays(from: LocalDate, until: LocalDate): number {
  const toMonday = (8 - new Date(`${from}T00:00:00Z`).getUTCDay()) % 7
  return Math.max(0, Math.ceil((daysBetween(from, until) - toMonday) / 7))
}

function countMidMonths(from: LocalDate, until: LocalDate): number {
  let count = 0
  for (let day = localDate(`${monthOf(from)}-15`); day < until; day = addMonths(day, 1)) if (day >= from) count++
  return count
}
