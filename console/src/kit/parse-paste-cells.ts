/** What one pasted cell says as a whole number: the number, nothing (an empty cell), or why not. `code` is a word of `kit:grid`. */
export type ParsedCell =
  | { kind: 'number'; value: number }
  | { kind: 'gap' }
  | { kind: 'wrong'; code: 'notNumber' | 'negative' | 'notWhole' | 'tooLarge'; text: string }

/** What a count of the targets may be at most on the server; a cell above it is marked, the others go in. */
const largest = 100_000_000

/**
 * Cuts text copied from a spreadsheet (or, at commas, a file of one) into rows and cells. Quoted cells may hold tabs, line ends and doubled quotes; the last line end
 * is not a row.
 */
export function parseSheet(text: string, separator: '\t' | ',' = '\t'): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const closeCell = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at++) {
    const letter = source[at]!
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"'
      at++
    } else if (quoted && letter === '"') quoted = false
    else if (!quoted && letter === '"' && cell === '') quoted = true
    else if (!quoted && letter === separator) closeCell()
    else if (!quoted && letter === '\n') {
      closeCell()
      rows.push([])
    } else cell += letter
  }
  closeCell()
  return rows
}

/** A name for comparing: no spaces, full-width letters as ordinary ones, and 街道/镇 at the end left out (双凤桥 is 双凤桥街道). */
export function comparableName(name: string): string {
  return narrow(name)
    .replace(/\s/g, '')
    .replace(/(街道|镇|乡)$/, '')
}

/**
 * Reads a cell as people write numbers: "78694", " 97,337 ", "１１４，２８６", "9 280", "1856.0" are numbers;
 * "约9万" is not, "-3" and "2.5" are refused with the reason, an empty cell is a gap.
 */
export function parseWholeNumber(cell: string): ParsedCell {
  const text = narrow(cell).trim()
  if (text === '' || text === '-' || text === '—') return { kind: 'gap' }
  const digits = text.replace(/[\s\u00a0']/g, '')
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return { kind: 'wrong', code: 'notNumber', text: cell.trim() }
  const value = Number(plain)
  if (value < 0) return { kind: 'wrong', code: 'negative', text: cell.trim() }
  if (!Number.isInteger(value)) return { kind: 'wrong', code: 'notWhole', text: cell.trim() }
  if (value > largest) return { kind: 'wrong', code: 'tooLarge', text: cell.trim() }
  return { kind: 'number', value }
}

/** Full-width digits, letters, comma, point and minus as their ordinary forms. */
export function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('−', '-')
}

/** A heading for comparing: no spaces, units in brackets, signs or year before it ("2027年常住人口（人）" is "常住人口"). */
export function comparableHeading(text: string): string {
  return narrow(text)
    .replace(/\s/g, '')
    .replace(/\([^)]*\)/g, '')
    .replace(/^[×=]/, '')
    .replace(/^\d{4}年?[度末]?/, '')
    .replace(/[:：]$/, '')
    .toLowerCase()
}
