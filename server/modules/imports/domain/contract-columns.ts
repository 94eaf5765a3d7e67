import { endReasonCodes, type EndReasonCode } from '#api/end-reasons.ts'
import { contracts } from '#api/wording/zh/contracts.ts'
import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { GivenContract } from '../../contracts/index.ts'
import { reason } from '../errors.ts'
import { personColumns } from './columns.ts'
import { type ReadRow, listOf, readCells } from './read-cells.ts'
import { documentKinds } from './read-row.ts'
import { aSheet } from './sheet.ts'

export type ContractKey = 'name' | 'documentKind' | 'number' | 'paperNumber' | 'institution' | 'team' | 'doctor' | 'signedOn' | 'from' | 'lastDay' | 'packages' | 'paid' | 'endedOn' | 'endReason'

export const contractsSheet = aSheet<ContractKey>('签约', '旧系统签约导入模板 2026-1', [
  ...personColumns,
  { key: 'paperNumber', title: '原协议编号', isRequired: true, aliases: ['协议编号', '协议书编号', '合同编号', '签约编号'], example: 'LX-2026-0001', about: '纸质协议或旧系统里的编号，在本区县不能重复', width: 20 },
  { key: 'institution', title: '签约机构', isRequired: true, aliases: ['机构', '服务机构', '签约医疗机构'], example: '', about: '机构名称、简称或统一社会信用代码，在您的管理范围内', width: 26 },
  { key: 'team', title: '签约团队', aliases: ['团队', '家庭医生团队', '团队名称'], example: '', about: '机构只有一个团队，或填了家庭医生，可以不填', width: 18 },
  { key: 'doctor', title: '家庭医生', aliases: ['签约医生', '医生', '责任医生', '医生姓名'], example: '', about: '不填即团队长', width: 12 },
  { key: 'signedOn', title: '签约日期', aliases: ['签订日期', '签约时间'], example: '2026-01-01', about: '不填即协议起始日期', width: 14 },
  { key: 'from', title: '协议起始日期', isRequired: true, aliases: ['起始日期', '开始日期', '生效日期', '协议开始日期'], example: '2026-01-01', about: '有效的第一天', width: 14 },
  { key: 'lastDay', title: '协议截止日期', isRequired: true, aliases: ['截止日期', '到期日期', '结束日期', '有效期至', '协议到期日期'], example: '2026-12-31', about: '有效的最后一天', width: 14 },
  { key: 'packages', title: '服务包', isRequired: true, aliases: ['签约服务包', '服务包名称', '签约包'], example: '基础包', about: '多个用分号隔开。本地现在没有的，按原名称保留', width: 22 },
  { key: 'paid', title: '居民付费（元）', aliases: ['自付金额', '居民自付', '个人缴费', '签约费'], example: '0', about: '不填即 0', width: 14 },
  { key: 'endedOn', title: '终止日期', aliases: ['解约日期', '终止时间'], example: '', about: '提前终止的填：从哪天起不再有效', width: 14 },
  { key: 'endReason', title: '终止原因', aliases: ['解约原因'], example: '', about: '填了终止日期的选一个；不填即其他', width: 18 },
])

const reasonWords: Readonly<Record<string, string>> = contracts.endReason
const endReasons = new Map<string, EndReasonCode>(endReasonCodes.flatMap((code) => [[reasonWords[code] ?? code, code] as const, [code, code] as const]))

/** One row of a list of an older system's contracts, or everything about its cells that cannot be taken. Money in yuan with at most two decimals becomes fen. */
export function readContractRow(row: TableRow, at: ReadonlyMap<ContractKey, number>, mergedAt?: ReadonlySet<number>): ReadRow<GivenContract, ContractKey> {
  const { faults, fail, text, needed, optional, short, chosen, day } = readCells(row, at, mergedAt)
  const neededDay = (key: ContractKey) => (needed(key) === '' ? null : day(key))
  const paid = text('paid').replace(/[,，元¥￥\s]/g, '')
  if (!/^(\d{1,6}(\.\d{1,2})?)?$/.test(paid)) fail('paid', reason.noMoney(paid.slice(0, 30)))
  const packages = listOf(needed('packages'))
  if (packages.some((name) => name.length > 60)) fail('packages', reason.tooLong())
  const contract = {
    name: needed('name', 60), documentKind: chosen('documentKind', documentKinds) ?? ('identity_card' as const), number: needed('number'), paperNumber: needed('paperNumber', 60), institution: needed('institution', 60), team: short('team', 60), doctor: short('doctor', 40),
    signedOn: day('signedOn'), from: neededDay('from'), lastDay: neededDay('lastDay'), packages, paidFen: fenOf(paid), endedOn: day('endedOn'), endReason: chosen('endReason', endReasons),
  }
  if (contract.endReason !== null && optional('endedOn') === null) fail('endedOn', reason.empty())
  return { value: faults.length > 0 ? null : (contract as GivenContract), faults }
}

/** Example: `20` → 2000, `20.5` → 2050, empty → 0. */
function fenOf(yuan: string): number {
  const [whole = '0', part = ''] = yuan.split('.')
  return Number(whole || '0') * 100 + Number(part.padEnd(2, '0').slice(0, 2))
}
