import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { isStillReferred } from '../residents/index.ts'
import type { Ground, Kind, UndoneRow } from './kind.ts'
import { addUndone, lockImport, markUndone, selectMade, selectWritten, unpackMade } from './store.ts'
import { pageLimits, undoRowsAtOnce } from './using.ts'

type Note = (run: Run, undone: number[], kept: number[]) => Promise<unknown>
const whichOf = ({ importId, actor: { countyCode } }: Ground) => ({ countyCode, importId })

/** Takes an import back, a chunk a transaction: who was brought and not touched since goes, who was changed and not touched since is put back, the others stay and are counted. */
export async function undoRows(kind: Kind, ground: Ground, tell: (done: number) => Promise<void> = async () => {}): Promise<void> {
  const done = await undoMade(kind, ground, tell)
  await undoWritten(kind, ground, (more) => tell(done + more))
}

/** Whom the chunks made, a chunk's list at a time. A list with somebody others refer to is taken apart, to be gone through one by one. */
async function undoMade(kind: Kind, ground: Ground, tell: (done: number) => Promise<void>): Promise<number> {
  const { database } = ground
  const which = whichOf(ground)
  let done = 0
  for (;;) {
    const [made] = await database.run(selectMade, which, [which.countyCode])
    if (!made) return done
    const { fromRow, numbers } = made
    const unpack = (run: Run, outcome: 'new' | 'kept', rows: number[]) => run(unpackMade, { ...which, fromRow, outcome, rows })
    try {
      await undoChunk(kind, ground, numbers.map((number, i) => ({ number, outcome: 'new', subject_id: made.subjects[i] as string, version: null, before: null })), (run, _, kept) => unpack(run, 'kept', kept))
      done += numbers.length
      await tell(done)
    } catch (error) {
      if (!isStillReferred(error)) throw error
      await database.transact([which.countyCode], (run) => unpack(run, 'new', numbers))
    }
  }
}

async function undoWritten(kind: Kind, ground: Ground, tell: (done: number) => Promise<void>): Promise<void> {
  const { database } = ground
  const which = whichOf(ground)
  const mark: Note = (run, undone, kept) => run(markUndone, { ...which, undone, kept })
  let [after, done] = [0, 0]
  for (;;) {
    const rows = await database.run(selectWritten, { ...which, after, most: kind.isWhole ? pageLimits.mostRows : undoRowsAtOnce }, [which.countyCode])
    if (rows.length === 0) return
    try {
      await undoChunk(kind, ground, rows, mark)
    } catch (error) {
      if (!isStillReferred(error)) throw error
      for (const row of rows) await undoChunk(kind, ground, [row], mark).catch((one: unknown) => { if (!isStillReferred(one)) throw one; return keep(ground, row, mark) })
    }
    after = rows.at(-1)?.number ?? after
    done += rows.length
    await tell(done)
  }
}

const keep = (ground: Ground, { number }: UndoneRow, mark: Note): Promise<void> => ground.database.transact([ground.actor.countyCode], async (run) => {
  await mark(run, [], [number])
  await run(addUndone, { ...whichOf(ground), undone: 0, kept: 1 })
})

async function undoChunk(kind: Kind, ground: Ground, rows: readonly UndoneRow[], note: Note): Promise<void> {
  const { database, importId, actor, at, newId, address } = ground
  const which = whichOf(ground)
  await database.transact([which.countyCode], async (run) => {
    const [state] = await run(lockImport, which)
    if (state?.state !== 'undoing') throw new Error('this import is not being undone')
    const taken = await kind.takeBack(ground, run, rows)
    const undone = rows.filter((one) => taken.has(one.subject_id)).map(({ number }) => number)
    const kept = rows.filter((one) => !taken.has(one.subject_id)).map(({ number }) => number)
    await note(run, undone, kept)
    await run(addUndone, { ...which, undone: undone.length, kept: kept.length })
    await run(insertAuditEvent, auditOf({ at, newId, actor, client: { address } }, which.countyCode, { action: 'imports.undo', subjectKind: 'import', subjectId: importId, body: { fromRow: rows[0]?.number, untilRow: rows.at(-1)?.number, undone: undone.length, kept: kept.length } }))
  })
}
