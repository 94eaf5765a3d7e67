import { type Cell, compileCell } from './compile-cell.ts'
import { compileExpression, type Expression } from './compile-expression.ts'
import type { Facts, FeelValue } from './feel-value.ts'

/** A decision table as written. `inputs` names each column and the expression it looks at; an absent cell accepts everything. */
export type TableText<Then = string> = {
  id: string
  hit: 'first' | 'unique'
  inputs: Record<string, string>
  rows: { id: string; when: Record<string, string>; then: Then; source?: string }[]
}

/** What a table answers: one row; what must be asked first; no row; or, where a single one was promised, several. */
export type TableAnswer<Then> =
  | { kind: 'row'; id: string; then: Then; source?: string }
  | { kind: 'missing'; inputs: string[] }
  | { kind: 'none' }
  | { kind: 'several'; ids: string[] }

export type Table<Then = string> = { id: string; inputs: readonly string[]; decide(facts: Facts): TableAnswer<Then> }

/**
 * Compiles a decision table. A column that no row asks about needs no fact; every other column's facts must be there,
 * even if the first row would already have decided. `unique` reports overlapping rows instead of choosing.
 *
 * @throws FeelError for a cell or column outside the subset, Error for a cell in a column the table does not have
 */
export function compileTable<Then>(text: TableText<Then>): Table<Then> {
  const columns = Object.entries(text.inputs).map(([name, expression]) => ({ name, expression: compileExpression(expression) }))
  const rows = text.rows.map((row) => {
    const cells = Object.entries(row.when).map(([name, cell]) => {
      const column = columns.findIndex((one) => one.name === name)
      if (column < 0) throw new Error(`${text.id}, row ${row.id}: no column ${name}`)
      return { column, cell: compileCell(cell) }
    }).filter(({ cell }) => !cell.isAny)
    return { row, cells }
  })
  const asked = columns.filter((_, i) => rows.some(({ cells }) => cells.some(({ column }) => column === i)))
  const inputs = [...new Set([...asked.flatMap(({ expression }) => expression.inputs), ...rows.flatMap(({ cells }) => cells.flatMap(({ cell }) => cell.inputs))])]

  return {
    id: text.id,
    inputs,
    decide(facts) {
      const missing = inputs.filter((name) => facts[name] === undefined)
      if (missing.length > 0) return { kind: 'missing', inputs: missing }
      const values = columns.map(({ expression }) => valueOf(expression, facts))
      const holds = ({ cells }: { cells: { column: number; cell: Cell }[] }) =>
        cells.every(({ column, cell }) => cell.accepts(values[column] as FeelValue, facts))
      const hits = text.hit === 'first' ? [rows.find(holds)].filter((row) => row !== undefined) : rows.filter(holds)
      if (hits.length > 1) return { kind: 'several', ids: hits.map(({ row }) => row.id) }
      const hit = hits[0]?.row
      if (!hit) return { kind: 'none' }
      return { kind: 'row', id: hit.id, then: hit.then, ...(hit.source === undefined ? {} : { source: hit.source }) }
    },
  }
}

function valueOf(expression: Expression, facts: Facts): FeelValue {
  const answer = expression.evaluate(facts)
  return answer.known ? answer.value : null
}
