import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { GivenTag } from '../../residents/index.ts'
import { personColumns } from './columns.ts'
import { type ReadRow, readCells } from './read-cells.ts'
import { documentKinds } from './read-row.ts'
import { aSheet } from './sheet.ts'

export type TagKey = 'name' | 'documentKind' | 'number' | 'population' | 'evidence' | 'evidenceNumber' | 'evidenceBy' | 'evidenceOn'

export const tagsSheet = aSheet<TagKey>('重点人群', '重点人群认定导入模板 2026-1', [
  ...personColumns,
  { key: 'population', title: '重点人群', isRequired: true, aliases: ['人群', '人群分类', '人群类别', '重点人群类别', '病种', '类别'], example: '高血压', about: '一行一项；同一个人有几项就写几行。老年人、儿童按年龄自动认定，不必填', width: 18 },
  { key: 'evidence', title: '认定依据', isRequired: true, aliases: ['依据', '证明材料', '凭证'], example: '诊断记录', about: '凭什么认定：诊断记录、残疾人证、低保证等', width: 18 },
  { key: 'evidenceNumber', title: '凭证编号', aliases: ['证书编号', '证号', '编号'], example: '', about: '选填', width: 18 },
  { key: 'evidenceBy', title: '认定单位', isRequired: true, aliases: ['发证单位', '诊断机构', '认定机构', '发证机关'], example: '区人民医院', about: '谁诊断或发证', width: 20 },
  { key: 'evidenceOn', title: '认定日期', isRequired: true, aliases: ['诊断日期', '确诊日期', '发证日期', '起始日期'], example: '2025-03-01', about: '从哪天起属于这类人群', width: 14 },
])

/** One row of a list of certified or diagnosed people as a tag, or everything about its cells that is not one. */
export function readTagRow(row: TableRow, at: ReadonlyMap<TagKey, number>, mergedAt?: ReadonlySet<number>): ReadRow<GivenTag, TagKey> {
  const { faults, needed, short, chosen, day } = readCells(row, at, mergedAt)
  const tag = {
    name: needed('name', 60), documentKind: chosen('documentKind', documentKinds) ?? ('identity_card' as const), number: needed('number'), population: needed('population', 60),
    document: needed('evidence', 60), paperNumber: short('evidenceNumber', 60) ?? '', by: needed('evidenceBy', 60), validFrom: needed('evidenceOn') === '' ? null : day('evidenceOn'),
  }
  return { value: faults.length > 0 || tag.validFrom === null ? null : { ...tag, validFrom: tag.validFrom }, faults }
}
