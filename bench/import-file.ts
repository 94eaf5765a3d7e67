import { deflateRawSync, crc32 } from 'node:zlib'
import { identityCheckCharacter } from '#kernel/identity-number.ts'

const escape = (text: string) => text.replace(/[<>&"]/g, (one) => `&#${one.charCodeAt(0)};`)
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英玉珍建国志华']
const headings = ['姓名', '证件类型', '证件号码', '性别', '出生日期', '联系电话', '村（社区）', '现住址', '户编号', '与户主关系', '居住类型', '本地居住起始日期']

/** A person of a made list, the same for the same serial; all of them a county of their own. */
function cellsOf(serial: number, villages: readonly string[]): string[] {
  const [year, month, day] = [1935 + (serial % 75), 1 + (Math.floor(serial / 75) % 12), 1 + (Math.floor(serial / 900) % 28)]
  const born = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const first = `110107${born.replaceAll('-', '')}${String(Math.floor(serial / 25_200) % 1000).padStart(3, '0')}`
  const name = (surnames[serial % 20] as string) + given[Math.floor(serial / 20) % 30] + given[Math.floor(serial / 600) % 30]
  return [name, '居民身份证', first + identityCheckCharacter(first), Number(first[16]) % 2 ? '男' : '女', born, `139${String(serial).padStart(8, '0')}`, villages[Math.floor(serial / 3) % villages.length] as string, `${1 + (serial % 20)} 组 ${serial % 300} 号`, String(Math.floor(serial / 3)), ['户主', '配偶', '子'][serial % 3] as string, '户籍', '2012-01-01']
}

/** A workbook of so many people from the serial `first` on, written by hand so that making it costs neither time nor memory worth speaking of. */
export function makeImportFile(rows: number, villages: readonly string[], first = 0): Uint8Array {
  const rowXml = (cells: readonly string[], number: number) => `<row r="${number}">${cells.map((cell, i) => `<c r="${String.fromCharCode(65 + i)}${number}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`).join('')}</row>`
  const parts: Buffer[] = [Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rowXml(headings, 1)}`)]
  for (let from = 0; from < rows; from += 1000) parts.push(Buffer.from(Array.from({ length: Math.min(1000, rows - from) }, (_, i) => rowXml(cellsOf(first + from + i, villages), from + i + 2)).join('')))
  parts.push(Buffer.from('</sheetData></worksheet>'))
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const document = 'http://schemas.openxmlformats.org/package/2006'
  return zip([
    ['[Content_Types].xml', Buffer.from(`<Types xmlns="${document}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`)],
    ['_rels/.rels', Buffer.from(`<Relationships xmlns="${document}/relationships"><Relationship Id="rId1" Type="${main}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)],
    ['xl/workbook.xml', Buffer.from(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${main}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`)],
    ['xl/_rels/workbook.xml.rels', Buffer.from(`<Relationships xmlns="${document}/relationships"><Relationship Id="rId1" Type="${main}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)],
    ['xl/worksheets/sheet1.xml', Buffer.concat(parts)],
  ])
}

function zip(parts: readonly [name: string, whole: Buffer][]): Uint8Array {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, whole] of parts) {
    const squeezed = deflateRawSync(whole)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0); fields.writeUInt16LE(8, 4); fields.writeUInt32LE(crc32(whole), 10); fields.writeUInt32LE(squeezed.length, 14); fields.writeUInt32LE(whole.length, 18); fields.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), squeezed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name))
    at += 30 + name.length + squeezed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4); end.writeUInt16LE(parts.length, 6); end.writeUInt32LE(central.length, 8); end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}
