import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { isStillReferred } from '../residents/index.ts'
import type { Ground, Kind, UndoneRow } from './kind.ts'
import { addUndone, lockImport, markUndone, selectWritten } from './store.ts'
import { chunkRows, pageLimits } from './using.ts'

/** Takes an import back, a chunk a transaction: who was brought and not touched since goes, who was changed and not touched since is put back, the others stay and are counted. */
export async function undoRows(kind: Kind, ground: Ground, tell: (done: number) => Promise<void> = async () => {}): Promise<void> {
  const { database, importId, actor: { countyCode } } = ground
  let [after, done] = [0, 0]
  for (;;) {
    const rows = await database.run(selectWritten, { countyCode, importId, after, most: kind.isWhole ? pageLimits.mostRows : chunkRows }, [countyCode])
    if (rows.length === 0) return
    try {
      await undoChunk(kind, ground, rows)
    } catch (error) {
      if (!isStillReferred(error)) throw error
      for (const row of rows) await undoChunk(kind, ground, [row]).catch((one: unknown) => { if (!isStillReferred(one)) throw one; return keep(ground, row) })
    }
    after = rows.at(-1)?.number ?? after
    done += rows.length
    await tell(done)
  }
}

const keep = ({ database, importId, actor: { countyCode } }: Ground, { number }: UndoneRow): Promise<void> =>
  database.transact([countyCode], async (run) => note(run, { countyCode, importId }, [], [number]))

async function note(run: Run, which: { countyCode: number; importId: string }, undone: number[], kept: number[]): Promise<void> {
  await run(markUndone, { ...which, undone, kept })
  await run(addUndone, { ...which, undone: undone.length, kept: kept.length })
}

async function undoChunk(kind: Kind, ground: Ground, rows: readonly UndoneRow[]): Promise<void> {
  const { database, importId, actor, at, newId, address } = ground
  const { countyCode } = actor
  await database.transact([countyCode], async (run) => {
    const [state] = await run(lockImport, { countyCode, importId })
    if (state?.state !== 'undoing') throw new Error('this import is not being undone')
    const taken = await kind.takeBack(ground, run, rows)
    const undone = rows.filter((one) => taken.has(one.subject_id)).map(({ number }) => number)
    const kept = rows.filter((one) => !taken.has(one.subject_id)).map(({ number }) => number)
    await note(run, { countyCode, importId }, undone, kept)
    await run(insertAuditEvent, auditOf({ at, newId, actor, client: { address } }, countyCode, { action: 'imports.undo', subjectKind: 'import', subjectId: importId, body: { fromRow: rows[0]?.number, untilRow: rows.at(-1)?.number, undone: undone.length, kept: kept.length } }))
  })
}
