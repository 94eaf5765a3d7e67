import { expect, test } from 'vitest'
import { placePaste } from './parse-paste.ts'
import { comparableHeading, comparableName, parseSheet, parseWholeNumber } from './parse-paste-cells.ts'

const towns = ['双凤桥街道', '双龙湖街道', '龙溪街道']
const words = {
  names: ['镇街', 'Township'],
  columns: [['常住人口', '人口', 'Residents'], ['人工调整']],
  others: ['序号', '类别', '比率', '任务', '下达任务'],
  labels: ['城镇', '农村'],
}
const whole = { names: towns, words, startRow: 0, startColumn: 0 }

test.each([
  ['78694', 78694],
  [' 97,337 ', 97337],
  ['１１４，２８６', 114286],
  ['9 280', 9280],
  ['1,215,401', 1215401],
  ['1856.0', 1856],
  ['0', 0],
  ["12'345", 12345],
])('%s is the number %i', (cell, value) => {
  expect(parseWholeNumber(cell)).toEqual({ kind: 'number', value })
})

test.each([
  ['约9万', 'notNumber'],
  ['12,34', 'notNumber'],
  ['1,23,456', 'notNumber'],
  ['-3', 'negative'],
  ['−3', 'negative'],
  ['2.5', 'notWhole'],
  ['100000001', 'tooLarge'],
  ['=A1*2', 'notNumber'],
  ['1e5', 'notNumber'],
])('%s is refused as %s', (cell, code) => {
  expect(parseWholeNumber(cell)).toMatchObject({ kind: 'wrong', code })
})

test.each(['', '  ', '　', '-', '—'])('"%s" is a gap, not a zero', (cell) => {
  expect(parseWholeNumber(cell)).toEqual({ kind: 'gap' })
})

test('a sheet is cut at tabs and line ends of every kind; the last line end is not a row', () => {
  expect(parseSheet('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(parseSheet('a\rb')).toEqual([['a'], ['b']])
})

test('a quoted cell keeps its tab, its line end and its quotes', () => {
  expect(parseSheet('"a\tb\nc ""x"""\t2')).toEqual([['a\tb\nc "x"', '2']])
})

test('a township is the same with and without 街道 or 镇, with spaces and full-width letters', () => {
  expect(comparableName(' 双凤桥 ')).toBe(comparableName('双凤桥街道'))
  expect(comparableName('茨竹镇')).toBe('茨竹')
})

test('a block goes down from the current cell', () => {
  const paste = placePaste('1\t2\n3\t4', { ...whole, startRow: 1 })
  expect(paste.changes).toEqual([
    { row: 1, column: 0, value: 1 },
    { row: 1, column: 1, value: 2 },
    { row: 2, column: 0, value: 3 },
    { row: 2, column: 1, value: 4 },
  ])
  expect(paste).toMatchObject({ byName: false, problems: [], rows: 2, columns: 2 })
})

test('lines that name townships go where they belong, in any order and under a heading', () => {
  const paste = placePaste('镇街\t人口\n龙溪\t114,286\n双凤桥街道\t78694', whole)
  expect(paste.byName).toBe(true)
  expect(paste.changes).toEqual([
    { row: 2, column: 0, value: 114286 },
    { row: 0, column: 0, value: 78694 },
  ])
  expect(paste.problems).toEqual([])
})

test('a name we do not have is reported, and the other lines are taken', () => {
  const paste = placePaste('双凤桥\t1\n鸳鸯街道\t2\n龙溪\t3', whole)
  expect(paste.problems).toEqual([{ row: -1, column: 0, code: 'unknownPlace', text: '鸳鸯街道' }])
  expect(paste.changes.map((change) => change.row)).toEqual([0, 2])
})

test('the same township twice: the later line counts, and it is said', () => {
  const paste = placePaste('双凤桥\t1\n双凤桥街道\t2', whole)
  expect(paste.changes).toEqual([{ row: 0, column: 0, value: 2 }])
  expect(paste.problems).toEqual([{ row: 0, column: 0, code: 'twice', text: '双凤桥街道' }])
})

test('gaps leave the old value, text is reported with its cell, the rest goes in', () => {
  const paste = placePaste('78694\t\n约9万\t17%\n', whole)
  expect(paste.changes).toEqual([{ row: 0, column: 0, value: 78694 }])
  expect(paste.gaps).toBe(1)
  expect(paste.problems).toEqual([
    { row: 1, column: 0, code: 'notNumber', text: '约9万' },
    { row: 1, column: 1, code: 'notNumber', text: '17%' },
  ])
})

test('a figure no plan can hold marks its own cell, and the rest goes in', () => {
  const paste = placePaste('100000001\t2\n100000000\t4', whole)
  expect(paste.problems).toEqual([{ row: 0, column: 0, code: 'tooLarge', text: '100000001' }])
  expect(paste.changes.map(({ value }) => value)).toEqual([2, 100_000_000, 4])
})

test('what does not fit is counted, not taken', () => {
  const paste = placePaste('1\t2\t3\n4\t5\t6\n7\t8\t9\n10\t11\t12', whole)
  expect(paste).toMatchObject({ extraRows: 1, extraColumns: 1 })
  expect(paste.changes).toHaveLength(6)
})

test('an empty clipboard changes nothing', () => {
  expect(placePaste('', whole)).toMatchObject({ changes: [], problems: [], rows: 0 })
})

test('a heading is the same with unit, year and sign', () => {
  expect(['2027年常住人口（人）', '常住 人口：', '× 比率（%）'].map(comparableHeading)).toEqual(['常住人口', '常住人口', '比率'])
})

test('a serial number left of the name is no figure, in one line or in many', () => {
  expect(placePaste('1\t双龙湖街道\t89711', whole)).toMatchObject({
    changes: [{ row: 1, column: 0, value: 89711 }],
    columns: 1,
    leftOut: [{ code: 'beforeName', text: '1' }],
  })
  const many = placePaste('1\t双凤桥街道\t78694\t\n2\t双龙湖街道\t97337\t\n3\t龙溪街道\t114286\t9', whole)
  expect(many.changes.map(({ column, value }) => [column, value])).toEqual([
    [0, 78694],
    [0, 97337],
    [0, 114286],
    [1, 9],
  ])
})

test('columns are known by their headings, in any order, and what is not ours is named', () => {
  const paste = placePaste('序号\t镇街\t类别\t人工调整\t户籍人口\t常住人口\n1\t双凤桥\t城镇\t15000\t60000\t78694', {
    ...whole,
    startColumn: 1,
  })
  expect(paste.changes).toEqual([
    { row: 0, column: 1, value: 15000 },
    { row: 0, column: 0, value: 78694 },
  ])
  expect(paste.leftOut.map(({ text }) => text)).toEqual(['序号', '类别', '户籍人口'])
  expect(paste).toMatchObject({ rows: 1, columns: 2, problems: [] })
})

test('two columns of one heading are both left: nobody can say which is meant', () => {
  const paste = placePaste('镇街\t2026年常住人口\t2027年常住人口\n龙溪\t1\t2', whole)
  expect(paste.changes).toEqual([])
  expect(paste.leftOut.map(({ code }) => code)).toEqual(['headingTwice', 'headingTwice'])
})

test('without names and headings, a column that counts its lines is left out, and kinds are', () => {
  const paste = placePaste('1\t城镇\t78694\n2\t城镇\t97337\n3\t城镇\t114286', whole)
  expect(paste.changes.map(({ value }) => value)).toEqual([78694, 97337, 114286])
  expect(paste.leftOut).toEqual([
    { code: 'notTaken', text: '2' },
    { code: 'serial', text: '1' },
  ])
  // Alone it is what was meant.
  expect(placePaste('1\n2\n3', whole).changes).toHaveLength(3)
})

test('totals and notes under the table are no places', () => {
  const paste = placePaste('镇街\t常住人口\n双凤桥\t78694\n合计\t1215400\n\t5\n注：来自统计局\t', whole)
  expect(paste).toMatchObject({ problems: [], unusedRows: 3, rows: 1 })
})

test('a file cut at commas is read when its headings are ours; a number with commas stays one', () => {
  expect(placePaste('2027 年度\n\n序号,镇街,常住人口\n1,龙溪街道,"114,286"', whole).changes).toEqual([{ row: 2, column: 0, value: 114286 }])
  expect(placePaste('97,337', whole).changes).toEqual([{ row: 0, column: 0, value: 97337 }])
})
