import type { Plan } from '#api/targets.ts'
import { countText, shareText } from '../../kit/figures.ts'

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

/** A count against an earlier one, as people write it: 12,752 → 12,500 is "−252 (−1.9%)"; the share is left out where nothing stood and where it would be 0.0. */
export function changeText(from: number, to: number): string {
  if (from === to) return '±0'
  const sign = to > from ? '+' : '−'
  const by = Math.abs(to - from)
  return `${sign}${countText(by)}${by * 1000 >= from && from > 0 ? ` (${sign}${shareText(by, from)}%)` : ''}`
}

/** What an override does to the whole: the county's target with the row as computed, and with `value` in its place. */
export function effectOnWhole(plan: Pick<Plan, 'totals'>, row: Row, value: number): { without: number; with: number } {
  const without = plan.totals.total.sumOfRows - row.quota + row.computed
  return { without, with: without - row.computed + value }
}

/** What a reviewer looks at: who was overridden, and who changed against the year before, the greatest change first. */
export function reviewOf(plan: Pick<Plan, 'rows'>): {
  overridden: Row[]
  changed: (Row & { before: NonNullable<Row['before']> })[]
  added: Row[]
} {
  const compared = plan.rows.flatMap((row) => (row.before ? [{ ...row, before: row.before }] : []))
  const by = ({ quota, before }: (typeof compared)[number]) => Math.abs(quota - before.quota)
  return {
    overridden: plan.rows.filter((row) => row.override !== null),
    changed: compared.filter((row) => by(row) > 0).toSorted((one, other) => by(other) - by(one) || one.place - other.place),
    added: compared.length === 0 ? [] : plan.rows.filter((row) => row.before === null),
  }
}

/** The first year from this one on that has no plan: what somebody who drafts one wants. */
export function firstYearWithout(plans: readonly { year: number }[], thisYear: number): number {
  const years = new Set(plans.map(({ year }) => year))
  let year = thisYear
  while (years.has(year)) year++
  return year
}
