import { compose, fragment } from '#platform/database/statement.ts'

/**
 * A contract `c` in force on `:on` whose term ends by a day, followed or not: what is shown as running out, and what the county counts as ending.
 * `by` is the name of the parameter with the day.
 */
export const endsBy = (by: string): string => `c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date AND c.valid_until <= :${by}::date`

/** Of those the ones that wait for a doctor: nobody has signed the next contract yet. */
export const isToRenewBy = (by: string): string => `${endsBy(by)} AND NOT EXISTS (
  SELECT FROM contracts.contract n WHERE n.county_code = c.county_code AND n.resident_id = c.resident_id AND n.state = 'active' AND n.valid_from >= c.valid_until)`

/** How many of those wait within each of `:reminderDays` from today, the nearest first, where a condition on `c` holds; `:latest` is the day of the farthest. */
export const countToRenew = (condition: string) => compose<{ days: number; contracts: number }>()(fragment<Record<string, unknown>>('count-to-renew', `
  SELECT d.days, count(e.until)::int AS contracts FROM unnest(:reminderDays::int[]) AS d (days)
  LEFT JOIN (SELECT c.valid_until AS until FROM contracts.contract c WHERE ${condition} AND ${isToRenewBy('latest')}) e ON e.until <= :on::date + d.days GROUP BY d.days ORDER BY d.days`))
