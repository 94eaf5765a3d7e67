import type { Merged } from '#platform/spreadsheet/table.ts'

/**
 * In which columns a row lies in a merged range without being its corner: there it carries nothing. Undefined for every row when nothing is merged.
 * Laid out once for the whole list, between the rows where something begins or ends, so that asking for a row costs a search among these.
 * Example: A2:B3 → row 2 {1}, row 3 {0, 1}, row 4 {}.
 */
export function mergedColumns(merged: readonly Merged[]): (row: number) => ReadonlySet<number> | undefined {
  const spans = spansOf(merged)
  return (row) => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle] as Span).from <= row) low = middle + 1
      else high = middle
    }
    return spans[low - 1]?.columns
  }
}

/** From a row on until the next of them, the columns that carry nothing. */
type Span = { from: number; columns: ReadonlySet<number> }

function spansOf(merged: readonly Merged[]): Span[] {
  const changes = new Map<number, [column: number, by: 1 | -1][]>()
  const note = (row: number, column: number, by: 1 | -1) => {
    const at = changes.get(row)
    if (at) at.push([column, by])
    else changes.set(row, [[column, by]])
  }
  for (const { fromRow, untilRow, fromColumn, untilColumn } of merged) {
    for (let column = fromColumn; column <= untilColumn; column++) {
      note(column === fromColumn ? fromRow + 1 : fromRow, column, 1)
      note(untilRow + 1, column, -1)
    }
  }
  const lying = new Map<number, number>()
  return [...changes].sort(([a], [b]) => a - b).map(([from, each]) => {
    for (const [column, by] of each) lying.set(column, (lying.get(column) ?? 0) + by)
    return { from, columns: new Set([...lying].flatMap(([column, count]) => (count > 0 ? [column] : []))) }
  })
}
