const spreadsheet = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main'
/** One across every sheet of paper (about 36 rows of A4), as far down as a reader scrolls; headers and footers carry it on all the rest. */
const [rowsApart, most] = [36, 200]
const [wide, high] = [7_200_000, 1_400_000] // 20 × 3.9 cm
const thirtyDegreesUp = 19_800_000
const faint = 22_000

/** The rows, from 0, at which the mark stands on a sheet of so many rows: at least once. */
export const marksOn = (rows: number): number[] => Array.from({ length: Math.max(1, Math.min(most, Math.ceil(rows / rowsApart))) }, (_, at) => at * rowsApart + 8)

/** The mark across the rows in faint grey letters, on screen and on paper. `mark` is escaped already. */
export const drawingOf = (mark: string, rows: readonly number[], column: number): string => `<xdr:wsDr xmlns:xdr="${spreadsheet}" xmlns:a="${drawing}">${rows.map((row, at) => `
<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${wide}" cy="${high}"/>
<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="${at + 2}" name="mark ${at + 1}"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>
<xdr:spPr><a:xfrm rot="${thirtyDegreesUp}"><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></xdr:spPr>
<xdr:txBody><a:bodyPr wrap="none" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="zh-CN" sz="2400"><a:solidFill><a:srgbClr val="808080"><a:alpha val="${faint}"/></a:srgbClr></a:solidFill></a:rPr><a:t>${mark}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor>`).join('')}</xdr:wsDr>`
