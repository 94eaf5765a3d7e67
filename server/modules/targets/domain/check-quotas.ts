import type { Reason } from '#kernel/decision.ts'
import { reason } from '../errors.ts'
import { quotaOf } from './total-plan.ts'

type Row = { name: string; persons: number; computed: number; override: number | null }

/**
 * Every place whose quota is more people than live there: nobody can sign them. Exactly everybody is allowed, above is not.
 *
 * Example: 30,000 for 26,469 people is refused; 26,469 is not.
 */
export function findQuotasAbovePersons(rows: readonly Row[]): Reason[] {
  return rows.filter((row) => quotaOf(row) > row.persons).map((row) => reason.quotaAbovePersons(row.name, quotaOf(row), row.persons))
}
