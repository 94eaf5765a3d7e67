import type { LocalDate } from '#kernel/local-date.ts'

export type Term = { from: LocalDate; until: LocalDate }
export type TermFlow = { flowDays: LocalDate[]; began: number[]; ended: number[] }

/**
 * What a new or changed term moves in the counts of contracts that begin and stop, by day: the old term is counted off, the new one on. A term
 * without a day (ended before it began) counts nowhere, so that what was never in force does not run out either. `before` is null for a new contract.
 *
 * Example: [2026-11-24, 2027-11-24) ended on 2026-12-01 → stops: −1 on 2027-11-24, +1 on 2026-12-01. Ended on 2026-11-24 → begins −1 there, stops −1 on 2027-11-24.
 */
export function flowOf(before: Term | null, after: Term): TermFlow {
  const parts = [[before, -1], [after, 1]] as const
  const moves = parts.flatMap(([term, count]) => (term === null || term.from >= term.until ? [] : [{ day: term.from, began: count, ended: 0 }, { day: term.until, began: 0, ended: count }]))
  return { flowDays: moves.map(({ day }) => day), began: moves.map(({ began }) => began), ended: moves.map(({ ended }) => ended) }
}
