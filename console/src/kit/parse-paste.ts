/** What one pasted cell says as a whole number: the number, nothing (an empty cell), or why not. `code` is a word of `kit:grid`. */
export type ParsedCell =
  | { kind: 'number'; value: number }
  | { kind: 'gap' }
  | { kind: 'wrong'; code: 'notNumber' | 'negative' | 'notWhole' | 'tooLarge'; text: string }

/** What a count of the targets may be at most on the server; a cell above it is marked, the others go in. */
const largest = 100_000_000

/**
 * Cuts text copied from a spreadsheet into rows and cells. Quoted cells may hold tabs, line ends and doubled quotes; the last line end
 * is not a row.
 */
export function parseSheet(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const closeCell = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at++) {
    const letter = source[at]!
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"'
      at++
    } else if (quoted && letter === '"') quoted = false
    else if (!quoted && letter === '"' && cell === '') quoted = true
    else if (!quoted && letter === '\t') closeCell()
    else if (!quoted && letter === '\n') {
      closeCell()
      rows.push([])
    } else cell += letter
  }
  closeCell()
  return rows
}

/** A name for comparing: no spaces, full-width letters as ordinary ones, and 街道/镇 at the end left out (双凤桥 is 双凤桥街道). */
export function comparableName(name: string): string {
  return narrow(name)
    .replace(/\s/g, '')
    .replace(/(街道|镇|乡)$/, '')
}

/**
 * Reads a cell as people write numbers: "78694", " 97,337 ", "１１４，２８６", "9 280", "1856.0" are numbers;
 * "约9万" is not, "-3" and "2.5" are refused with the reason, an empty cell is a gap.
 */
export function parseWholeNumber(cell: string): ParsedCell {
  const text = narrow(cell).trim()
  if (text === '' || text === '-' || text === '—') return { kind: 'gap' }
  const digits = text.replace(/[\s\u00a0']/g, '')
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return { kind: 'wrong', code: 'notNumber', text: cell.trim() }
  const value = Number(plain)
  if (value < 0) return { kind: 'wrong', code: 'negative', text: cell.trim() }
  if (!Number.isInteger(value)) return { kind: 'wrong', code: 'notWhole', text: cell.trim() }
  if (value > largest) return { kind: 'wrong', code: 'tooLarge', text: cell.trim() }
  return { kind: 'number', value }
}

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
}
export type PasteInto = { names: readonly string[]; columns: number; startRow: number; startColumn: number }

/**
 * Lays a pasted block over a grid. When a column of it names the grid's rows, lines go where their names say, in any order;
 * else they go down from the current cell. Every cell that cannot be taken is reported; what is empty leaves the old value.
 */
export function placePaste(text: string, into: PasteInto): Paste {
  const cells = parseSheet(text).filter((row) => row.some((cell) => cell.trim() !== ''))
  const named = new Map(into.names.map((name, row) => [comparableName(name), row]))
  const nameColumn = columnOfNames(cells, named)
  const width = Math.max(0, ...cells.map((row) => row.length)) - (nameColumn === null ? 0 : 1)
  const room = into.columns - into.startColumn
  const paste: Paste = {
    changes: [],
    problems: [],
    gaps: 0,
    rows: cells.length,
    columns: width,
    byName: nameColumn !== null,
    extraRows: 0,
    extraColumns: Math.max(0, width - room),
  }
  const seen = new Map<number, number>()

  cells.forEach((line, index) => {
    const row = nameColumn === null ? into.startRow + index : named.get(comparableName(line[nameColumn] ?? ''))
    if (row === undefined) {
      // A heading above the names is no mistake; a name we do not have is.
      if (index > 0 || line.some((cell) => parseWholeNumber(cell).kind === 'number'))
        paste.problems.push({ row: -1, column: 0, code: 'unknownPlace', text: (line[nameColumn!] ?? '').trim() })
      return
    }
    if (row >= into.names.length) {
      paste.extraRows++
      return
    }
    if (nameColumn !== null && seen.has(row)) paste.problems.push({ row, column: 0, code: 'twice', text: into.names[row]! })
    seen.set(row, index)
    line
      .filter((_, column) => column !== nameColumn)
      .slice(0, room)
      .forEach((cell, offset) => takeCell(paste, cell, row, into.startColumn + offset))
  })
  return paste
}

function takeCell(paste: Paste, cell: string, row: number, column: number): void {
  const parsed = parseWholeNumber(cell)
  if (parsed.kind === 'gap') paste.gaps++
  else if (parsed.kind === 'wrong') paste.problems.push({ row, column, code: parsed.code, text: parsed.text })
  else {
    paste.changes = paste.changes.filter((change) => change.row !== row || change.column !== column)
    paste.changes.push({ row, column, value: parsed.value })
  }
}

/** The column in which at least half of the lines name a row of the grid. */
function columnOfNames(cells: string[][], named: Map<string, number>): number | null {
  const width = Math.max(0, ...cells.map((row) => row.length))
  for (let column = 0; column < width; column++) {
    const hits = cells.filter((row) => named.has(comparableName(row[column] ?? ''))).length
    if (hits > 0 && hits * 2 >= cells.length) return column
  }
  return null
}

/** Full-width digits, letters, comma, point and minus as their ordinary forms. */
function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('−', '-')
}
