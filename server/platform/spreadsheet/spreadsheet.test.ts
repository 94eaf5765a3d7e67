import fc from 'fast-check'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { guard, unguard } from './guard-formula.ts'
import { readTable } from './read-table.ts'
import { aBook, aSheet, aZip, rowsOf } from './spreadsheet.fixture.ts'
import { BadFile, type TableLimits } from './table.ts'
import { writeCsv } from './write-csv.ts'
import { writeWorkbook } from './write-workbook.ts'

const limits: TableLimits = { mostRows: 5000, mostBytes: 64 * 1024 * 1024 }
const read = async (bytes: Uint8Array, name = 'a.xlsx', within = limits) => rowsOf(await readTable(bytes, name, within))
const faultOf = (bytes: Uint8Array, name?: string) => read(bytes, name).then(() => 'none', (error: unknown) => (error instanceof BadFile ? error.fault : String(error)))

/** Refused within a second, without 100 MB more. */
async function refusal(bytes: Uint8Array): Promise<string> {
  globalThis.gc?.()
  const [before, began] = [process.memoryUsage().rss, performance.now()]
  let highest = before
  const watch = setInterval(() => { highest = Math.max(highest, process.memoryUsage().rss) }, 2)
  const fault = await faultOf(bytes)
  clearInterval(watch)
  highest = Math.max(highest, process.memoryUsage().rss)
  expect([fault, Math.round(performance.now() - began) <= 1000, highest - before <= 100 * 1024 * 1024]).toEqual([fault, true, true])
  return fault
}

describe('a hostile workbook is refused', () => {
  const zeros = (megabytes: number) => '0'.repeat(megabytes * 1024 * 1024)
  it('that grows from under 1 MB to 234 MB', async () => {
    const bytes = aBook(aSheet(`<row r="1"><c t="inlineStr"><is><t>${zeros(234)}</t></is></c></row>`))
    expect(bytes.byteLength).toBeLessThan(796 * 1024)
    expect(await refusal(bytes)).toBe('TOO_BIG_INSIDE')
  })
  it('the same when its directory lies about the size', async () => {
    expect(await refusal(aBook(aSheet(`<row r="1"><c t="inlineStr"><is><t>${zeros(234)}</t></is></c></row>`), [], { says: 4000 }))).toMatch(/NOT_A_WORKBOOK|TOO_BIG_INSIDE/)
  })
  it('with a million empty rows', async () => {
    expect(await refusal(aBook(aSheet(Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 1}"/>`).join(''))))).toMatch('TOO_MANY_ROWS')
  })
  it('that reaches 1,048,576 × 16,384', async () => {
    expect(await refusal(aBook(aSheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>')))).toBe('TOO_MANY_COLUMNS')
    expect(await refusal(aBook(aSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')))).toBe('TOO_MANY_COLUMNS')
  })
  it('with a bomb of shared strings', async () => {
    const many = aBook(aSheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), [{ name: 'xl/sharedStrings.xml', text: `<sst>${'<si><t>0123456789abcdefghij</t></si>'.repeat(1_500_000)}</sst>` }])
    expect(await refusal(many)).toBe('TOO_BIG_INSIDE')
    const one = aBook(aSheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), [{ name: 'xl/sharedStrings.xml', text: `<sst><si><t>${zeros(3)}</t></si></sst>` }])
    expect(await refusal(one)).toBe('TOO_BIG_INSIDE')
  })
  it('with a document type, an archive within, ten thousand parts, parts that share bytes, or no workbook at all', async () => {
    expect(await refusal(aBook(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]>${aSheet('<row r="1"/>')}`))).toBe('FORBIDDEN_CONTENT')
    expect(await refusal(aBook(aSheet(''), [{ name: 'xl/embeddings/a.xlsx', text: 'PK' }]))).toBe('FORBIDDEN_CONTENT')
    expect(await refusal(aZip(Array.from({ length: 10_000 }, (_, i) => ({ name: `xl/${i}.xml`, text: '' }))))).toBe('FORBIDDEN_CONTENT')
    expect(await refusal(aZip([{ name: 'xl/workbook.xml', text: zeros(1) }, { name: 'xl/b.xml', text: zeros(1) }], { isOverlapping: true }))).toBe('FORBIDDEN_CONTENT')
    expect(await refusal(aZip([{ name: 'a.txt', text: 'hello' }]))).toBe('NOT_A_WORKBOOK')
    expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, 5, 6]))).toBe('NOT_A_WORKBOOK')
  })
})

describe('what is begun and never ended is refused as quickly as it is read', () => {
  const part = 4 * 1024 * 1024 - 200
  const fill = (text: string, length = part) => text.repeat(Math.floor(length / text.length))
  const workbook = '<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>'
  const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
  const row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
  /** A workbook of which one part is `text`. */
  const aBookWith = (name: string, text: string) => {
    const parts = { 'xl/workbook.xml': workbook, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet1.xml': aSheet(row), [name]: text }
    return aZip(Object.entries(parts).map(([name, text]) => ({ name, text })))
  }
  it.each([
    ['a sheet', 'xl/workbook.xml', fill('<sheet '), 'NOT_A_WORKBOOK'],
    ['a property of the workbook', 'xl/workbook.xml', `${workbook}${fill('<workbookPr ', part - 200)}`, 'none'],
    ['a relation', 'xl/_rels/workbook.xml.rels', fill('<Relationship '), 'NOT_A_WORKBOOK'],
    ['a number format', 'xl/styles.xml', fill('<numFmt '), 'none'],
    ['a bracket of a number format', 'xl/styles.xml', `<numFmt numFmtId="176" formatCode="${fill('[', part - 200)}"/>`, 'none'],
    ['a list of styles', 'xl/styles.xml', fill('<cellXfs>'), 'NOT_A_WORKBOOK'],
    ['a style', 'xl/styles.xml', `<cellXfs>${fill('<xf ', part - 200)}</cellXfs>`, 'none'],
    ['a cell with attributes', 'xl/worksheets/sheet1.xml', aSheet(`<row r="1">${fill('<c ', 255_000)}</row>`), 'NOT_A_WORKBOOK'],
    ['a cell', 'xl/worksheets/sheet1.xml', aSheet(`<row r="1">${fill('<c>', 255_000)}</row>`), 'NOT_A_WORKBOOK'],
    ['a value', 'xl/worksheets/sheet1.xml', aSheet(`<row r="1"><c r="A1">${fill('<v ', 255_000)}</c></row>`), 'none'],
    ['a formula', 'xl/worksheets/sheet1.xml', aSheet(`<row r="1"><c r="A1">${fill('<f ', 255_000)}</c></row>`), 'none'],
    ['a text in a cell', 'xl/worksheets/sheet1.xml', aSheet(`<row r="1"><c r="A1" t="inlineStr">${fill('<t ', 255_000)}</c></row>`), 'none'],
    ['a merged range', 'xl/worksheets/sheet1.xml', aSheet(row, '', fill('<mergeCell ')), 'none'],
    ['a dimension', 'xl/worksheets/sheet1.xml', aSheet(row, fill('<dimension ')), 'none'],
    ['a reading', 'xl/sharedStrings.xml', `<sst>${`<si>${fill('<rPh>', 65_000)}</si>`.repeat(10)}</sst>`, 'NOT_A_WORKBOOK'],
    ['a text', 'xl/sharedStrings.xml', `<sst>${`<si>${fill('<t ', 65_000)}</si>`.repeat(10)}</sst>`, 'none'],
  ])('%s', async (_, name, text, fault) => {
    expect(await refusal(aBookWith(name, text))).toBe(fault)
  })
  it('of many relations none is compared with a name as long as a part', async () => {
    const id = 'r'.repeat(2_000_000)
    expect(await refusal(aZip([{ name: 'xl/workbook.xml', text: `<sheet name="a" r:id="${id}"/>` }, { name: 'xl/_rels/workbook.xml.rels', text: fill('<Relationship Id="a" Target="b"/>') }]))).toBe('NOT_A_WORKBOOK')
  })
  it('a row longer than a row may be, though it ends; a row that is no number', async () => {
    expect(await refusal(aBook(aSheet(`<row r="1">${fill('<c/>', 262_200)}</row>`)))).toBe('TOO_BIG_INSIDE')
    for (const number of ['x', '1.5', '-1']) expect(await refusal(aBook(aSheet(`<row r="${number}"><c r="A1"><v>1</v></c></row>`)))).toBe('NOT_A_WORKBOOK')
  })
})

describe('merged ranges', () => {
  const mergedOf = async (...ranges: string[]) => {
    const table = await readTable(aBook(aSheet('<row r="1"><c r="A1"><v>1</v></c></row>', '', `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`)), 'a.xlsx', limits)
    await rowsOf(table)
    return table.merged()
  }
  it('end at the last column a list may have; those wholly behind it, or upside down, are none', async () => {
    expect(await mergedOf('B2:ZZZZZZ5000', 'CV3:CW4', 'CW1:XFD9', 'B9:C3')).toEqual([{ fromRow: 2, untilRow: 5000, fromColumn: 1, untilColumn: 99 }, { fromRow: 3, untilRow: 4, fromColumn: 99, untilColumn: 99 }])
  })
  it('are a thousand at most', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `A${i + 2}:B${i + 2}`)
    expect(await mergedOf(...many(1000))).toHaveLength(1000)
    await expect(mergedOf(...many(1001))).rejects.toMatchObject({ fault: 'FORBIDDEN_CONTENT' })
  })
})

describe('what a cell says', () => {
  const one = async (cell: string, more: Parameters<typeof aBook>[1] = []) => (await read(aBook(aSheet(`<row r="1">${cell}</row>`), more)))[0]
  it('an identity number kept as a number is ruined; a long whole number is not in scientific notation', async () => {
    expect(await one('<c r="A1"><v>5.0011219570101E+17</v></c>')).toMatchObject({ flags: { 0: 'ruined' } })
    expect(await one('<c r="A1"><v>13812340417</v></c>')).toEqual({ number: 1, cells: ['13812340417'] })
  })
  it('a number shown as a date is a day', async () => {
    const styles = [{ name: 'xl/styles.xml', text: '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>' }]
    expect((await one('<c r="A1" s="1"><v>45981</v></c><c r="B1" s="2"><v>20821.5</v></c><c r="C1" s="0"><v>45981</v></c>', styles))?.cells).toEqual(['2025-11-20', '1957-01-01', '45981'])
  })
  it('a formula gives its kept value only when it reaches nothing', async () => {
    expect(await one('<c r="A1" t="str"><f>B1&amp;C1</f><v>张三</v></c>')).toEqual({ number: 1, cells: ['张三'] })
    for (const formula of ['HYPERLINK("http://a")', "[1]Sheet1!A1", 'cmd|\'/c calc\'!A0', 'WEBSERVICE("x")']) expect(await one(`<c r="A1" t="str"><f>${formula.replaceAll('"', '&quot;')}</f><v>x</v></c>`)).toMatchObject({ flags: { 0: 'formula' } })
    expect(await one('<c r="A1"><f>B1</f></c>')).toMatchObject({ flags: { 0: 'formula' } })
    expect(await one('<c r="A1" t="e"><v>#REF!</v></c>')).toMatchObject({ flags: { 0: 'broken' } })
  })
  it('prefixed names, runs of text, gaps and merged ranges', async () => {
    const bytes = aBook('<x:worksheet><x:sheetData><x:row r="2"><x:c r="C2" t="inlineStr"><x:is><x:r><x:t>张</x:t></x:r><x:r><x:t>三&amp;</x:t></x:r></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:B9"/></x:mergeCells></x:worksheet>')
    const table = await readTable(bytes, 'a.xlsx', limits)
    expect(await rowsOf(table)).toEqual([{ number: 2, cells: ['', '', '张三&'] }])
    expect(table.merged()).toEqual([{ fromRow: 2, untilRow: 9, fromColumn: 0, untilColumn: 1 }])
  })
})

describe('text files', () => {
  const gb = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31]) // 姓名,电话 / 张三,1
  it('UTF-8 with and without mark, UTF-16, and GB18030', async () => {
    const text = '姓名,电话\r\n张三,1'
    const files = [gb, new TextEncoder().encode(text), new TextEncoder().encode(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')]
    for (const bytes of files) expect(await read(bytes, 'a.csv')).toEqual([{ number: 1, cells: ['姓名', '电话'] }, { number: 2, cells: ['张三', '1'] }])
  })
  it('quotes, empty lines, tabs', async () => {
    expect((await read(new TextEncoder().encode('a\tb\n\n"x\ty"\t"say ""hi"""\n'), 'a.csv')).map(({ cells }) => cells)).toEqual([['a', 'b'], ['x\ty', 'say "hi"']])
  })
  it('a first line whose texts hold other separators is still divided at its own', async () => {
    for (const row of [['k', '=\t\t'], ['k', 'a;b;c'], ['5" pipe', 'x'], ['"', '\t\n\t;;']]) expect((await read(writeCsv([row]), 'a.csv')).map(({ cells }) => cells)).toEqual([row])
    expect((await read(new TextEncoder().encode('\r\n\r\na;b;"1,2,3"\r\n'), 'a.csv')).map(({ cells }) => cells)).toEqual([['a', 'b', '1,2,3']])
  })
  it('old and unknown formats are told apart', async () => {
    expect(await faultOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'a.xlsx')).toBe('OLD_FORMAT')
    expect(await faultOf(gb, 'a.et')).toBe('OLD_FORMAT')
    expect(await faultOf(gb, 'a.pdf')).toBe('UNKNOWN_FORMAT')
  })
})

describe('what is written runs nowhere and reads back as it was', () => {
  const risky = fc.tuple(fc.constantFrom('', ' ', '\ufeff', "'", '"', '\u200b', '\u3000', ',', '\u00a0', "''"), fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ''), fc.string({ unit: 'binary', maxLength: 12 })).map((parts) => parts.join(''))
  it('10,000 texts as CSV', async () => {
    await fc.assert(fc.asyncProperty(fc.array(risky, { minLength: 100, maxLength: 100 }), async (texts) => {
      const clean = texts.map((text) => text.replaceAll('\0', '').toWellFormed()).map((text) => text || 'x')
      const back = (await read(writeCsv(clean.map((text) => ['k', text])), 'a.csv')).map(({ cells }) => cells[1])
      expect(back).toEqual(clean)
    }), { numRuns: 100 })
  })
  it('guarding never leaves a beginning that a spreadsheet runs', () => {
    fc.assert(fc.property(risky, (text) => {
      expect(guard(text)).not.toMatch(/^[\s\ufeff"\u200b\u3000\u00a0]*[=+\-@＝＋－＠\t\r]/u)
      expect(unguard(guard(text))).toBe(text)
    }), { numRuns: 10_000 })
  })
  it('cells of a workbook are text without formulas', async () => {
    const texts = fc.sample(risky, 500).map((text) => text.replace(/[\p{Cc}\ufffe\uffff]/gu, '').toWellFormed().trim()).concat('=1+1', '500112195701010000', '5E17', '@x')
    const bytes = await writeWorkbook([{ name: '数据', columns: [{ title: 'k' }, { title: 'v', choices: ['a', 'b'] }], rows: texts.map((text) => ({ cells: ['k', text] })) }])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = book.getWorksheet('数据')
    texts.forEach((text, i) => {
      const cell = sheet?.getCell(i + 2, 2)
      expect([text, cell?.formula, cell?.type]).toEqual([text, undefined, text === '' ? ExcelJS.ValueType.Null : ExcelJS.ValueType.String])
    })
    expect((await read(bytes)).slice(1).map(({ cells }) => cells[1] ?? '')).toEqual(texts)
  })
})
