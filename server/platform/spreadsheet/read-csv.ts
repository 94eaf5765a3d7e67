import { BadFile, type CellFlag, mostCellLength, mostColumns, type Table, type TableLimits, type TableRow } from './table.ts'
import { unguard } from './guard-formula.ts'

const batchRows = 1000

/** Reads comma, tab or semicolon separated text in UTF-8, UTF-16 (with its mark) or GB18030, which Excel writes in China. @throws BadFile */
export function readCsv(bytes: Uint8Array, { mostRows, mostBytes }: TableLimits): Table {
  if (bytes.byteLength > mostBytes) throw new BadFile('TOO_BIG_INSIDE')
  const text = decode(bytes)
  if (text.includes('\0')) throw new BadFile('UNKNOWN_FORMAT')
  return { batches: batchesOf(text, mostRows), merged: () => [] }
}

function decode(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  for (const encoding of [mark, 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch { /* the next one */ }
  }
  throw new BadFile('ENCODING')
}

async function* batchesOf(text: string, mostRows: number): AsyncGenerator<TableRow[]> {
  const between = separatorOf(text)
  let [at, line, count] = [0, 1, 0]
  let batch: TableRow[] = []
  while (at < text.length) {
    const row: TableRow = { number: line, cells: [] }
    at = readLine(text, at, between, row)
    line++
    if (row.cells.length > mostColumns) throw new BadFile('TOO_MANY_COLUMNS')
    if (line > mostRows * 2 + 1000) throw new BadFile('TOO_MANY_ROWS')
    if (row.cells.every((cell) => cell === '')) continue
    count++
    batch.push(row)
    if (batch.length < batchRows) continue
    yield batch
    batch = []
  }
  if (count === 0) throw new BadFile('EMPTY')
  if (batch.length > 0) yield batch
}

/** The commonest separator of the first line that says something; what stands in quotes is a text, and separates nothing. */
function separatorOf(text: string): string {
  const [head = ''] = text.slice(0, 20_000).replace(/(^|[,\t;\r\n])"(?:[^"]|"")*(?:"|$)/g, '$1').replace(/^[\r\n]+/, '').split(/[\r\n]/, 1)
  return [',', '\t', ';'].map((one) => ({ one, times: head.split(one).length })).sort((a, b) => b.times - a.times)[0]?.one ?? ','
}

function readLine(text: string, from: number, between: string, row: TableRow): number {
  let at = from
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        const end = text.indexOf('"', at)
        if (end < 0) { cell += text.slice(at); at = text.length; break }
        cell += text.slice(at, end)
        at = end + 1
        if (text[at] !== '"') break
        cell += '"'
        at++
      }
    }
    const stop = nextStop(text, at, between)
    cell += text.slice(at, stop)
    at = stop
    put(row, cell)
    if (text[at] !== between) break
    at++
  }
  if (text[at] === '\r') at++
  if (text[at] === '\n') at++
  return at
}

function nextStop(text: string, from: number, between: string): number {
  let at = from
  while (at < text.length && text[at] !== between && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

function put(row: TableRow, raw: string): void {
  const cell = unguard(raw)
  const flag: CellFlag | null = cell.length > mostCellLength ? 'long' : /^\s*\d(?:\.\d+)?E\+?\d{2}\s*$/i.test(cell) ? 'ruined' : null
  if (flag) row.flags = { ...row.flags, [row.cells.length]: flag }
  if (row.cells.length <= mostColumns) row.cells.push(flag === 'long' ? cell.slice(0, 60) : cell)
}
