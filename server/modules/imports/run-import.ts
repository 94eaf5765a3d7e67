import { createHash } from 'node:crypto'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { judgeChunk, tally } from './judge-chunk.ts'
import type { Ground, JudgedRow, Kind } from './kind.ts'
import { rowsIn, type Scanned } from './scan-file.ts'
import { type Counts, deleteRows, type ImportRow, insertRows, lockImport, setCounts } from './store.ts'

type Telling = (done: number, total: number) => Promise<void>

const none: Counts = { newRows: 0, updatedRows: 0, duplicateRows: 0, errorRows: 0 }
const add = (a: Counts, b: Counts): Counts => ({ newRows: a.newRows + b.newRows, updatedRows: a.updatedRows + b.updatedRows, duplicateRows: a.duplicateRows + b.duplicateRows, errorRows: a.errorRows + b.errorRows })
const runIn = ({ database, actor }: Ground): Run => (statement, params) => database.run(statement, params, [actor.countyCode])
const faultyOf = (rows: readonly JudgedRow[]) => rows.flatMap(({ number, faults, judgement }) => (judgement === null ? [{ number, outcome: 'error', faults }] : faults.length > 0 ? [{ number, outcome: 'warning', faults }] : []))

/** Says of every row what would become of it, and keeps that; writes nothing else. */
export async function checkRows(kind: Kind, ground: Ground, scanned: Scanned, mode: ImportRow['mode'], tell: Telling = async () => {}): Promise<Counts> {
  const { importId, actor: { countyCode } } = ground
  const run = runIn(ground)
  const laid = await kind.lay(ground, run, mode)
  await run(deleteRows, { countyCode, importId, from: 0, until: 2_000_000_000 })
  let counts = none
  let done = 0
  for (let chunk = 0; chunk < scanned.chunks.length; chunk++) {
    const rows = await judgeChunk(kind, ground, run, laid, scanned, chunk)
    counts = add(counts, tally(rows))
    const faulty = faultyOf(rows)
    if (faulty.length > 0) await run(insertRows, { countyCode, importId, rows: JSON.stringify(faulty) })
    done += rows.length
    await tell(done, scanned.total)
  }
  await run(setCounts, { countyCode, importId, ...counts, position: 0, total: scanned.total })
  return counts
}

/**
 * Writes the good rows, a chunk a transaction with its position: a run that was killed goes on behind the last chunk that was written whole. Of two runs
 * at once the second finds the position moved and ends. The next chunk is judged while this one is written.
 */
export async function commitRows(kind: Kind, ground: Ground, scanned: Scanned, state: Counts & Pick<ImportRow, 'mode' | 'position'>, tell: Telling = async () => {}): Promise<Counts> {
  const laid = await kind.lay(ground, runIn(ground), state.mode)
  let counts: Counts = state.position === 0 ? none : { newRows: state.newRows, updatedRows: state.updatedRows, duplicateRows: state.duplicateRows, errorRows: state.errorRows }
  let position = state.position
  const judge = (chunk: number) => judgeChunk(kind, ground, runIn(ground), laid, scanned, chunk)
  const first = chunkAt(scanned, position)
  let ahead: Promise<JudgedRow[]> | undefined = first < scanned.chunks.length ? judge(first) : undefined
  for (let chunk = first; chunk < scanned.chunks.length; chunk++) {
    const rows = await (ahead as Promise<JudgedRow[]>)
    const written = commitChunk(kind, ground, laid, rows, { counts, position, total: scanned.total }, (run) => judgeChunk(kind, ground, run, laid, scanned, chunk))
    ahead = chunk + 1 < scanned.chunks.length ? judge(chunk + 1) : undefined
    ahead?.catch(() => {}) // told when it is awaited
    counts = await written
    position += rows.length
    await tell(position, scanned.total)
  }
  return counts
}

/** Chunks are of one size but the last, so a position says which comes next. */
function chunkAt({ chunks }: Scanned, position: number): number {
  const size = chunks[0] ? rowsIn(chunks[0]).length : 1
  return Math.ceil(position / size)
}

type Standing = { counts: Counts; position: number; total: number }
const goes = 4

async function commitChunk(kind: Kind, ground: Ground, laid: unknown, judged: JudgedRow[], standing: Standing, judgeAgain: (run: Run) => Promise<JudgedRow[]>): Promise<Counts> {
  const { database, actor: { countyCode } } = ground
  for (let go = 1; ; go++) {
    try {
      // What may not be judged ahead, and what somebody crossed, is judged again inside: the locks hold what was seen.
      return await database.transact([countyCode], async (run) => writeChunk(kind, ground, run, laid, go === 1 && kind.mayJudgeAhead(judged) ? judged : await judgeAgain(run), standing))
    } catch (error) {
      if (!kind.isCrossed(error) || go >= goes) throw error
    }
  }
}

async function writeChunk(kind: Kind, ground: Ground, run: Run, laid: unknown, rows: JudgedRow[], { counts, position, total }: Standing): Promise<Counts> {
  const { importId, actor, at, newId } = ground
  const { countyCode } = actor
  const [state] = await run(lockImport, { countyCode, importId })
  if (state?.state !== 'committing' || state.position !== position) throw new Error('another run is writing this import')
  const { rows: done, written } = await kind.write(ground, run, laid, rows)
  const kept = new Map<number, object & { faults?: unknown }>(faultyOf(rows).map((one) => [one.number, one]))
  for (const one of done) kept.set(one.number, { ...one, faults: kept.get(one.number)?.faults })
  const now = add(counts, tally(rows))
  const [from, until] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0]
  await run(deleteRows, { countyCode, importId, from, until })
  if (kept.size > 0) await run(insertRows, { countyCode, importId, rows: JSON.stringify([...kept.values()]) })
  await run(setCounts, { countyCode, importId, ...now, position: position + rows.length, total })
  await run(insertAuditEvent, auditOf({ at, newId, actor, client: { address: ground.address } }, countyCode, {
    action: 'imports.commit', subjectKind: 'import', subjectId: importId,
    body: { fromRow: from, untilRow: until, ...tally(rows), hash: hashOf(written) },
  }))
  return now
}

/** One hash over the hashes of what was written, sealed values and all: whoever holds the rows can compute it again. */
function hashOf(written: readonly string[]): string {
  const whole = createHash('sha256')
  for (const row of written) whole.update(createHash('sha256').update(row).digest())
  return whole.digest('hex')
}
