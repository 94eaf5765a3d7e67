import { organisations } from '#api/wording/zh/organisations.ts'
import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { GivenStaff } from '../../organisations/index.ts'
import { residentsSheet } from './columns.ts'
import { type ReadRow, listOf, readCells } from './read-cells.ts'
import { aSheet } from './sheet.ts'

export type StaffKey = 'name' | 'number' | 'category' | 'titleLevel' | 'phone' | 'institution' | 'since' | 'otherInstitutions' | 'licence' | 'licenceNumber' | 'licenceScope' | 'licenceFrom' | 'licenceUntil' | 'team' | 'role' | 'isLeader'

const number = residentsSheet.columns.find(({ key }) => key === 'number')
export const staffSheet = aSheet<StaffKey>('人员', '人员与团队导入模板 2026-1', [
  { key: 'name', title: '姓名', isRequired: true, aliases: ['人员姓名', '医生姓名', '名字'], example: '张三', about: '与证件一致', width: 12 },
  { key: 'number', title: '身份证号', isRequired: true, aliases: ['证件号码', '身份证号码', '身份证', '证件号', '公民身份号码'], example: number?.example ?? '', about: '只用来认人，不保存原文。单元格须为文本格式', width: 24 },
  { key: 'category', title: '人员类别', isRequired: true, aliases: ['类别', '岗位', '专业类别'], example: organisations.category.general_practitioner, about: '从下拉选项里选', width: 14 },
  { key: 'titleLevel', title: '职称', aliases: ['职称级别', '专业技术职称'], example: organisations.titleLevel.intermediate, about: '不填即无职称', width: 10 },
  { key: 'phone', title: '联系电话', aliases: ['电话', '手机', '手机号', '联系方式'], example: '13800000000', about: '手机，或带区号的座机', width: 16 },
  { key: 'institution', title: '主要执业机构', isRequired: true, aliases: ['机构', '所在机构', '单位', '执业机构', '主要执业地点'], example: '', about: '机构名称、简称或统一社会信用代码，在您的管理范围内', width: 26 },
  { key: 'since', title: '执业起始日期', isRequired: true, aliases: ['到岗日期', '入职日期', '任职日期'], example: '2020-01-01', about: '哪天起在这家机构', width: 14 },
  { key: 'otherInstitutions', title: '其他执业机构', aliases: ['多点执业机构', '其他执业地点'], example: '', about: '多点执业的其他机构，用分号隔开；起始日期相同', width: 26 },
  { key: 'licence', title: '执业证书', aliases: ['证书', '证书类型', '证书种类', '执业证'], example: organisations.licence.licensed_doctor, about: '一张；其余证书在人员页补', width: 14 },
  { key: 'licenceNumber', title: '证书编号', aliases: ['执业证书编号', '证书号', '执业证号'], example: '110110110000001', about: '填了执业证书就要填', width: 20 },
  { key: 'licenceScope', title: '执业范围', aliases: ['范围'], example: '全科医学', about: '选填', width: 14 },
  { key: 'licenceFrom', title: '证书起始日期', aliases: ['发证日期', '证书生效日期'], example: '2015-01-01', about: '填了执业证书就要填', width: 14 },
  { key: 'licenceUntil', title: '证书有效期至', aliases: ['证书到期日期', '有效期至', '证书截止日期'], example: '', about: '证书失效的第一天；长期有效不填', width: 14 },
  { key: 'team', title: '团队', aliases: ['家庭医生团队', '所在团队', '团队名称'], example: '第一团队', about: '名称。还没有的团队由表里填它的各行组建；不符合本地团队规定的不组建，人员照样登记', width: 18 },
  { key: 'role', title: '团队角色', aliases: ['角色', '团队内角色', '队内角色'], example: organisations.role.family_doctor, about: '填了团队就要填', width: 14 },
  { key: 'isLeader', title: '团队长', aliases: ['是否团队长', '队长', '是否队长'], example: '是', about: '是或否；已有的团队，团队长不变', width: 10 },
])

const wordsOf = (words: Readonly<Record<string, string>>) => new Map(Object.entries(words).flatMap(([code, word]) => [[word, code] as const, [code, code] as const]))
const words = { category: wordsOf(organisations.category), titleLevel: wordsOf(organisations.titleLevel), licence: wordsOf(organisations.licence), role: wordsOf(organisations.role), isLeader: new Map([['是', true], ['否', false], ['1', true], ['0', false], ['√', true]]) }

/** One row of a list of staff, or everything about its cells that cannot be taken. A licence and a team are whole or not there. */
export function readStaffRow(row: TableRow, at: ReadonlyMap<StaffKey, number>, mergedAt?: ReadonlySet<number>): ReadRow<GivenStaff, StaffKey> {
  const { faults, text, needed, optional, short, chosen, day } = readCells(row, at, mergedAt)
  const neededDay = (key: StaffKey) => (needed(key) === '' ? null : day(key))
  const name = needed('name', 40)
  const licence = (['licence', 'licenceNumber', 'licenceFrom'] as const).some((key) => optional(key) !== null)
    ? { kind: needed('licence') === '' ? null : chosen('licence', words.licence), number: needed('licenceNumber', 40), scope: short('licenceScope', 60), validFrom: neededDay('licenceFrom'), validUntil: day('licenceUntil') }
    : null
  const isInTeam = optional('team') !== null || optional('role') !== null
  const staff = {
    name, number: needed('number'), category: needed('category') === '' ? null : chosen('category', words.category), titleLevel: chosen('titleLevel', words.titleLevel) ?? 'none', phone: short('phone', 30), institution: needed('institution', 60), since: neededDay('since'),
    otherInstitutions: listOf(text('otherInstitutions')), licence, team: isInTeam ? needed('team', 40) : null, role: isInTeam && needed('role') !== '' ? chosen('role', words.role) : null, isLeader: chosen('isLeader', words.isLeader) ?? false,
  }
  return { value: faults.length > 0 ? null : (staff as GivenStaff), faults }
}
