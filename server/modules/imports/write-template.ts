import { zh } from '#api/wording/index.ts'
import { keyPopulations } from '#policy/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { type SheetColumn, writeWorkbook } from '#platform/spreadsheet/write-workbook.ts'
import { listImportPlaces } from '../residents/index.ts'
import { columns, type Key, templateVersion } from './domain/columns.ts'
import type { ImportsUsing } from './using.ts'

/** The template with this actor's own villages and this county's populations as drop-downs, one example row that is refused until it is replaced, and a sheet that explains. */
export async function writeTemplate({ policies }: Pick<ImportsUsing, 'policies'>, { run, actor, on }: Context): Promise<FileAnswer> {
  const places = (await listImportPlaces(run, actor, on)).filter(({ isWithin }) => isWithin)
  const populations = keyPopulations(await policies.packOf(actor.countyCode, on), on).value.filter(({ recognised }) => recognised !== 'derived').map((one) => one.zh)
  const { none: _, ...kinds } = zh.residents.documentKind
  const villages = [...new Set(places.map(({ name }) => name))]
  const townships = [...new Set(places.map(({ townshipName }) => townshipName))]
  const choices: Partial<Record<Key, readonly string[]>> = {
    documentKind: Object.values(kinds), sex: [zh.residents.sex['1'], zh.residents.sex['2']], township: townships, village: villages, relation: Object.values(zh.residents.relation), residenceKind: Object.values(zh.residents.residence), population: populations,
  }
  const sheetColumns: SheetColumn[] = columns.map(({ key, title, width, isRequired }) => ({ title, width, isRequired: isRequired ?? false, ...(choices[key] && { choices: choices[key] }) }))
  const example = columns.map(({ key, example: text }) => (key === 'village' ? (villages[0] ?? '') : key === 'township' ? (townships[0] ?? '') : text))
  const about = columns.map(({ title, isRequired, about: text, aliases }) => ({ cells: [title, isRequired ? '必填' : '选填', text, aliases.join('、')] }))
  const book = await writeWorkbook([
    { name: '居民', columns: sheetColumns, rows: [{ cells: example }], note: `${templateVersion}。黄色为必填。第 2 行是示例，请删去或改写。` },
    { name: '填写说明', columns: [{ title: '列', width: 20 }, { title: '是否必填', width: 12 }, { title: '怎么填', width: 60 }, { title: '也认得的列名', width: 60 }], rows: [...about, { cells: ['模板版本', '', templateVersion, ''] }, { cells: ['示例行', '', '第 2 行是示例，校验位是错的，不改不会写入', ''] }, { cells: ['一次导入', '', '最多 5,000 行、20 MB', ''] }] },
  ])
  return { bytes: book, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `${templateVersion}.xlsx`, isDownload: true }
}
