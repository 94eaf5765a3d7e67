import { addMonths, type LocalDate } from '#kernel/local-date.ts'

/**
 * From which day on a result no longer holds. Only a pass holds; without a term it holds for good (null). The day of the month stays, and is the last
 * of the month where there is none. Examples: passed on 2026-11-20 for 24 months: 2028-11-20; on 2026-08-31 for 6 months: 2027-02-28.
 */
export function validUntilOf(result: string, heldOn: LocalDate, validMonths: number | null): LocalDate | null {
  return result === 'passed' && validMonths !== null ? addMonths(heldOn, validMonths) : null
}
