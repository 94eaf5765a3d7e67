import { comparableHeading, comparableName, narrow, parseWholeNumber } from './parse-paste-cells.ts'

/** The words by which a pasted sheet's columns are known. */
export type KnownWords = {
  /** Headings of the column that names the rows. */
  names: readonly string[]
  /** Headings of each column that takes figures, in the grid's order. */
  columns: readonly (readonly string[])[]
  /** Headings of columns that are ours and never taken: serial numbers, rates, computed figures. */
  others: readonly string[]
  /** What stands in a column of kinds: such a column holds no figures. */
  labels: readonly string[]
}
/** A column of the sheet that was not taken: what heads it (its number where nothing does), and why. */
export type LeftOut = { code: 'serial' | 'beforeName' | 'notTaken' | 'headingTwice'; text: string }
export type SheetColumns = {
  /** The first line of figures. */
  start: number
  nameColumn: number | null
  /** For each column of the sheet, the grid's column that takes it. */
  into: (number | null)[]
  leftOut: LeftOut[]
  extraColumns: number
}

const isNumber = (cell: string | undefined) => parseWholeNumber(cell ?? '').kind === 'number'

/** The line that heads a sheet: no figures in it, and at least one word known for a name or a figure, or two of the others. */
export function headingLineOf(cells: readonly string[][], words: KnownWords): number | null {
  const [own, others] = [
    new Set([...words.names, ...words.columns.flat()].map(comparableHeading)),
    new Set(words.others.map(comparableHeading)),
  ]
  const at = cells.slice(0, 10).findIndex((line) => {
    const headings = line.map(comparableHeading).filter((one) => one !== '')
    return !line.some(isNumber) && (headings.some((one) => own.has(one)) || headings.filter((one) => others.has(one)).length >= 2)
  })
  return at === -1 ? null : at
}

/**
 * Which columns of a sheet go where. By their headings where a line heads a figure column; else by their place to the right of the
 * names, from the current column on, leaving out serial numbers and kinds. What stands left of the names without a heading is no figure.
 */
export function determineColumns(
  cells: readonly string[][],
  rowNames: readonly string[],
  words: KnownWords,
  startColumn: number,
): SheetColumns {
  const width = Math.max(0, ...cells.map((line) => line.length))
  const headingLine = headingLineOf(cells, words)
  const headings = Array.from({ length: width }, (_, column) =>
    headingLine === null ? '' : comparableHeading(cells[headingLine]?.[column] ?? ''),
  )
  const start = headingLine === null ? 0 : headingLine + 1
  const lines = cells.slice(start)
  const isNameHeading = new Set(words.names.map(comparableHeading))
  const headed = headings.findIndex((one) => isNameHeading.has(one))
  const nameColumn = columnOfNames(lines, rowNames) ?? (headed === -1 ? null : headed)
  const found: SheetColumns = { start, nameColumn, into: Array.from({ length: width }, () => null), leftOut: [], extraColumns: 0 }
  const titleOf = (column: number) => (headingLine === null ? '' : (cells[headingLine]?.[column] ?? '').trim()) || String(column + 1)
  const leave = (column: number, code: LeftOut['code']) => found.leftOut.push({ code, text: titleOf(column) })
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => column !== nameColumn)
  const isEmpty = (column: number) => lines.every((line) => (line[column] ?? '').trim() === '')

  const known = words.columns.map((own) => new Set(own.map(comparableHeading)))
  const headedBy = (heading: string) => known.findIndex((own) => own.has(heading))
  if (headings.some((one) => headedBy(one) >= 0)) {
    for (const column of columns) {
      const target = headedBy(headings[column] ?? '')
      const isTwice = target >= 0 && headings.filter((one) => headedBy(one) === target).length > 1
      if (target >= 0 && !isTwice) found.into[column] = target
      else if (!isEmpty(column)) leave(column, isTwice ? 'headingTwice' : 'notTaken')
    }
    return found
  }
  const [others, labels] = [new Set(words.others.map(comparableHeading)), new Set(words.labels)]
  const isLabels = (column: number) =>
    !isEmpty(column) && lines.every((line) => ['', ...labels].includes(narrow(line[column] ?? '').trim()))
  const figures: number[] = []
  for (const column of columns) {
    if (nameColumn !== null && column < nameColumn) {
      if (!isEmpty(column)) leave(column, 'beforeName')
    } else if (others.has(headings[column] ?? '') || isLabels(column)) leave(column, 'notTaken')
    // An empty column keeps its place: what stands right of it is the next one's.
    else figures.push(column)
  }
  const serials = figures.filter((column) => isSerial(lines, column))
  const taken = serials.length < figures.length ? figures.filter((column) => !serials.includes(column)) : figures
  if (taken !== figures) for (const column of serials) leave(column, 'serial')
  taken.forEach((column, offset) => {
    const target = startColumn + offset
    if (target < words.columns.length) found.into[column] = target
    else if (!isEmpty(column)) found.extraColumns++
  })
  return found
}

/** Whether a column only counts its lines: 1, 2, or any run of three or more. */
function isSerial(lines: readonly string[][], column: number): boolean {
  const counts = lines.flatMap((line) => {
    const parsed = parseWholeNumber(line[column] ?? '')
    return parsed.kind === 'gap' ? [] : [parsed.kind === 'number' ? parsed.value : Number.NaN]
  })
  return (
    counts.length >= 2 &&
    (counts[0] === 1 || counts.length >= 3) &&
    counts.every((count, index) => index === 0 || count === counts[index - 1]! + 1)
  )
}

/** The column in which at least half of the lines name a row of the grid. */
function columnOfNames(lines: readonly string[][], rowNames: readonly string[]): number | null {
  const named = new Set(rowNames.map(comparableName))
  const width = Math.max(0, ...lines.map((row) => row.length))
  for (let column = 0; column < width; column++) {
    const hits = lines.filter((row) => named.has(comparableName(row[column] ?? ''))).length
    if (hits > 0 && hits * 2 >= lines.length) return column
  }
  return null
}
