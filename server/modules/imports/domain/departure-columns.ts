import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { GivenDeparture } from '../../contracts/index.ts'
import { personColumns } from './columns.ts'
import { type ReadRow, readCells } from './read-cells.ts'
import { documentKinds } from './read-row.ts'
import { aSheet } from './sheet.ts'

export type DepartureKey = 'name' | 'documentKind' | 'number' | 'status' | 'day' | 'proof'

export const departuresSheet = aSheet<DepartureKey>('去世与迁出', '去世与迁出导入模板 2026-1', [
  ...personColumns,
  { key: 'status', title: '变动', isRequired: true, aliases: ['变动类型', '变动原因', '注销原因', '类别', '状态'], example: '去世', about: '去世或迁出', width: 12 },
  { key: 'day', title: '变动日期', isRequired: true, aliases: ['死亡日期', '去世日期', '迁出日期', '注销日期', '日期'], example: '2026-01-31', about: '去世或迁出的那一天；协议到这一天为止', width: 14 },
  { key: 'proof', title: '依据', isRequired: true, aliases: ['来源', '证明材料', '凭证', '数据来源', '备注'], example: '死亡医学证明', about: '凭什么知道：死亡医学证明、户口注销、迁移证等', width: 24 },
])

const changes = new Map<string, GivenDeparture['status']>([
  ['去世', 'deceased'], ['死亡', 'deceased'], ['已故', 'deceased'], ['死亡注销', 'deceased'], ['deceased', 'deceased'],
  ['迁出', 'moved'], ['搬走', 'moved'], ['外迁', 'moved'], ['迁出注销', 'moved'], ['moved', 'moved'],
])
/** What the template's drop-down offers. */
export const departureChoices = ['去世', '迁出']

/** One row of a list of deaths and moves, or everything about its cells that cannot be taken. */
export function readDepartureRow(row: TableRow, at: ReadonlyMap<DepartureKey, number>, mergedAt?: ReadonlySet<number>): ReadRow<GivenDeparture, DepartureKey> {
  const { faults, needed, chosen, day } = readCells(row, at, mergedAt)
  const departure = {
    name: needed('name', 60), documentKind: chosen('documentKind', documentKinds) ?? ('identity_card' as const), number: needed('number'),
    status: needed('status') === '' ? null : chosen('status', changes), day: needed('day') === '' ? null : day('day'), proof: needed('proof', 60),
  }
  return { value: faults.length > 0 ? null : (departure as GivenDeparture), faults }
}
