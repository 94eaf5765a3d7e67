const whole = 10_000

/**
 * How many more must be signed until a share of all is reached, in whole persons; 0 when it is. Example: 95 % of 21 people are 19.95, so 20;
 * with 17 signed, 3 are missing.
 */
export function calculateMissing({ residents, signed, goalBasisPoints }: { residents: number; signed: number; goalBasisPoints: number }): number {
  return Math.max(0, Math.ceil((residents * goalBasisPoints) / whole) - signed)
}
