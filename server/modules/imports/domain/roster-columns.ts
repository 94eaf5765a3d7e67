import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { RosterPerson } from '../../communities/index.ts'
import { type ListColumn, aSheet } from './sheet.ts'
import { type ReadRow, readCells } from './read-cells.ts'
import { documentKinds, sexes } from './read-row.ts'

export type RosterKey = keyof RosterPerson

const columns: readonly ListColumn<RosterKey>[] = [
  { key: 'unit', title: '单位', isRequired: true, aliases: ['单位名称', '工作单位', '所在单位', '公司', '企业名称', '统一社会信用代码'], example: '', about: '功能社区的名称，或统一社会信用代码', width: 28 },
  { key: 'name', title: '姓名', isRequired: true, aliases: ['员工姓名', '名字'], example: '张三', about: '与证件一致', width: 12 },
  { key: 'documentKind', title: '证件类型', aliases: ['证件类别', '证件种类'], example: '居民身份证', about: '不填即居民身份证', width: 16 },
  { key: 'number', title: '证件号码', isRequired: true, aliases: ['身份证号', '身份证号码', '身份证', '证件号', '公民身份号码'], example: '110105194912310027', about: '单元格须为文本格式，否则 Excel 会把后几位变成 0', width: 24 },
  { key: 'phone', title: '联系电话', aliases: ['电话', '手机', '手机号', '手机号码', '联系方式'], example: '13800000000', about: '手机，或带区号的座机', width: 16 },
  { key: 'sex', title: '性别', aliases: ['男女'], example: '女', about: '身份证能说明的不必填', width: 8 },
  { key: 'bornOn', title: '出生日期', aliases: ['出生年月日', '生日'], example: '1990-12-31', about: '身份证能说明的不必填', width: 14 },
  { key: 'department', title: '部门', aliases: ['科室', '车间', '班组', '楼层', '房号', '床号'], example: '一车间', about: '选填；养老机构可填房号', width: 14 },
  { key: 'livesHereSince', title: '本地居住起始日期', aliases: ['居住起始日期', '何时来此居住', '来本地居住日期', '常住起始日期'], example: '2020-01-01', about: '没有居民档案的人必填：哪天起住在本区县', width: 18 },
  { key: 'village', title: '现住村（社区）', aliases: ['村（社区）', '村社区', '社区', '居委会', '现住社区'], example: '', about: '没有居民档案的人必填：名称或 12 位代码', width: 18 },
  { key: 'address', title: '现住址', aliases: ['住址', '地址', '居住地址'], example: '3 栋 12 号', about: '选填', width: 24 },
  { key: 'consented', title: '本人同意签约', isRequired: true, aliases: ['同意签约', '是否同意', '本人同意', '是否同意签约'], example: '是', about: '是或否。只有本人同意的才签约', width: 14 },
  { key: 'consentedOn', title: '同意日期', aliases: ['本人同意日期', '签字日期'], example: '2026-11-20', about: '同意签约的必填：本人哪天同意的', width: 14 },
]
export const rosterSheet = aSheet('单位名册', '单位名册导入模板 2026-1', columns)

const answers = new Map<string, boolean>([['是', true], ['同意', true], ['y', true], ['yes', true], ['1', true], ['√', true], ['否', false], ['不同意', false], ['未同意', false], ['n', false], ['no', false], ['0', false]])
/** What the template's drop-down offers. */
export const consentChoices = ['是', '否']

/** One row of a unit's roster, or everything about its cells that cannot be taken. Who has no number is read too: the roster's owner says what to do then. */
export function readRosterRow(row: TableRow, at: ReadonlyMap<RosterKey, number>, mergedAt?: ReadonlySet<number>): ReadRow<RosterPerson, RosterKey> {
  const { faults, needed, optional, short, chosen, day } = readCells(row, at, mergedAt)
  const person = {
    unit: needed('unit', 60), name: needed('name', 60), documentKind: chosen('documentKind', documentKinds) ?? ('identity_card' as const), number: optional('number')?.replace(/\s/g, '').toUpperCase() ?? null, phone: short('phone', 20),
    sex: chosen('sex', sexes), bornOn: day('bornOn'), department: short('department', 40), livesHereSince: day('livesHereSince'), village: short('village', 60), address: short('address', 200), consented: needed('consented') === '' ? null : chosen('consented', answers), consentedOn: day('consentedOn'),
  }
  return { value: faults.length > 0 ? null : (person as RosterPerson), faults }
}
