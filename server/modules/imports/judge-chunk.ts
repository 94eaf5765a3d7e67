import type { Run } from '#platform/database/database.ts'
import { reason } from './errors.ts'
import type { GivenRow, Ground, JudgedRow, Kind } from './kind.ts'
import { rowsIn, type Scanned } from './scan-file.ts'

/** What is to become of each row of one chunk, those before row `from` of the file left out. Rows that are the same in what their kind goes by are both wrong. */
export function judgeChunk(kind: Kind, ground: Pick<Ground, 'using' | 'database'>, run: Run, laid: unknown, { at, twice, mergedAt, chunks, starts, sameAs }: Scanned, chunk: number, from = 0): Promise<JudgedRow[]> {
  const rows = rowsIn(chunks[chunk] as Buffer).slice(Math.max(0, from - (starts[chunk] as number))).map((row): GivenRow => {
    const others = twice.size === 0 ? undefined : twice.get(sameAs(row))
    return {
      row, at, mergedAt: mergedAt(row.number),
      twice: others ? [{ column: kind.sameBy[0] as string, ...reason.twiceInFile(others.join('、')) }] : [],
    }
  })
  return kind.judge(ground, run, laid, rows)
}

/** Counts of judged rows, and of the categories their kind tells apart. */
export function tally({ categoryOf }: Pick<Kind, 'categoryOf'>, rows: readonly JudgedRow[]) {
  const count = (outcome: string) => rows.filter(({ judgement }) => judgement?.outcome === outcome).length
  const categories: Record<string, number> = {}
  for (const category of categoryOf ? rows.map(categoryOf) : []) categories[category] = (categories[category] ?? 0) + 1
  return { newRows: count('new'), updatedRows: count('update'), duplicateRows: count('duplicate'), errorRows: rows.filter(({ judgement }) => judgement === null).length, categories }
}
