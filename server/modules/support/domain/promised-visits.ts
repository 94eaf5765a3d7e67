import type { supportEvery } from '#api/support.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'

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
  let days = 0
  for (let day = first; day < beyond; day = addDays(day, 1)) if (every === 'week' ? isMonday(day) : day.endsWith('-15')) days++
  return days * visits * places
}

const isMonday = (day: LocalDate): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1
