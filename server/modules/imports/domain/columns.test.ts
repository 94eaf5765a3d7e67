import { expect, it } from 'vitest'
import { residentsSheet } from './columns.ts'
import { readDay } from './read-cells.ts'
import { readRow } from './read-row.ts'
import { matchHeadings } from './sheet.ts'

const { columns } = residentsSheet

it('headings are known in any order, with spaces, full-width letters, stars and other names', () => {
  const { at, missing, unknown, twice } = matchHeadings(residentsSheet, ['手机号', ' 姓　名 ', '＊身份证号码', '村(社区)', '本地居住起始日期*', '错误原因', '序号'])
  expect([at.get('phone'), at.get('name'), at.get('number'), at.get('village'), at.get('livesHereSince')]).toEqual([0, 1, 2, 3, 4])
  expect([missing, unknown, twice]).toEqual([[], [], []])
})
it('what is missing, unknown or twice is told by name', () => {
  expect(matchHeadings(residentsSheet, ['姓名', '名字', '血型'])).toMatchObject({ missing: ['证件号码', '村（社区）', '本地居住起始日期'], unknown: ['血型'], twice: ['名字'] })
})
it('no two columns share a name', () => {
  const words = columns.flatMap(({ title, aliases }) => [title, ...aliases])
  expect(matchHeadings(residentsSheet, words).at.size).toBe(columns.length)
  expect(new Set(words).size).toBe(words.length)
})
it('days as people write them', () => {
  for (const text of ['2012-1-5', '2012/01/05', '2012.1.5', '2012年1月5日', '20120105', '２０１２－０１－０５', '2012-01-05 00:00:00']) expect([text, readDay(text)]).toEqual([text, '2012-01-05'])
  for (const text of ['2012-02-30', '12-1-5', '去年', '41000']) expect(readDay(text)).toBeUndefined()
})

const { at } = matchHeadings(residentsSheet, ['姓名', '证件号码', '村（社区）', '本地居住起始日期', '重点人群', '认定依据', '认定日期', '性别'])
const read = (...cells: string[]) => readRow({ number: 2, cells }, at)
it('full-width digits, a lower-case x and blanks are mended', () => {
  expect(read('张三', ' １１０１０５19491231 002x ', '东街社区', '2012-1-1', '', '', '', '女').value).toMatchObject({ number: '11010519491231002X', livesHereSince: '2012-01-01', sex: 2, documentKind: 'identity_card', tags: [] })
})
it('several populations go with one evidence or one each', () => {
  expect(read('张三', '1', '东街', '2012-1-1', '高血压；糖尿病', '诊断记录', '2025-1-1；2025-2-1').value?.tags).toEqual([
    { population: '高血压', document: '诊断记录', number: '', by: '', validFrom: '2025-01-01' }, { population: '糖尿病', document: '诊断记录', number: '', by: '', validFrom: '2025-02-01' },
  ])
  expect(read('张三', '1', '东街', '2012-1-1', '高血压；糖尿病；残疾人', 'a；b', '2025-1-1').faults).toMatchObject([{ column: 'evidence', reason: { code: 'IMPORTS.CELL_NOT_AS_MANY', params: { count: 3 } } }])
})
it('every fault of a row is told at once, each at its column', () => {
  const { faults } = readRow({ number: 2, cells: ['', '500112195701010000', '', '2012-13-1', '', '', '', '第三'], flags: { 1: 'ruined' } }, at, new Set([2]))
  expect(faults.map(({ column, reason }) => `${column} ${reason.code}`).sort()).toEqual(['livesHereSince IMPORTS.CELL_NO_DAY', 'name IMPORTS.CELL_EMPTY', 'number IMPORTS.CELL_RUINED', 'sex IMPORTS.CELL_NO_SUCH_WORD', 'village IMPORTS.CELL_MERGED'])
})
