/**
 * A contract `c` in force on `:on` whose term ends by a day, followed or not: what is shown as running out, and what the county counts as ending.
 * `by` is the name of the parameter with the day.
 */
export const endsBy = (by: string): string => `c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date AND c.valid_until <= :${by}::date`

/** Of those the ones that wait for a doctor: nobody has signed the next contract yet. */
export const isToRenewBy = (by: string): string => `${endsBy(by)} AND NOT EXISTS (
  SELECT FROM contracts.contract n WHERE n.county_code = c.county_code AND n.resident_id = c.resident_id AND n.state = 'active' AND n.valid_from >= c.valid_until)`
