/** A value of a row as COPY takes it: null, text, a number, yes or no, or bytes. Arrays and ranges are given as PostgreSQL's text. */
export type CopyValue = string | number | boolean | null | Uint8Array

/** One row in PostgreSQL's text format, with its end of line. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = ''
  for (let i = 0; i < values.length; i++) line += (i === 0 ? '' : '\t') + copyText(values[i] as CopyValue)
  return `${line}\n`
}

const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyText(value: CopyValue): string {
  if (typeof value === 'string') return special.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string) : value
  if (typeof value === 'number') return String(value)
  if (value === null) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
}

/** A one-dimensional array of codes. Example: ['elderly', 'disabled'] → {elderly,disabled}. */
export function codesText(codes: readonly string[]): string {
  return `{${codes.join(',')}}`
}

/** Where rows go: `copy` takes lines of COPY text for a table's columns and gives their number; `run` is a statement between them. */
export type Sink = { copy(table: string, columns: readonly string[], lines: Iterable<string>): Promise<number>; run(statement: string): Promise<void> }
