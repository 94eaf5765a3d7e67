import type { Reason } from '#kernel/decision.ts'
import type { ReadRow } from './domain/read-cells.ts'
import type { Fault, GivenRow, JudgedRow, Planned } from './kind.ts'

type ColumnFault<Column extends string> = { column: Column; reason: Reason }
type Refused<Column extends string> = { outcome: 'error'; faults: readonly ColumnFault<Column>[] }
type Accepted<Column extends string> = Planned & { warnings?: readonly ColumnFault<Column>[] }
const same = (column: string): string => column

/**
 * Reads the cells of each row, has those judged together that could be read and stand once in the file, and gives all in the order they came: with their faults, or
 * with what is to become of them and its warnings. `columnOf` names the sheet's column for one that whoever judged speaks of.
 */
export async function judgeRead<Read, Column extends string, Plan extends Accepted<Column>>(
  given: readonly GivenRow[], read: (row: GivenRow) => ReadRow<Read, string>, judge: (list: Read[]) => Promise<readonly (Refused<Column> | Plan)[]>, columnOf: (column: Column) => string = same,
): Promise<JudgedRow<Exclude<Plan, { outcome: 'error' }>>[]> {
  const rows = given.map((one) => {
    const { value, faults } = read(one)
    const all = [...told(faults, same), ...one.twice]
    return { number: one.row.number, value: all.length > 0 ? null : value, faults: all }
  })
  const judgements = (await judge(rows.flatMap(({ value }) => (value === null ? [] : [value])))).values()
  return rows.map(({ number, value, faults }) => {
    const judgement = value === null ? undefined : judgements.next().value
    if (!judgement) return { number, faults, judgement: null }
    if (judgement.outcome === 'error') return { number, faults: told((judgement as Refused<Column>).faults, columnOf), judgement: null }
    const plan = judgement as Exclude<Plan, { outcome: 'error' }>
    return { number, faults: told(plan.warnings ?? [], columnOf), judgement: plan }
  })
}

const told = <Column extends string>(faults: readonly ColumnFault<Column>[], columnOf: (column: Column) => string): Fault[] => faults.map(({ column, reason }) => ({ column: columnOf(column), ...reason }))
