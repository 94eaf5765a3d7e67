import type { Database, Run } from '#platform/database/database.ts'
import { type ImportGround, type ImportPerson, judgePeople, type Judgement } from '../residents/index.ts'
import { type Key, keyOfFault } from './domain/columns.ts'
import { type ReadRow, readRow } from './domain/read-row.ts'
import { reason } from './errors.ts'
import { mergedColumns, numberKey, rowsIn, type Scanned } from './scan-file.ts'
import type { ImportsUsing } from './using.ts'

export type Fault = { column: Key; code: string; params?: Record<string, string | number> }
export type JudgedRow = { number: number; faults: Fault[]; judgement: Exclude<Judgement, { outcome: 'error' }> | null }

/** What is to become of each row of one chunk. Rows that share a document number are both wrong. */
export async function judgeChunk({ keys }: Pick<ImportsUsing, 'keys'>, database: Database, run: Run, ground: ImportGround, scanned: Scanned, chunk: number): Promise<JudgedRow[]> {
  const { at, twice, merged } = scanned
  const place = at.get('number') ?? -1
  const rows = rowsIn(scanned.chunks[chunk] as Buffer).map((row) => {
    const read: ReadRow = readRow(row, at, merged.length === 0 ? undefined : mergedColumns(merged, row.number))
    const others = twice.size === 0 ? undefined : twice.get(numberKey(row.cells[place] ?? ''))
    const faults = [...read.faults, ...(others ? [{ column: 'number' as const, reason: reason.twiceInFile(others.join('、')) }] : [])]
    return { number: row.number, person: faults.length > 0 ? null : read.person, faults: faults.map(({ column, reason: why }) => ({ column, ...why })) }
  })
  const people = rows.flatMap(({ person }) => (person ? [person as ImportPerson] : []))
  const judgements = await judgePeople({ keys, database }, run, ground, people)
  let next = 0
  return rows.map(({ number, person, faults }) => {
    const judgement = person ? judgements[next++] : undefined
    if (!judgement) return { number, faults, judgement: null }
    if (judgement.outcome === 'error') return { number, faults: judgement.faults.map(({ column, reason: why }) => ({ column: keyOfFault(column), ...why })), judgement: null }
    return { number, faults: [], judgement }
  })
}

/** Counts of judged rows. */
export function tally(rows: readonly JudgedRow[]) {
  const count = (outcome: string) => rows.filter(({ judgement }) => judgement?.outcome === outcome).length
  return { newRows: count('new'), updatedRows: count('update'), duplicateRows: count('duplicate'), errorRows: rows.filter(({ judgement }) => judgement === null).length }
}
