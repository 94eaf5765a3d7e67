import { createHash } from 'node:crypto'
import type { LocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { type Database, type Run, violatedConstraint } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { Problem } from '#platform/problem.ts'
import { type ImportGround, importPeople, type Judgement, layImportGround, updatePerson } from '../residents/index.ts'
import { type JudgedRow, judgeChunk, tally } from './judge-chunk.ts'
import { rowsIn, type Scanned } from './scan-file.ts'
import { type Counts, deleteRows, type ImportRow, insertRows, lockImport, setCounts } from './store.ts'
import type { ImportsUsing } from './using.ts'

/** Where an import runs: the county's database with a role that may scan, the day, and who brought the list. */
export type Ground = { using: ImportsUsing; database: Database; at: string; on: LocalDate; newId(): string; actor: Actor; address: string; importId: string }
type Telling = (done: number, total: number) => Promise<void>

const isNew = (one: Judgement | null): one is Judgement & { outcome: 'new' } => one?.outcome === 'new'
const isUpdate = (one: Judgement | null): one is Judgement & { outcome: 'update' } => one?.outcome === 'update'
const none: Counts = { newRows: 0, updatedRows: 0, duplicateRows: 0, errorRows: 0 }
const add = (a: Counts, b: Counts): Counts => ({ newRows: a.newRows + b.newRows, updatedRows: a.updatedRows + b.updatedRows, duplicateRows: a.duplicateRows + b.duplicateRows, errorRows: a.errorRows + b.errorRows })
const runIn = ({ database, actor }: Ground): Run => (statement, params) => database.run(statement, params, [actor.countyCode])
const errorsOf = (rows: readonly JudgedRow[]) => rows.flatMap(({ number, faults, judgement }) => (judgement ? [] : [{ number, outcome: 'error', faults }]))

/** Says of every row what would become of it, and keeps that; registers nobody. */
export async function checkRows(ground: Ground, scanned: Scanned, mode: ImportRow['mode'], tell: Telling = async () => {}): Promise<Counts> {
  const { using, database, importId, actor: { countyCode } } = ground
  const run = runIn(ground)
  const people = await layImportGround(using, run, ground.actor, ground.on, mode)
  await run(deleteRows, { countyCode, importId, from: 0, until: 2_000_000_000 })
  let counts = none
  let done = 0
  for (let chunk = 0; chunk < scanned.chunks.length; chunk++) {
    const rows = await judgeChunk(using, database, run, people, scanned, chunk)
    counts = add(counts, tally(rows))
    const errors = errorsOf(rows)
    if (errors.length > 0) await run(insertRows, { countyCode, importId, rows: JSON.stringify(errors) })
    done += rows.length
    await tell(done, scanned.total)
  }
  await run(setCounts, { countyCode, importId, ...counts, position: 0, total: scanned.total })
  return counts
}

/**
 * Registers the good rows, a chunk a transaction with its position: a run that was killed goes on behind the last chunk that was written whole. Of two runs
 * at once the second finds the position moved and ends. The next chunk is judged while this one is written.
 */
export async function commitRows(ground: Ground, scanned: Scanned, state: Counts & Pick<ImportRow, 'mode' | 'position'>, tell: Telling = async () => {}): Promise<Counts> {
  const people = await layImportGround(ground.using, runIn(ground), ground.actor, ground.on, state.mode)
  let counts: Counts = state.position === 0 ? none : { newRows: state.newRows, updatedRows: state.updatedRows, duplicateRows: state.duplicateRows, errorRows: state.errorRows }
  let position = state.position
  const judge = (chunk: number) => judgeChunk(ground.using, ground.database, runIn(ground), people, scanned, chunk)
  const first = chunkAt(scanned, position)
  let ahead: Promise<JudgedRow[]> | undefined = first < scanned.chunks.length ? judge(first) : undefined
  for (let chunk = first; chunk < scanned.chunks.length; chunk++) {
    const rows = await (ahead as Promise<JudgedRow[]>)
    const written = commitChunk(ground, people, rows, { counts, position, total: scanned.total }, (run) => judgeChunk(ground.using, ground.database, run, people, scanned, chunk))
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

async function commitChunk(ground: Ground, people: ImportGround, judged: JudgedRow[], standing: Standing, judgeAgain: (run: Run) => Promise<JudgedRow[]>): Promise<Counts> {
  const { database, actor: { countyCode } } = ground
  for (let go = 1; ; go++) {
    try {
      // What changes known people, and what somebody crossed, is judged again inside: the locks hold what was seen.
      return await database.transact([countyCode], async (run) => writeChunk(ground, run, people, go === 1 && !judged.some(({ judgement }) => isUpdate(judgement)) ? judged : await judgeAgain(run), standing))
    } catch (error) {
      const isCrossed = violatedConstraint(error) === 'one_person_once' || violatedConstraint(error)?.startsWith('household') || (error instanceof Problem && error.reasons[0]?.code === 'RESIDENTS.REGISTERED_MEANWHILE')
      if (!isCrossed || go >= goes) throw error
    }
  }
}

async function writeChunk(ground: Ground, run: Run, people: ImportGround, rows: JudgedRow[], { counts, position, total }: Standing): Promise<Counts> {
  const { using, importId, actor, at, newId } = ground
  const { countyCode } = actor
  const [state] = await run(lockImport, { countyCode, importId })
  if (state?.state !== 'committing' || state.position !== position) throw new Error('another run is writing this import')
  const fresh = rows.filter(({ judgement }) => isNew(judgement))
  const { ids, written } = fresh.length === 0 ? { ids: [], written: [] } : await importPeople(using, run, people, { at, newId }, fresh.map(({ judgement }) => judgement as Judgement & { outcome: 'new' }))
  const kept: object[] = [...errorsOf(rows), ...fresh.map(({ number }, i) => ({ number, outcome: 'new', subject_id: ids[i] }))]
  for (const { number, judgement } of rows) {
    if (!isUpdate(judgement)) continue
    const { residentId, version, before } = await updatePerson(using, run, people, { at, newId }, judgement)
    kept.push({ number, outcome: 'update', subject_id: residentId, version, before })
    written.push(JSON.stringify({ residentId, version }))
  }
  const now = add(counts, tally(rows))
  const [from, until] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0]
  await run(deleteRows, { countyCode, importId, from, until })
  if (kept.length > 0) await run(insertRows, { countyCode, importId, rows: JSON.stringify(kept) })
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
