import { ratedCategories } from '#api/stars.ts'
import type { Reason } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { reason } from '../errors.ts'

/**
 * What stands against showing an assessment from a day on: every reason, none when it may be shown. It must give somebody a result, not begin in
 * the past (residents would have been told yesterday), and hold at least one day. Example: valid until 2027-01-01 (exclusive), shown from 2026-12-31: one day.
 */
export function checkPublishing({ rated, from, on, validUntil }: { rated: number; from: LocalDate; on: LocalDate; validUntil: LocalDate }): Reason[] {
  return [
    ...(rated === 0 ? [reason.noResults()] : []), ...(from < on ? [reason.dayPassed(on)] : []), ...(from >= validUntil ? [reason.overBefore(addDays(validUntil, -1))] : []),
  ]
}

export const isDoctor = (category: string): boolean => (ratedCategories as readonly string[]).includes(category)
