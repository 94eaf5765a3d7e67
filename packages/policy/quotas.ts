import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { divideRounded } from '#kernel/money.ts'
import { type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { count, percent, wholeBasisPoints, word } from './value-types.ts'
import { valueOn } from './value-on.ts'

const kind = z.enum(['urban', 'rural'])
export type QuotaKind = z.output<typeof kind>
export const quotaMethodShape = z.strictObject({
  base: z.literal('usual_residents'), rates: z.record(kind, percent), rounding: z.enum(['half_up', 'down', 'up']), total: z.enum(['sum_of_rows', 'rate_on_total']),
})
const printedShape = z.strictObject({ persons: count, urban: count, rural: count, total: count })
export const quotaTableShape = z.strictObject({
  rows: z.array(z.strictObject({ name: word, kind, persons: count, printed: count })).min(1), printed: printedShape,
})

/** How a county's task is cut into townships' quotas. `total` is the way of totalling the document itself used. */
export type QuotaMethod = { ratesBasisPoints: Record<QuotaKind, number>; rounding: 'half_up' | 'down' | 'up'; total: 'sum_of_rows' | 'rate_on_total' }
/** One total, counted both ways, beside what the document prints (null where it prints none). */
export type QuotaTotal = { sumOfRows: number; rateOnTotal: number; printed: number | null }
export type QuotaTotals = { persons: { sumOfRows: number; printed: number | null }; urban: QuotaTotal; rural: QuotaTotal; total: QuotaTotal }
export type QuotaRow = { name: string; kind: QuotaKind; persons: number; rateBasisPoints: number; quota: number; printed: number }
export type QuotaTable = { method: QuotaMethod; rows: QuotaRow[]; totals: QuotaTotals }

/** The rates by kind of township, and how their products are rounded and added up. */
export function quotaMethod(pack: Pack, on: LocalDate): Explained<QuotaMethod> {
  const { value, because } = valueOn(pack, 'target.quota_method', on)
  return { value: { ratesBasisPoints: value.rates as Record<QuotaKind, number>, rounding: value.rounding, total: value.total }, because: [because] }
}

/** A township's quota. Example: 45,350 persons at 45 % are 20,407.5, half up 20,408. */
export function calculateQuota(method: QuotaMethod, kind: QuotaKind, persons: number): number {
  return divideRounded(persons * method.ratesBasisPoints[kind], wholeBasisPoints, method.rounding)
}

/**
 * The totals of a quota table, both as the sum of the rounded rows and as the rate on the summed population: they differ by what
 * rounding did to the rows, and documents have printed either.
 *
 * Example: urban rows of 856,181 persons at 20 %: the rows add up to 171,235, the rate on the total gives 171,236.
 */
export function calculateQuotaTotals(method: QuotaMethod, rows: readonly { kind: QuotaKind; persons: number; quota: number }[]): QuotaTotals {
  const of = (kind: QuotaKind) => {
    const those = rows.filter((row) => row.kind === kind)
    const persons = sum(those.map((row) => row.persons))
    return { sumOfRows: sum(those.map((row) => row.quota)), rateOnTotal: calculateQuota(method, kind, persons), printed: null }
  }
  const [urban, rural] = [of('urban'), of('rural')]
  const total = { sumOfRows: urban.sumOfRows + rural.sumOfRows, rateOnTotal: urban.rateOnTotal + rural.rateOnTotal, printed: null }
  return { persons: { sumOfRows: sum(rows.map((row) => row.persons)), printed: null }, urban, rural, total }
}

/** The document's own table of quotas, each row recomputed beside the printed figure. */
export function quotaTable(pack: Pack, on: LocalDate): Explained<QuotaTable> {
  const method = quotaMethod(pack, on)
  const { value, because } = valueOn(pack, 'target.quota_table', on)
  const rows = value.rows.map((row) => ({
    ...row, rateBasisPoints: method.value.ratesBasisPoints[row.kind], quota: calculateQuota(method.value, row.kind, row.persons),
  }))
  const { persons, urban, rural, total } = calculateQuotaTotals(method.value, rows)
  const { printed } = value
  return {
    value: {
      method: method.value, rows,
      totals: {
        persons: { ...persons, printed: printed.persons }, urban: { ...urban, printed: printed.urban },
        rural: { ...rural, printed: printed.rural }, total: { ...total, printed: printed.total },
      },
    },
    because: joinBecause(method.because, [because]),
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((running, one) => running + one, 0)
}
