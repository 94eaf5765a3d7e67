import { kindWords, planHeadings } from '#api/plan-table.ts'
import type { KnownWords } from '../../kit/parse-paste-columns.ts'

/** The columns of the grid that take figures, in its order. */
export const pasteColumns = ['persons', 'override'] as const

const { name, persons, override, ...others } = planHeadings
/** By which headings a pasted sheet's columns are known, whatever the language of the screen: our own export's, and what such sheets are headed with. */
export const pasteWords: KnownWords = {
  names: [name, '镇街名称', '乡镇', '街道', '乡镇街道', '镇街道', '街镇', '名称', '单位', 'Township'],
  columns: [
    [persons, '常住人口数', '常住人数', '常住居民', '人口', '人口数', '年末常住人口', 'Residents', 'Population'],
    [override, '人工调整数', '调整', '调整数', '调整为', 'Override'],
  ],
  others: [
    ...Object.values(others),
    '#',
    '编号',
    '比率',
    '比例',
    '任务数',
    '签约任务',
    '备注',
    '状态',
    '完成',
    'Rate',
    'Product',
    'Target',
    'Signed',
    'Status',
  ],
  labels: [...Object.values(kindWords), '城市', '乡村', '城区', 'Urban', 'Rural'],
}
