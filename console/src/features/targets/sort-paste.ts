import type { Plan } from '#api/targets.ts'
import type { Paste } from '../../kit/parse-paste.ts'
import { editOf, type RowEdit } from './use-plan-edits.ts'

/** A pasted figure that has not gone in: a population that changes too much to be believed unasked, or an override without its reason. */
export type Held = { townshipCode: string; value: number }
/** A figure that cannot stand: a quota above the population, or a population beneath the override that stands. */
export type Impossible = { row: number; column: 'persons' | 'override'; name: string; quota: number; persons: number }
export type SortedPaste = { kept: RowEdit[]; doubtful: Held[]; waiting: Held[]; impossible: Impossible[] }

/** Whether a population changes by more than half of what stands: more often a column gone astray than people moving. */
export const isDoubtful = (from: number, to: number): boolean => Math.abs(to - from) * 2 > from

/** What of a paste goes into the plan at once, what has to be confirmed, what waits for a reason, and what is impossible. What stands already is none of these. */
export function sortPaste(plan: Plan, { changes }: Pick<Paste, 'changes'>, editable: readonly string[]): SortedPaste {
  const sorted: SortedPaste = { kept: [], doubtful: [], waiting: [], impossible: [] }
  const of = (index: number, column: string) => changes.find((one) => one.row === index && editable[one.column] === column)?.value
  plan.rows.forEach((row, index) => {
    const { townshipCode, name } = row
    const persons = of(index, 'persons') ?? row.persons
    const override = of(index, 'override') ?? row.override
    const isOverridden = override !== null && override !== row.override
    const holds = isDoubtful(row.persons, persons)
    if (persons !== row.persons) {
      if (row.override !== null && row.override > persons)
        sorted.impossible.push({ row: index, column: 'persons', name, quota: row.override, persons })
      else if (holds) sorted.doubtful.push({ townshipCode, value: persons })
      else sorted.kept.push({ ...editOf(row), persons })
    }
    if (isOverridden) {
      const inForce = holds ? row.persons : persons
      if (override > inForce) sorted.impossible.push({ row: index, column: 'override', name, quota: override, persons: inForce })
      else sorted.waiting.push({ townshipCode, value: override })
    }
  })
  return sorted
}

/** What was held before and what a newer paste holds: the newer one of a place counts, and nothing is forgotten. */
export function joinHeld(before: readonly Held[], now: readonly Held[]): Held[] {
  const codes = new Set(now.map(({ townshipCode }) => townshipCode))
  return [...before.filter(({ townshipCode }) => !codes.has(townshipCode)), ...now]
}
