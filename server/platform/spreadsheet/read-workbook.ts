import { Buffer } from 'node:buffer'
import { type Archive, openArchive } from './open-archive.ts'
import { type CellReader, cellReader, columnOf } from './read-cells.ts'
import { BadFile, type Merged, mostColumns, mostMerged, type Table, type TableLimits, type TableRow } from './table.ts'
import { elementAt, elementsOf, unescapeXml, wholeText } from './xml-parts.ts'

const mostRowLength = 256 * 1024
const mostStringLength = 64 * 1024

/**
 * Reads the first visible sheet of a workbook row by row while it is inflated; at no time is the sheet whole in memory. Empty rows count against the
 * limit but are not given. @throws BadFile
 */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
  const archive = await openArchive(bytes, limits.mostBytes)
  try {
    const { sheet, isFrom1904 } = await findSheet(archive)
    const strings = archive.has('xl/sharedStrings.xml') ? await readStrings(archive, limits) : []
    const dates = archive.has('xl/styles.xml') ? dateStyles(await wholeText(await archive.open('xl/styles.xml'))) : []
    const merged: Merged[] = []
    const reader = cellReader({ strings, dates, isFrom1904 })
    return { batches: readRows(archive, sheet, limits, reader, merged), merged: () => merged }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function findSheet(archive: Archive): Promise<{ sheet: string; isFrom1904: boolean }> {
  const [book, relations] = [await wholeText(await archive.open('xl/workbook.xml')), await wholeText(await archive.open('xl/_rels/workbook.xml.rels'))]
  const sheets = [...book.matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)].map((match) => match[1] as string)
  const shown = sheets.find((one) => !/\sstate="(?:hidden|veryHidden)"/.test(` ${one}`)) ?? ''
  const id = /(?:^|\s)\w+:id="([^"]+)"/.exec(shown)?.[1]
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)].map((match) => match[1] as string).find((one) => id !== undefined && /(?:^|\s)Id="([^"]*)"/.exec(one)?.[1] === id)
  const target = /(?:^|\s)Target="([^"]+)"/.exec(relation ?? '')?.[1]
  if (!target) throw new BadFile('NOT_A_WORKBOOK')
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  if (!archive.has(sheet)) throw new BadFile('NOT_A_WORKBOOK')
  return { sheet, isFrom1904: /<(?:\w+:)?workbookPr\s[^<>]*date1904="(?:1|true)"/.test(book) }
}

async function readStrings(archive: Archive, { mostBytes }: TableLimits): Promise<string[]> {
  const strings: string[] = []
  let length = 0
  for await (const items of elementsOf(await archive.open('xl/sharedStrings.xml'), 'si', mostStringLength)) {
    for (const item of items) {
      const text = plainText(item)
      length += text.length + 16
      if (length > mostBytes / 2) throw new BadFile('TOO_BIG_INSIDE')
      strings.push(text.length < 13 ? text : Buffer.from(text).toString()) // a copy: a slice would keep the whole part alive it was cut from
    }
  }
  return strings
}

/** The text of a string item: its runs one after another, without the readings that Japanese workbooks add. */
const plainText = (item: string): string =>
  [...withoutReadings(item).matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g)].map((match) => unescapeXml(match[1] as string)).join('')

function withoutReadings(item: string): string {
  if (!item.includes('rPh')) return item
  const parts: string[] = []
  let at = 0
  for (let reading = elementAt(item, 'rPh'); reading; reading = elementAt(item, 'rPh', at)) {
    parts.push(item.slice(at, reading.start))
    at = reading.next
  }
  return parts.join('') + item.slice(at)
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Longer than any code of a format that Excel takes (255). */
const mostCodeLength = 500

/** Which cell styles show a number as a date. */
function dateStyles(xml: string): boolean[] {
  const own = new Set([...xml.matchAll(/<(?:\w+:)?numFmt\s([^<>]*)>/g)].flatMap(([, attributes = '']) => {
    const code = unescapeXml(/formatCode="([^"]*)"/.exec(attributes)?.[1] ?? '').slice(0, mostCodeLength).replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    return /[yd年日]/i.test(code) ? [Number(/numFmtId="(\d+)"/.exec(attributes)?.[1])] : []
  }))
  return [...(elementAt(xml, 'cellXfs')?.inside ?? '').matchAll(/<(?:\w+:)?xf\s([^<>]*)>/g)].map(([, attributes = '']) => {
    const id = Number(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? 0)
    return builtInDates.has(id) || own.has(id)
  })
}

async function* readRows(archive: Archive, sheet: string, { mostRows }: TableLimits, readRow: CellReader, merged: Merged[]): AsyncGenerator<TableRow[]> {
  let [seen, last] = [0, 0]
  const note = (text: string) => {
    refuseDimension(text, mostRows)
    for (const [, range = ''] of text.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*ref="([A-Z]+\d+:[A-Z]+\d+)"/g)) {
      const one = rangeOf(range)
      if (one.fromColumn >= mostColumns || one.fromColumn > one.untilColumn || one.fromRow > one.untilRow) continue
      if (merged.length >= mostMerged) throw new BadFile('FORBIDDEN_CONTENT')
      merged.push({ ...one, untilColumn: Math.min(one.untilColumn, mostColumns - 1) })
    }
  }
  let between = ''
  try {
    for await (const elements of elementsOf(await archive.open(sheet), 'row', mostRowLength, (text) => { if (text) { between += text; if (between.length > 64) { note(between); between = between.slice(Math.max(0, between.lastIndexOf('<'))).includes('>') ? '' : between.slice(between.lastIndexOf('<')) } } })) {
      const rows: TableRow[] = []
      for (const element of elements) {
        if (++seen > mostRows * 2 + 1000) throw new BadFile('TOO_MANY_ROWS')
        const row = readRow(element, last + 1)
        if (!Number.isInteger(row.number) || row.number <= last || row.number > 1_048_576) throw new BadFile('NOT_A_WORKBOOK')
        last = row.number
        if (row.cells.length > mostColumns) throw new BadFile('TOO_MANY_COLUMNS')
        if (row.cells.some((cell) => cell !== '') || row.flags) rows.push(row)
      }
      if (rows.length > 0) yield rows
    }
    note(between)
  } finally {
    archive.close()
  }
}

/** A sheet that says to reach where no list does is no list. */
function refuseDimension(text: string, mostRows: number): void {
  const range = /<(?:\w+:)?dimension\s[^<>]*ref="[A-Z]+\d+:([A-Z]+\d+)"/.exec(text)?.[1]
  if (!range) return
  const { untilRow, untilColumn } = rangeOf(`A1:${range}`)
  if (untilColumn > 1000 && untilRow > mostRows * 10) throw new BadFile('TOO_MANY_COLUMNS')
}

function rangeOf(range: string): Merged {
  const [from = '', until = ''] = range.split(':')
  const row = (cell: string) => Number(/\d+$/.exec(cell)?.[0])
  return { fromRow: row(from), untilRow: row(until), fromColumn: columnOf(from), untilColumn: columnOf(until) }
}
