import { expect, it } from 'vitest'
import { matchHeadings } from './sheet.ts'
import { readTagRow, tagsSheet } from './tag-columns.ts'

const headings = ['姓名', '身份证号', '病种', '证明材料', '发证机关', '确诊日期']
const { at } = matchHeadings(tagsSheet, headings)
const read = (...cells: string[]) => readTagRow({ number: 2, cells }, at)

it('no two columns share a name, and common names are known', () => {
  const words = tagsSheet.columns.flatMap(({ title, aliases }) => [title, ...aliases])
  expect(matchHeadings(tagsSheet, words).at.size).toBe(tagsSheet.columns.length)
  expect(matchHeadings(tagsSheet, headings)).toMatchObject({ missing: [], unknown: [], twice: [] })
})
it('what must be there is missed by name', () => {
  expect(matchHeadings(tagsSheet, ['姓名', '血型'])).toMatchObject({ missing: ['证件号码', '重点人群', '认定依据', '认定单位', '认定日期'], unknown: ['血型'] })
})
it('a row is one tag of one person', () => {
  expect(read('罗玉珍', '５００１１２195701010123', '高血压', '诊断记录', '区人民医院', '2025年3月1日')).toEqual({
    value: { name: '罗玉珍', documentKind: 'identity_card', number: '500112195701010123', population: '高血压', document: '诊断记录', paperNumber: '', by: '区人民医院', validFrom: '2025-03-01' }, faults: [],
  })
})
it('every empty or wrong cell is told at its column', () => {
  const { value: tag, faults } = read('', '1', '', '', '区人民医院', '去年')
  expect([tag, faults.map(({ column, reason }) => `${column} ${reason.code}`)]).toEqual([null, ['name IMPORTS.CELL_EMPTY', 'population IMPORTS.CELL_EMPTY', 'evidence IMPORTS.CELL_EMPTY', 'evidenceOn IMPORTS.CELL_NO_DAY']])
})
