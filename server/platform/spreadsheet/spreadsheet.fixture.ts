import { crc32, deflateRawSync } from 'node:zlib'
import type { Table, TableRow } from './table.ts'

type Part = { name: string; text: string | Uint8Array; says?: number }

/** A zip of the test's own making, so that it can lie: `says` is the size its directory declares. */
export function aZip(parts: readonly Part[], { isOverlapping = false } = {}): Uint8Array {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let [at, first] = [0, 0]
  for (const [place, { name, text, says }] of parts.entries()) {
    const whole = Buffer.from(text as string)
    const squeezed = deflateRawSync(whole, { level: 9 })
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(0x800, 6); head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(whole), 14); head.writeUInt32LE(squeezed.length, 18); head.writeUInt32LE(says ?? whole.length, 22); head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(20, 4); entry.writeUInt16LE(20, 6); entry.writeUInt16LE(0x800, 8); entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(whole), 16); entry.writeUInt32LE(squeezed.length, 20); entry.writeUInt32LE(says ?? whole.length, 24); entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(isOverlapping && place > 0 ? first : at, 42)
    if (place === 0) first = at
    locals.push(head, Buffer.from(name), squeezed)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + squeezed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10); end.writeUInt32LE(central.length, 12); end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

const workbook = '<workbook xmlns:r="r"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>'
const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'

/** The smallest workbook around a sheet. */
export const aBook = (sheet: string, more: readonly Part[] = [], change: Partial<Part> = {}): Uint8Array =>
  aZip([{ name: 'xl/workbook.xml', text: workbook }, { name: 'xl/_rels/workbook.xml.rels', text: relations }, { name: 'xl/worksheets/sheet1.xml', text: sheet, ...change }, ...more])
export const aSheet = (rows: string, before = '', after = ''): string => `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`

export async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of table.batches) rows.push(...batch)
  return rows
}
