import { guard } from './guard-formula.ts'

type Cell = string | number | null

/**
 * Rows as CSV that spreadsheets of any age open in Chinese: UTF-8 with BOM, CRLF, quotes doubled around whatever a reader might take for a separator, and no text that a spreadsheet would run as a formula.
 * Null is an empty cell.
 */
export const writeCsv = (rows: readonly (readonly Cell[])[]): Uint8Array => new TextEncoder().encode(byteOrderMark + csvLines(rows))

/** What a CSV begins with, once. */
export const byteOrderMark = '\ufeff'
/** The lines of some rows, for a file that is written while it is read. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = guard(cell)
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
