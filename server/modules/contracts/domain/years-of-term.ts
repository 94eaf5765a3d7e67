import { daysBetween, type LocalDate } from '#kernel/local-date.ts'

/**
 * For how many years a contract of an older system was signed, as its days tell: the nearest whole number, at least one.
 *
 * Example: 2026-01-01 to 2027-12-31 → 2. 2026-01-01 to 2026-03-31 → 1.
 */
export const yearsOfTerm = (from: LocalDate, lastDay: LocalDate): number => Math.max(1, Math.round(daysBetween(from, lastDay) / 365))
