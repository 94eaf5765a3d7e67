import { comparableName, parseSheet, parseWholeNumber } from './parse-paste-cells.ts'
import { determineColumns, headingLineOf, type KnownWords, type LeftOut } from './parse-paste-columns.ts'

type PasteProblem = { row: number; column: number; code: string; text: string }
export type Paste = {
  changes: { row: number; column: number; value: number }[]
  problems: PasteProblem[]
  gaps: number
  rows: number
  columns: number
  byName: boolean
  extraRows: number
  extraColumns: number
  leftOut: LeftOut[]
  /** Lines that name no row: totals, notes. */
  unusedRows: number
}
export type PasteInto = { names: readonly string[]; words: KnownWords; startRow: number; startColumn: number }

/**
 * Lays a pasted block over a grid. Columns are known by their headings where there are any, else by their place right of the names;
 * when a column names the grid's rows, lines go where their names say, in any order; else they go down from the current cell. Every
 * cell that cannot be taken is reported, and every column; what is empty leaves the old value.
 */
export function placePaste(text: string, into: PasteInto): Paste {
  const cells = cellsOf(text, into.words)
  const { start, nameColumn, into: targets, leftOut, extraColumns } = determineColumns(cells, into.names, into.words, into.startColumn)
  const named = new Map(into.names.map((name, row) => [comparableName(name), row]))
  const paste: Paste = {
    changes: [],
    problems: [],
    gaps: 0,
    rows: 0,
    columns: targets.filter((one) => one !== null).length,
    byName: nameColumn !== null,
    extraRows: 0,
    extraColumns,
    leftOut,
    unusedRows: 0,
  }
  const seen = new Set<number>()
  cells.slice(start).forEach((line, index) => {
    const name = nameColumn === null ? '' : (line[nameColumn] ?? '').trim()
    const row = nameColumn === null ? into.startRow + index : named.get(comparableName(name))
    if (row === undefined) {
      const hasFigure = line.some((cell, column) => (targets[column] ?? null) !== null && parseWholeNumber(cell).kind === 'number')
      if (!isTotal(name) && (hasFigure || isPlace(name))) paste.problems.push({ row: -1, column: 0, code: 'unknownPlace', text: name })
      // What stands above the first name without a figure is a heading in words we do not know.
      else if (start > 0 || index > 0) paste.unusedRows++
      return
    }
    if (row >= into.names.length) {
      paste.extraRows++
      return
    }
    paste.rows++
    if (nameColumn !== null && seen.has(row)) paste.problems.push({ row, column: 0, code: 'twice', text: into.names[row]! })
    seen.add(row)
    line.forEach((cell, column) => {
      const target = targets[column] ?? null
      if (target !== null) takeCell(paste, cell, row, target)
    })
  })
  return paste
}

/** The lines that hold anything: cut at tabs, or at commas when that alone finds headings we know. */
function cellsOf(text: string, words: KnownWords): string[][] {
  const isFilled = (line: string[]) => line.some((cell) => cell.trim() !== '')
  const cells = parseSheet(text).filter(isFilled)
  if (headingLineOf(cells, words) !== null) return cells
  const byComma = parseSheet(text.replace(/^\ufeff/, ''), ',').filter(isFilled)
  const heading = headingLineOf(byComma, words)
  return heading !== null && byComma[heading]!.length > 1 ? byComma : cells
}

const isTotal = (name: string) => name === '' || /^(合计|总计|共计|小计|全[区县市])|(合计|小计)$/.test(name.replace(/\s/g, ''))
const isPlace = (name: string) => /(街道|镇|乡)$/.test(name)

function takeCell(paste: Paste, cell: string, row: number, column: number): void {
  const parsed = parseWholeNumber(cell)
  if (parsed.kind === 'gap') paste.gaps++
  else if (parsed.kind === 'wrong') paste.problems.push({ row, column, code: parsed.code, text: parsed.text })
  else {
    paste.changes = paste.changes.filter((change) => change.row !== row || change.column !== column)
    paste.changes.push({ row, column, value: parsed.value })
  }
}
