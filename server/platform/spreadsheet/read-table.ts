import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import { BadFile, type Table, type TableLimits } from './table.ts'

/** Reads the list in a file by what the file is, not by its name alone. Old workbooks (.xls, .et) and locked ones are refused by name. @throws BadFile */
export async function readTable(bytes: Uint8Array, fileName: string, limits: TableLimits): Promise<Table> {
  if (bytes.byteLength === 0) throw new BadFile('EMPTY')
  const begins = (...head: number[]) => head.every((byte, at) => bytes[at] === byte)
  if (begins(0xd0, 0xcf, 0x11, 0xe0) || /\.(xls|et|ett|xlsb)$/i.test(fileName)) throw new BadFile('OLD_FORMAT')
  if (begins(0x50, 0x4b)) return readWorkbook(bytes, limits)
  if (/\.(csv|txt)$/i.test(fileName)) return readCsv(bytes, limits)
  throw new BadFile('UNKNOWN_FORMAT')
}
