import ExcelJS from 'exceljs'

/** A column of a sheet to write: its heading, how wide, whether it must be filled in, and what may be chosen in it. */
export type SheetColumn = { title: string; width?: number; isRequired?: boolean; choices?: readonly string[] }
/** Cells as text; the indexes of `wrong` are highlighted. */
export type SheetRow = { cells: readonly string[]; wrong?: readonly number[] }
export type Sheet = { name: string; columns: readonly SheetColumn[]; rows: readonly SheetRow[]; note?: string }

const yellow = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE699' } } as const
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEFF2' } } as const
const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const
const mostChoiceRows = 6000

/** Sheets as a workbook. Every cell is text, so that a number keeps its digits and nothing is run; required headings are yellow, wrong cells red, dictionaries are drop-downs. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.creator = 'Jiayi'
  for (const { name, columns, rows, note } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ width = 16 }) => ({ width, style: { numFmt: '@' } }))
    const head = sheet.getRow(1)
    columns.forEach(({ title, isRequired }, i) => {
      const cell = head.getCell(i + 1)
      cell.value = title
      cell.font = { bold: true }
      cell.fill = isRequired ? yellow : grey
    })
    if (note) head.getCell(1).note = note
    for (const [i, { cells, wrong = [] }] of rows.entries()) {
      const row = sheet.getRow(i + 2)
      cells.forEach((text, at) => { if (text !== '') row.getCell(at + 1).value = text })
      for (const at of wrong) row.getCell(at + 1).fill = red
    }
    addChoices(book, sheet, columns)
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Dictionaries stand on a hidden sheet, since a list written into the cell may only be 255 characters long. */
function addChoices(book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[]): void {
  const listed = columns.flatMap(({ choices }, at) => (choices && choices.length > 0 ? [{ choices, at }] : []))
  if (listed.length === 0) return
  const lists = book.addWorksheet(`${sheet.name}字典`, { state: 'veryHidden' })
  listed.forEach(({ choices, at }, place) => {
    choices.forEach((choice, i) => { lists.getCell(i + 1, place + 1).value = choice })
    const letter = lists.getColumn(place + 1).letter
    const validation = { type: 'list' as const, allowBlank: true, showErrorMessage: false, formulae: [`'${lists.name}'!$${letter}$1:$${letter}$${choices.length}`] }
    const own = sheet.getColumn(at + 1).letter
    const all = (sheet as unknown as { dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void } }).dataValidations
    all.add(`${own}2:${own}${mostChoiceRows}`, validation)
  })
}
