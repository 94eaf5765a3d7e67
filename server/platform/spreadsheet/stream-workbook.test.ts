import { Buffer } from 'node:buffer'
import { inflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { letterOf, streamWorkbook } from './stream-workbook.ts'
import { marksOn } from './watermark.ts'

const about = { by: '陈静', title: '居民名册', at: '2026-11-24T04:00:00.000Z', id: '019a0000-0000-7000-8000-000000000001' }
async function written(batches: (string | number | null)[][][], columns = ['甲', '乙']) {
  const pieces: Uint8Array[] = []
  async function* rows() { yield* batches }
  const count = await streamWorkbook({ name: '居民名册', head: ['居民名册', '筛选：全部'], columns: columns.map((title) => ({ title, width: 12 })), rows: rows(), mark: '陈静 & <王> 2026-11-24 12:00', about }, async (bytes) => { pieces.push(bytes) })
  return { bytes: Buffer.concat(pieces), count, pieces }
}
const load = async (bytes: Buffer) => { const book = new ExcelJS.Workbook(); await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer); return book }

describe('a list written while it is read', () => {
  it('reads back as it was: texts as texts, numbers as numbers, nothing run', async () => {
    const texts = ['=1+1', '+1', '500112195701014428', '0012', 'a"b<c>&d', '_x0041_', '\u0001坏', ' 空 格 ', '\ud800半', 'x'.repeat(300)]
    const { bytes, count } = await written([texts.slice(0, 4).map((text, at) => [text, at]), texts.slice(4).map((text) => [text, null])])
    expect(count).toBe(10)
    const sheet = (await load(bytes)).worksheets[0] as ExcelJS.Worksheet
    const cells = texts.map((_, at) => sheet.getCell(at + 4, 1))
    expect(cells.map(({ type, formula }) => [type, formula])).toEqual(texts.map(() => [ExcelJS.ValueType.String, undefined]))
    const back = (await readTable(bytes, 'a.xlsx', { mostRows: 100, mostBytes: 1e8 }))
    const rows = []
    for await (const batch of back.batches) rows.push(...batch)
    expect(rows.slice(3).map(({ cells: [text] }) => text)).toEqual(['=1+1', '+1', '500112195701014428', '0012', 'a"b<c>&d', '_x0041_', '坏', '空 格', '\ufffd半', 'x'.repeat(300)])
    expect([sheet.getCell(4, 2).value, sheet.getCell(5, 2).value, sheet.getCell(8, 2).value]).toEqual([0, 1, null])
  })
  it('carries the mark in header, footer and across the rows, and its origin unseen', async () => {
    const { bytes } = await written([[['a', 'b']]])
    const book = await load(bytes)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    expect(sheet.headerFooter.oddHeader).toContain('陈静 && <王> 2026-11-24 12:00')
    expect(sheet.headerFooter.oddFooter).toContain('&P / &N')
    expect([book.creator, book.title, book.keywords, sheet.pageSetup.orientation, sheet.pageSetup.printTitlesRow]).toEqual(['陈静', '居民名册', about.id, 'landscape', '3:3'])
    expect(partOf(bytes, 'xl/drawings/drawing1.xml')).toContain('<a:t>陈静 &amp; &lt;王&gt; 2026-11-24 12:00</a:t>')
  })
  it('is the same for the same rows, and holds no more than a batch: what is written arrives while rows are still read', async () => {
    expect((await written([[['a', 'b']]])).bytes.equals((await written([[['a', 'b']]])).bytes)).toBe(true)
    let read = 0
    let firstWrite = 0
    async function* rows() { for (; read < 40; read++) yield Array.from({ length: 1000 }, (_, at) => [`${read}-${at * 7919 % 1000}-${Math.sin(at + read)}`, at]) }
    await streamWorkbook({ name: 'a', head: [], columns: [{ title: 'a', width: 9 }, { title: 'b', width: 9 }], rows: rows(), mark: 'm', about }, async (bytes) => { if (bytes.byteLength > 4000 && firstWrite === 0) firstWrite = read })
    expect(firstWrite).toBeLessThan(20)
  })
  it('fails as its rows fail', async () => {
    async function* rows(): AsyncGenerator<string[][]> { yield [['a']]; throw new Error('no more') }
    await expect(streamWorkbook({ name: 'a', head: [], columns: [{ title: 'a', width: 9 }], rows: rows(), mark: 'm', about }, async () => {})).rejects.toThrow('no more')
    async function* good(): AsyncGenerator<string[][]> { yield [['a']] }
    await expect(streamWorkbook({ name: 'a', head: [], columns: [{ title: 'a', width: 9 }], rows: good(), mark: 'm', about }, async () => { throw new Error('disk full') })).rejects.toThrow('disk full')
  })
  it('knows the letters of columns and where marks stand', () => {
    expect([0, 25, 26, 51, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA'])
    expect([marksOn(0), marksOn(72), marksOn(73).length, marksOn(400_000).length]).toEqual([[8], [8, 44], 3, 200])
  })
})

/** The text of one part, found by its entry in the directory at the end. */
function partOf(bytes: Buffer, name: string): string {
  const entry = bytes.lastIndexOf(name) - 46
  const [packed, start] = [bytes.readUInt32LE(entry + 20), bytes.readUInt32LE(entry + 42)]
  const from = start + 30 + bytes.readUInt16LE(start + 26)
  return inflateRawSync(bytes.subarray(from, from + packed)).toString('utf8')
}
