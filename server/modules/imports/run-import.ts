import { createHash, hash } from 'node:crypto'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { uuids, wholes } from '#platform/database/binary-array.ts'
import type { Run } from '#platform/database/database.ts'
import { judgeChunk, tally } from './judge-chunk.ts'
import type { Ground, JudgedRow, Kind, WrittenRow } from './kind.ts'
import type { Scanned } from './scan-file.ts'
import { type Counts, deleteRows, type ImportRow, insertMade, insertRows, lockImport, setCounts } from './store.ts'

type Telling = (done: number, total: number) => Promise<void>

const none: Counts = { newRows: 0, updatedRows: 0, duplicateRows: 0, errorRows: 0, categories: {} }
const add = (a: Counts, b: Counts): Counts => ({ categories: Object.fromEntries([...new Set([...Object.keys(a.categories), ...Object.keys(b.categories)])].map((one) => [one, (a.categories[one] ?? 0) + (b.categories[one] ?? 0)])), newRows: a.newRows + b.newRows, updatedRows: a.updatedRows + b.updatedRows, duplicateRows: a.duplicateRows + b.duplicateRows, errorRows: a.errorRows + b.errorRows })
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
    counts = add(counts, tally(kind, rows))
    const faulty = faultyOf(rows)
    if (faulty.length > 0) await run(insertRows, { countyCode, importId, rows: JSON.stringify(faulty) })
    done += rows.length
    await tell(done, scanned.total)
  }
  await run(setCounts, { countyCode, importId, ...counts, categories: JSON.stringify(counts.categories), position: 0, total: scanned.total })
  return counts
}

/** Where writing stands between two chunks. */
type Standing = { counts: Counts; position: number }
/** A chunk ready to be written. */
type Chunk = { rows: JudgedRow[]; ready: Ready; judgeAgain(run: Run): Promise<JudgedRow[]> }
type Ready = Awaited<ReturnType<NonNullable<Kind['prepare']>>> | undefined
type Writing = { kind: Kind; ground: Ground; laid: unknown; total: number }
type InHand = { touches: ReadonlySet<string> | undefined; written: Promise<Standing> }
const goes = 4
const chunksInHand = 3

/**
 * Writes the good rows, a chunk a transaction with its position: a run that was killed goes on behind the last chunk that was written whole. Of two runs
 * at once the second finds the position moved and ends. While chunks are written the next is judged and made ready; a kind that can has several in
 * hand, each on a connection of its own, and they become true in the order of the file: a chunk asks for the position only when the one before has moved it.
 */
export async function commitRows(kind: Kind, ground: Ground, scanned: Scanned, state: Counts & Pick<ImportRow, 'mode' | 'position'>, tell: Telling = async () => {}): Promise<Counts> {
  const { newRows, updatedRows, duplicateRows, errorRows, categories, position } = state
  const writing: Writing = { kind, ground, laid: await kind.lay(ground, runIn(ground), state.mode), total: scanned.total }
  let last = Promise.resolve<Standing>({ counts: position === 0 ? none : { newRows, updatedRows, duplicateRows, errorRows, categories }, position })
  const inHand: InHand[] = []
  const most = kind.prepare ? chunksInHand : 1
  try {
    for (let chunk = chunkAt(scanned, position); chunk < scanned.chunks.length; chunk++) {
      const one = await prepareChunk(writing, scanned, chunk, position)
      while (inHand.length >= most) await inHand.shift()?.written
      // Two chunks with one household or person would wait for each other unseen: one in the database, the other here.
      if (!kind.mayJudgeAhead(one.rows) || doMeet(one.ready, inHand)) await last
      const before = last
      last = commitChunk(writing, one, before).then(async (standing) => { await tell(standing.position, scanned.total); return standing })
      last.catch(() => {}) // told when it is awaited
      inHand.push({ touches: one.ready?.touches, written: last })
    }
    return (await last).counts
  } finally {
    await Promise.allSettled(inHand.map(({ written }) => written)) // what is on its way ends before the caller hears
  }
}

async function prepareChunk({ kind, ground, laid }: Writing, scanned: Scanned, chunk: number, from: number): Promise<Chunk> {
  const judge = (run: Run) => judgeChunk(kind, ground, run, laid, scanned, chunk, from)
  const rows = await judge(runIn(ground))
  return { rows, ready: kind.mayJudgeAhead(rows) ? await kind.prepare?.(ground, laid, rows) : undefined, judgeAgain: judge }
}

function doMeet(ready: Ready, inHand: readonly InHand[]): boolean {
  if (!ready) return true
  return inHand.some(({ touches }) => touches === undefined || [...ready.touches].some((one) => touches.has(one)))
}

/** The chunk in which the row at a position lies. */
function chunkAt({ chunks, starts, total }: Scanned, position: number): number {
  if (position >= total) return chunks.length
  return starts.findLastIndex((start) => start <= position)
}

async function commitChunk(writing: Writing, chunk: Chunk, before: Promise<Standing>): Promise<Standing> {
  const { kind, ground: { database, actor: { countyCode } }, ground, laid } = writing
  for (let go = 1; ; go++) {
    try {
      return await database.transact([countyCode], async (run) => {
        // What may not be judged ahead, and what somebody crossed, is judged again inside: the locks hold what was seen.
        if (go === 1 && kind.mayJudgeAhead(chunk.rows)) return writeChunk(writing, run, chunk, before)
        await before
        const rows = await chunk.judgeAgain(run)
        return writeChunk(writing, run, { ...chunk, rows, ready: await kind.prepare?.(ground, laid, rows) }, before)
      })
    } catch (error) {
      if (!kind.isCrossed(error) || go >= goes) throw error
    }
  }
}

async function writeChunk({ kind, ground, laid, total }: Writing, run: Run, { rows, ready }: Chunk, before: Promise<Standing>): Promise<Standing> {
  const { importId, actor, at, newId } = ground
  const which = { countyCode: actor.countyCode, importId }
  const { rows: done, written } = await kind.write(ground, run, laid, rows, ready)
  const { counts, position } = await before
  const [state] = await run(lockImport, which)
  if (state?.state !== 'committing' || state.position !== position) throw new Error('another run is writing this import')
  const now = { counts: add(counts, tally(kind, rows)), position: position + rows.length }
  const [from, until] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0]
  await run(deleteRows, { ...which, from, until })
  const made = kind.prepare ? done.filter(isMade) : []
  const kept = new Map<number, object & { faults?: unknown }>(faultyOf(rows).map((one) => [one.number, one]))
  for (const one of done) if (!kind.prepare || !isMade(one)) kept.set(one.number, { ...one, faults: kept.get(one.number)?.faults })
  if (kept.size > 0) await run(insertRows, { ...which, rows: JSON.stringify([...kept.values()]) })
  if (made.length > 0) await run(insertMade, { ...which, fromRow: from, numbers: wholes(made.map(({ number }) => number)), subjects: uuids(made.map(({ subject_id: id }) => id)) })
  await run(setCounts, { ...which, ...now.counts, categories: JSON.stringify(now.counts.categories), position: now.position, total })
  await run(insertAuditEvent, auditOf({ at, newId, actor, client: { address: ground.address } }, actor.countyCode, {
    action: 'imports.commit', subjectKind: 'import', subjectId: importId,
    body: { fromRow: from, untilRow: until, ...tally(kind, rows), hash: hashOf(written) },
  }))
  return now
}

/** Of whom a list made nothing but the subject is to be remembered. */
const isMade = ({ outcome, version, before }: WrittenRow): boolean => outcome === 'new' && version === undefined && before === undefined

/** One hash over the hashes of what was written, sealed values and all: whoever holds the rows can compute it again. */
function hashOf(written: readonly string[]): string {
  const whole = createHash('sha256')
  for (const row of written) whole.update(hash('sha256', row, 'buffer'))
  return whole.digest('hex')
}
