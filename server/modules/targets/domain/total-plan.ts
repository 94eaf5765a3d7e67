import { divideRounded } from '#kernel/money.ts'

export type Kind = 'urban' | 'rural'
export type Rounding = 'half_up' | 'down' | 'up'
export type Printed = { persons: number; urban: number; rural: number; total: number; rows?: Record<string, number> }
type Row = { kind: Kind; persons: number; rateBasisPoints: number; computed: number; override: number | null }
export type Total = { sumOfRows: number; rateOnTotal: number | null; printed: number | null }
export type PlanTotals = { persons: Total; urban: Total; rural: Total; total: Total; overridden: number }
const whole = 10_000

/** What a place is to reach: the override where somebody set one, else the computed figure. */
export const quotaOf = ({ computed, override }: Pick<Row, 'computed' | 'override'>): number => override ?? computed

/** A place's computed figure, in persons. Example: 45,350 at 45 % is 20,407.5, half up 20,408. */
export function calculateRow(persons: number, rateBasisPoints: number, rounding: Rounding): number {
  return divideRounded(persons * rateBasisPoints, whole, rounding)
}

/**
 * The totals of a plan in the ways documents add them up: the rows as they are, overrides included; and each kind's rate on its summed
 * population, rounded once (null when the rows of a kind differ in rate, or the region has no rule of rounding for the year). Beside them what the document prints.
 *
 * Example: Yubei 2017, urban: the rows add up to 171,235; 856,181 × 20 % is 171,236.2, so 171,236, and that is printed.
 *
 * @source 渝北卫健〔2017〕475号 附件
 */
export function totalPlan(rows: readonly Row[], rounding: Rounding | null, printed: Printed | null): PlanTotals {
  const of = (kind: Kind): Total => {
    const those = rows.filter((row) => row.kind === kind)
    const rates = new Set(those.map((row) => row.rateBasisPoints))
    const rateOnTotal = rates.size > 1 || rounding === null ? null : calculateRow(sum(those.map((row) => row.persons)), [...rates][0] ?? 0, rounding)
    return { sumOfRows: sum(those.map(quotaOf)), rateOnTotal, printed: printed?.[kind] ?? null }
  }
  const [urban, rural] = [of('urban'), of('rural')]
  const rateOnTotal = urban.rateOnTotal === null || rural.rateOnTotal === null ? null : urban.rateOnTotal + rural.rateOnTotal
  return {
    persons: { sumOfRows: sum(rows.map((row) => row.persons)), rateOnTotal: null, printed: printed?.persons ?? null }, urban, rural,
    total: { sumOfRows: urban.sumOfRows + rural.sumOfRows, rateOnTotal, printed: printed?.total ?? null },
    overridden: rows.filter((row) => row.override !== null).length,
  }
}

const sum = (counts: readonly number[]) => counts.reduce((running, one) => running + one, 0)
