import type { Plan } from '#api/targets.ts'

export type Row = Plan['rows'][number]
/** Basis points as people write a rate: 2000 is "20", 4450 is "44.5". */
export const rateText = (basisPoints: number): string => String(basisPoints / 100)
/** The product before rounding, from ten-thousandths: 204075000 is "20,407.50". */
export const productText = (tenThousandths: number): string =>
  (tenThousandths / 10_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** Whether the product ends in exactly one half: where rounding is a decision. */
export const isHalf = ({ productTenThousandths }: Row): boolean => productTenThousandths % 10_000 === 5_000

/**
 * Why totals differ, as far as the figures themselves can say: nothing differs; each by one person at most in a plan without overrides,
 * which the order of rounding makes; overrides. Anything else (a population edited away from the printed one) is left unexplained.
 */
export function causeOfDifferences(differences: readonly number[], overridden: number): 'none' | 'rounding' | 'overrides' | 'unexplained' {
  if (differences.every((by) => by === 0)) return 'none'
  if (overridden > 0) return 'overrides'
  return differences.every((by) => Math.abs(by) <= 1) ? 'rounding' : 'unexplained'
}

/** What the title answers with: the whole target, and how far the places that are connected have come. */
export function progressOf(rows: readonly Row[]): { quota: number; live: number; liveQuota: number; signed: number } {
  const live = rows.filter((row) => row.signed !== null)
  const sum = (of: readonly Row[], number: (row: Row) => number) => of.reduce((running, row) => running + number(row), 0)
  return {
    quota: sum(rows, (row) => row.quota),
    live: live.length,
    liveQuota: sum(live, (row) => row.quota),
    signed: sum(live, (row) => row.signed ?? 0),
  }
}
