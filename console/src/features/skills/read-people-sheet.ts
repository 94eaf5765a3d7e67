import { narrow, parseSheet } from '../../kit/parse-paste-cells.ts'

/** One line of a pasted list: who, where, and what the cell beside says; `value` null when it cannot be read. */
export type PeopleLine<V> = { name: string; institution: string; value: V | null; said: string }
/** How a value's column is known by its heading, and a cell of it read. */
type ValueColumn<V> = { heading: RegExp; read: (cell: string) => V | null }

const headings = { name: /姓名|^医生$|^人员$|^name$/i, institution: /机构|单位|institution/i }

/**
 * Lines of a list copied from a spreadsheet. Columns are known by their headings; without any the first is the name, the last one that can be read
 * is the value, and what stands between and is no number is the institution.
 */
export function readPeopleSheet<V>(text: string, { heading, read }: ValueColumn<V>): PeopleLine<V>[] {
  const rows = parseSheet(text.replace(/^\ufeff/, ''))
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  const lineOf = (name = '', institution = '', said = '') => ({ name: name.replace(/\s/g, ''), institution, value: read(said), said })
  const [first = []] = rows
  const nameAt = first.findIndex((cell) => headings.name.test(cell))
  if (nameAt >= 0) {
    const institutionAt = first.findIndex((cell, at) => at !== nameAt && headings.institution.test(cell))
    const valueAt = first.findIndex((cell, at) => at !== nameAt && at !== institutionAt && heading.test(cell))
    return rows.slice(1).map((row) => lineOf(row[nameAt], row[institutionAt], row[valueAt]))
  }
  return rows.map((row) => {
    const read1 = row.findLastIndex((cell, at) => at > 0 && read(cell) !== null)
    const valueAt = read1 > 0 ? read1 : row.length > 2 ? row.length - 1 : -1
    return lineOf(
      row[0],
      row.find((cell, at) => at > 0 && at !== valueAt && !/^\d+$/.test(cell)),
      row[valueAt],
    )
  })
}

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5 }

/** How many stars a cell says: "5", "五星", "4 星级", "★★★" or "★★★☆☆"; null for anything else. */
export function readStars(cell: string): number | null {
  const text = narrow(cell).replace(/\s/g, '')
  const drawn = /^(★+)☆*$/.exec(text)
  if (drawn) return drawn[1]!.length <= 5 ? drawn[1]!.length : null
  const said = /^([1-5一二三四五壹贰叁肆伍])(\.0)?(颗?星级?|级)?$/.exec(text)
  return said ? (digits[said[1]!] ?? Number(said[1])) : null
}

/** What a cell says of how training ended; null for anything else. */
export function readResult(cell: string): 'passed' | 'attended' | 'failed' | null {
  const text = narrow(cell).replace(/\s/g, '')
  if (/^(不合格|未合格|未通过|不及格|failed)$/i.test(text)) return 'failed'
  if (/^(合格|通过|及格|良好?|优秀?|passed)$/i.test(text)) return 'passed'
  return /^(参加|已参加|听课|完成|attended)$/i.test(text) ? 'attended' : null
}

export const starColumn = { heading: /星|等级|结果|stars/i, read: readStars }
export const resultColumn = { heading: /结果|成绩|合格|result/i, read: readResult }
