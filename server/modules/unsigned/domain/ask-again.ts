import { addDays, type LocalDate } from '#kernel/local-date.ts'

const quietDays = 30

/**
 * When somebody who refused may be asked again: thirty days after. Before, it is too soon, except for key populations, who are owed the asking.
 * It warns and forbids nothing: who changes their mind signs at once.
 *
 * Example: refused on 2026-11-01, no key population: again on 2026-12-01, too soon on 2026-11-30.
 */
export function determineAskAgain({ refusedOn, isKey, on }: { refusedOn: LocalDate; isKey: boolean; on: LocalDate }): { again: LocalDate; isTooSoon: boolean } {
  const again = addDays(refusedOn, quietDays)
  return { again, isTooSoon: !isKey && on < again }
}
