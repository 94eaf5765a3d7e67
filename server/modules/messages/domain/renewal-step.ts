const steps = [7, 30, 60] as const

/**
 * Which reminder of renewing is due when a term has so many days left, its first day after counted as none left: 60 days, 30 days, a week; each once.
 * Nothing earlier, nothing once the term is over. Example: 31 days left is the reminder of 60, given late if need be; 30 is that of 30.
 */
export function determineRenewalStep(daysLeft: number): (typeof steps)[number] | null {
  if (daysLeft <= 0) return null
  return steps.find((step) => daysLeft <= step) ?? null
}

/** The same of the days in `daysLeft` in SQL, where they are known to be between 1 and 60. */
export const renewalStepOf = (daysLeft: string): string => `CASE ${steps.slice(0, -1).map((step) => `WHEN ${daysLeft} <= ${step} THEN ${step}`).join(' ')} ELSE ${steps.at(-1)} END`
export const earliestStep = Math.max(...steps)
