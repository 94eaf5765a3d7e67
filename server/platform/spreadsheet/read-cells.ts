import { BadFile, type CellFlag, mostCellLength, mostColumns, type TableRow } from './table.ts'
import { unescapeXml } from './xml-parts.ts'

type Known = { strings: readonly string[]; dates: readonly boolean[]; isFrom1904: boolean }
export type CellReader = (row: string, follows: number) => TableRow

const aCell = /<(?:\w+:)?c(?=[\s/>])/g
const reachesOut = /[[\]|!]|HYPERLINK|WEBSERVICE|FILTERXML|IMPORT|CALL|REGISTER|EXEC|RTD|DDE|INDIRECT|IMAGE/i
const attribute = (text: string, name: string): string | undefined => {
  const at = text.indexOf(` ${name}="`)
  return at < 0 ? undefined : text.slice(at + name.length + 3, text.indexOf('"', at + name.length + 3))
}

/**
 * Reads the cells of one row element. A formula gives the value that was kept with it, if it reaches nothing outside its sheet; a number shown as a date gives
 * the day; a number with more digits than Excel keeps is marked as ruined.
 */
export function cellReader({ strings, dates, isFrom1904 }: Known): CellReader {
  const shift = isFrom1904 ? 1462 : 0
  return (element, follows) => {
    const head = element.slice(0, element.indexOf('>'))
    const cells: string[] = []
    const flags: Record<number, CellFlag> = {}
    let isFlagged = false
    let column = -1
    aCell.lastIndex = 0
    for (let opened = aCell.exec(element); opened; opened = aCell.exec(element)) {
      const head = element.indexOf('>', aCell.lastIndex)
      const isEmpty = element[head - 1] === '/'
      const tag = opened[0] === '<c' ? '</c>' : `</${opened[0].slice(1)}>`
      const end = isEmpty || head < 0 ? head : element.indexOf(tag, head)
      if (end < 0) throw new BadFile('NOT_A_WORKBOOK')
      const attributes = element.slice(aCell.lastIndex, isEmpty ? head - 1 : head)
      const inside = element.slice(head + 1, isEmpty ? head + 1 : end)
      aCell.lastIndex = isEmpty ? head + 1 : end + tag.length
      const reference = attribute(attributes, 'r')
      column = reference ? columnOf(reference) : column + 1
      if (inside === '') continue
      const [text, flag] = readCell(attributes, inside)
      if (text === '' && !flag) continue
      if (column > mostColumns) { cells.length = mostColumns + 1; break }
      while (cells.length < column) cells.push('')
      cells[column] = text
      if (flag) { flags[column] = flag; isFlagged = true }
    }
    return { number: Number(attribute(head, 'r') ?? follows), cells, ...(isFlagged && { flags }) }
  }

  function readCell(attributes: string, inside: string): [text: string, flag?: CellFlag] {
    const kind = attribute(attributes, 't') ?? 'n'
    const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inside)?.[1] ?? ''
    const formula = /<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>([^<]*)<)/.exec(inside)
    if (formula && (reachesOut.test(unescapeXml(formula[1] ?? '')) || value === '')) return ['', 'formula']
    switch (kind) {
      case 's': return bounded(strings[Number(value)] ?? '')
      case 'inlineStr': return bounded([...inside.matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g)].map((match) => unescapeXml(match[1] as string)).join(''))
      case 'str': return bounded(unescapeXml(value))
      case 'b': return [value === '1' ? '是' : '否']
      case 'e': return [unescapeXml(value).slice(0, 20), 'broken']
      case 'd': return [value.slice(0, 10)]
      default: return readNumber(value, dates[Number(attribute(attributes, 's') ?? -1)] ?? false)
    }
  }

  function readNumber(value: string, isDate: boolean): [string, CellFlag?] {
    const number = Number(value)
    if (value === '' || !Number.isFinite(number)) return ['']
    if (isDate && number >= 1 && number < 2_958_466) return [new Date(Math.round((Math.floor(number) + shift - 25_569) * 86_400_000)).toISOString().slice(0, 10)]
    if (Math.abs(number) < 1e15) return [Number.isInteger(number) ? number.toFixed(0) : String(number)]
    return [number < 1e21 ? BigInt(Math.round(number)).toString() : value.slice(0, 30), 'ruined']
  }
}

const bounded = (text: string): [string, CellFlag?] => (text.length > mostCellLength ? [text.slice(0, 60), 'long'] : [text.trim()])

/** A → 0, Z → 25, AA → 26. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column - 1
}
