import { Buffer } from 'node:buffer'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Reason } from '#kernel/decision.ts'
import { readTable } from '#platform/spreadsheet/read-table.ts'
import { BadFile, type TableLimits, type TableRow } from '#platform/spreadsheet/table.ts'
import { mergedColumns } from './domain/merged-columns.ts'
import { type Headings, matchHeadings } from './domain/sheet.ts'
import { reason } from './errors.ts'
import type { Kind } from './kind.ts'
import { type Limits, pageLimits } from './using.ts'

/** A file read once: its rows packed in chunks, how many rows stand before each, where each column stands, what comes more than once (by `sameAs`), where a row is merged. */
export type Scanned = { headings: string[]; at: ReadonlyMap<string, number>; total: number; chunks: readonly Buffer[]; starts: readonly number[]; twice: ReadonlyMap<string, readonly number[]>; mergedAt(row: number): ReadonlySet<number> | undefined; sameAs(row: TableRow): string }
/** Of a kind of list, what reading its file needs. */
type Listed = Pick<Kind, 'sheet' | 'sameBy' | 'together' | 'isWhole'>
export const rowsIn = (chunk: Buffer): TableRow[] => JSON.parse(inflateRawSync(chunk).toString()) as TableRow[]

/** A text as it is compared between the rows of one file. */
const plainOf = (cell: string): string => cell.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** What is wrong with headings; empty when nothing. */
export function faultsOfHeadings({ missing, unknown, twice }: Headings): Reason[] {
  return [...(missing.length > 0 ? [reason.missingColumns(missing)] : []), ...(unknown.length > 0 ? [reason.unknownColumns(unknown)] : []), ...(twice.length > 0 ? [reason.columnsTwice(twice)] : [])]
}

/** Looks at the first row only. @throws BadFile */
export async function readHeadings({ sheet }: Listed, bytes: Uint8Array, fileName: string, limits: TableLimits): Promise<Headings> {
  const { batches } = await readTable(bytes, fileName, limits)
  for await (const [first] of batches) if (first) return matchHeadings(sheet, first.cells)
  throw new BadFile('EMPTY')
}

/** Reads the whole file once and packs it, so that no row need be parsed again. @throws BadFile */
export async function scanFile({ sheet, sameBy, together = [], isWhole = false }: Listed, bytes: Uint8Array, fileName: string, limits: Limits, progress: (rows: number) => Promise<void> = async () => {}): Promise<Scanned> {
  const table = await readTable(bytes, fileName, limits)
  const chunks: Buffer[] = []
  const starts: number[] = []
  const [most, mostInChunk] = isWhole ? [Math.min(limits.mostRows, pageLimits.mostRows), pageLimits.mostRows] : [limits.mostRows, limits.chunkRows]
  const seen = new Map<string, number>()
  const twice = new Map<string, number[]>()
  let headings: string[] | undefined
  let at: Headings['at'] = new Map()
  let open: TableRow[] = []
  let [total, lastLength] = [0, 0]
  for await (const batch of table.batches) {
    for (const row of batch) {
      if (!headings) {
        headings = row.cells
        at = matchHeadings(sheet, headings).at
        continue
      }
      if (++total > most) throw new BadFile('TOO_MANY_ROWS')
      note(row)
      if (open.length >= mostInChunk && (open.length >= mostInChunk * 1.1 || !isTogether(open.at(-1) as TableRow, row))) close()
      open.push(row)
    }
    if (total % 5000 < batch.length) await progress(total)
  }
  if (!headings || total === 0) throw new BadFile('EMPTY')
  close()
  return { headings, at, total, chunks, starts, twice, mergedAt: mergedColumns(table.merged()), sameAs }

  function close() {
    starts.push(starts.length === 0 ? 0 : (starts.at(-1) as number) + lastLength)
    lastLength = open.length
    chunks.push(deflateRawSync(JSON.stringify(open), { level: 1 }))
    open = []
  }
  function isTogether(before: TableRow, row: TableRow): boolean {
    return together.length > 0 && together.every((key) => { const place = at.get(key) ?? -1; return before.cells[place] !== undefined && before.cells[place] !== '' && before.cells[place] === row.cells[place] })
  }
  /** Empty when one of the cells it goes by is, or cannot be read. */
  function sameAs({ cells, flags }: TableRow): string {
    const parts = sameBy.map((key) => { const place = at.get(key) ?? -1; return flags?.[place] ? '' : plainOf(cells[place] ?? '') })
    return parts.includes('') ? '' : parts.join(' ')
  }
  function note(row: TableRow) {
    const found = sameAs(row)
    if (found === '') return
    const key = Buffer.from(found).toString() // a copy: a slice would keep the whole text alive it was cut from
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.number)
    else twice.set(key, [...(twice.get(key) ?? [first]), row.number].slice(0, 20))
  }
}
