import type { InputOf } from '#api/endpoint.ts'
import type { importTemplateEndpoint } from '#api/imports.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts'
import { demandKind } from './kinds.ts'
import type { ImportsUsing } from './using.ts'

/** The template of a kind of list, with what this actor and county may choose as drop-downs, one example row that is refused until it is replaced, and a sheet that explains. */
export async function writeTemplate(using: ImportsUsing, context: Context, { kind }: InputOf<typeof importTemplateEndpoint>): Promise<FileAnswer> {
  const { sheet: { name, version, columns }, offer } = demandKind(context.actor, kind)
  const { choices, examples = {} } = await offer(using, context)
  const sheetColumns = columns.map(({ key, title, width, isRequired }) => ({ title, width, isRequired: isRequired ?? false, ...(choices[key] && { choices: choices[key] }) }))
  const example = columns.map(({ key, example: text }) => examples[key] ?? text)
  const about = columns.map(({ title, isRequired, about: text, aliases }) => ({ cells: [title, isRequired ? '必填' : '选填', text, aliases.join('、')] }))
  const book = await writeWorkbook([
    { name, columns: sheetColumns, rows: [{ cells: example }], note: `${version}。黄色为必填。第 2 行是示例，请删去或改写。` },
    { name: '填写说明', columns: [{ title: '列', width: 20 }, { title: '是否必填', width: 12 }, { title: '怎么填', width: 60 }, { title: '也认得的列名', width: 60 }], rows: [...about, { cells: ['模板版本', '', version, ''] }, { cells: ['示例行', '', '第 2 行是示例，校验位是错的，不改不会写入', ''] }, { cells: ['一次导入', '', '最多 5,000 行、20 MB', ''] }] },
  ])
  return { bytes: book, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `${version}.xlsx`, isDownload: true }
}
