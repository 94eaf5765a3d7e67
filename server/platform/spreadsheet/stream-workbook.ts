import { drawingOf, marksOn } from './watermark.ts'
import { beginZip, type Sink } from './zip-parts.ts'

export type ListCell = string | number | null
/** A list as one sheet: lines above it, headings with widths in characters, and rows as they come. */
export type ListSheet = {
  name: string; head: readonly string[]; columns: readonly { title: string; width: number }[]; rows: AsyncIterable<readonly ListCell[][]>
  /** Stands in the header and footer of every page and across the rows. */
  mark: string
  /** Whose it is, for the document's properties, which travel with it unseen. */
  about: { by: string; title: string; at: string; id: string }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
/** Styles by place: text, heading, line above the list, number. */
const [text, heading, above, number] = [1, 2, 3, 4]

/** XML keeps no control characters; `_x0041_` would be read as A. */
export const escapeXml = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The name of a column by its place: 0 → A, 26 → AA. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

const cellOf = (value: ListCell, at: string, style: number): string => {
  if (value === null || value === '') return ''
  return typeof value === 'number' ? `<c r="${at}" s="${number}"><v>${value}</v></c>` : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
}
const rowOf = (cells: readonly ListCell[], row: number, style: number): string => `<row r="${row}">${cells.map((cell, at) => cellOf(cell, `${letterOf(at)}${row}`, style)).join('')}</row>`

/**
 * Writes a list as a workbook into a sink while it is read: memory holds one batch of rows. Texts are texts, so an identity number keeps its digits and
 * nothing is run. Gives how many rows there were.
 */
export async function streamWorkbook({ name, head, columns, rows, mark, about }: ListSheet, sink: Sink): Promise<number> {
  const zip = beginZip(sink)
  const headRow = head.length + 1
  let count = 0
  async function* sheet() {
    yield `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
    yield `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    yield `<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1" style="${text}"/>`).join('')}</cols><sheetData>`
    for (const [at, line] of head.entries()) yield rowOf([line], at + 1, above)
    yield rowOf(columns.map(({ title }) => title), headRow, heading)
    for await (const batch of rows) {
      yield batch.map((cells, at) => rowOf(cells, headRow + count + at + 1, text)).join('')
      count += batch.length
    }
    const said = escapeXml(mark.replaceAll('&', '&&'))
    yield `</sheetData><pageMargins left="0.4" right="0.4" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`
    yield `<headerFooter><oddHeader>&amp;L${escapeXml(about.title.replaceAll('&', '&&'))}&amp;R&amp;K808080${said}</oddHeader><oddFooter>&amp;L&amp;K808080${said}&amp;R&amp;P / &amp;N</oddFooter></headerFooter><drawing r:id="rId1"/></worksheet>`
  }
  await zip.part('[Content_Types].xml', contentTypes)
  await zip.part('_rels/.rels', `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)
  await zip.part('docProps/core.xml', `${declaration}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(about.title)}</dc:title><dc:creator>${escapeXml(about.by)}</dc:creator><cp:keywords>${escapeXml(about.id)}</cp:keywords><dc:description>${escapeXml(mark)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${about.at}</dcterms:created></cp:coreProperties>`)
  await zip.part('xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(name)}'!$${headRow}:$${headRow}</definedName></definedNames></workbook>`)
  await zip.part('xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`)
  await zip.part('xl/styles.xml', styles)
  await zip.part('xl/worksheets/_rels/sheet1.xml.rels', `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`)
  await zip.part('xl/worksheets/sheet1.xml', sheet())
  await zip.part('xl/drawings/drawing1.xml', declaration + drawingOf(escapeXml(mark), marksOn(count + headRow), Math.min(2, columns.length - 1)))
  await zip.close()
  return count
}

const contentTypes = `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="10"/><color rgb="FF5C6875"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/></patternFill></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FFB8C0CA"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf numFmtId="49" applyNumberFormat="1" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" xfId="0"/><xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1" xfId="0"/><xf numFmtId="0" xfId="0"/></cellXfs></styleSheet>`
