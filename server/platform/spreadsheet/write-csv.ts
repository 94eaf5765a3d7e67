import { guard } from './guard-formula.ts'

type Cell = string | number | null

/**
 * Rows as CSV that spreadsheets of any age open in Chinese: UTF-8 with BOM, CRLF, quotes doubled, and no text that a spreadsheet would run as a formula.
 * Null is an empty cell.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`)
}

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = guard(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
