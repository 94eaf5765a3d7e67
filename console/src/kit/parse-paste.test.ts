import { expect, test } from 'vitest'
import { comparableName, parseSheet, parseWholeNumber, placePaste } from './parse-paste.ts'

const towns = ['双凤桥街道', '双龙湖街道', '龙溪街道']
const whole = { names: towns, columns: 2, startRow: 0, startColumn: 0 }

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
