import { uuidv7 } from '#kernel/uuid.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import type { ImportKind } from '#api/imports.ts'
import type { Reason } from '#kernel/decision.ts'
import { randomBytes } from 'node:crypto'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Database } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { actorOf, hashOfFile, institutionOf } from './begin-import.ts'
import { matchHeadings } from './domain/sheet.ts'
import type { Ground } from './kind.ts'
import { demandKind } from './kinds.ts'
import { checkRows, commitRows } from './run-import.ts'
import { faultsOfHeadings, scanFile } from './scan-file.ts'
import { type Counts, insertImport, selectErrors, selectUnfinished, setState } from './store.ts'
import { countyLimits, type ImportsUsing } from './using.ts'
import { errorWorkbook } from './write-error-file.ts'

type Asked = { kind: ImportKind; fileName: string; bytes: Uint8Array; mode: 'skip' | 'update'; isDryRun: boolean; isResumed: boolean; now: number; tell?: (what: 'read' | 'judged', done: number, total: number | null) => void }
export type FileImport =
  | { outcome: 'refused'; reasons: Reason[] }
  | { outcome: 'unfinished' }
  | { outcome: 'nothing to resume' }
  | { outcome: 'checked'; importId: string; counts: Counts; total: number; errorFile: Uint8Array | null }
  | { outcome: 'done'; importId: string; counts: Counts; total: number; errorFile: Uint8Array | null }

/**
 * Imports a whole county's file in the process that calls it, by the same steps as the page: read once, then judged and written in chunks, or only judged.
 * A run that was killed goes on with `isResumed` and the same file. @throws BadFile
 */
export async function importFile(using: ImportsUsing, database: Database, actor: Actor, { kind: name, fileName, bytes, mode, isDryRun, isResumed, now, tell = () => {} }: Asked): Promise<FileImport> {
  const { countyCode } = actor
  const kind = demandKind(actor, name)
  const fileHash = hashOfFile(bytes)
  const newId = idSource()
  const at = new Date(now).toISOString()
  const [begun] = await database.run(selectUnfinished, { countyCode, kind: name, fileHash }, [countyCode])
  if (begun && !isResumed && !isDryRun) return { outcome: 'unfinished' }
  if (!begun && isResumed) return { outcome: 'nothing to resume' }
  const scanned = await scanFile(kind, bytes, fileName, countyLimits, async (rows) => tell('read', rows, null))
  const faults = faultsOfHeadings(matchHeadings(kind.sheet, scanned.headings))
  if (faults.length > 0) return { outcome: 'refused', reasons: faults }
  const importId = begun && isResumed ? begun.id : newId()
  const ground: Ground = { using, database, at, on: dayOfInstant(now), newId, actor, address: 'command', importId }
  if (!begun || isDryRun) {
    await database.transact([countyCode], async (run) => {
      await run(insertImport, { countyCode, importId, kind: name, mode, state: isDryRun ? 'checking' : 'committing', fileName, fileHash, fileKey: null, startedBy: actor.accountId, startedByName: actor.displayName, actor: JSON.stringify(actorOf(actor)), institutionId: institutionOf(actor), at })
      await run(insertAuditEvent, auditOf({ at, newId, actor, client: { address: 'command' } }, countyCode, { action: 'imports.begin', subjectKind: 'import', subjectId: importId, body: { kind: name, fileHash, mode } }))
    })
  }
  const progress = async (done: number, total: number) => tell('judged', done, total)
  const state = begun && isResumed ? begun : { mode, position: 0, newRows: 0, updatedRows: 0, duplicateRows: 0, errorRows: 0, categories: {} }
  const counts = isDryRun ? await checkRows(kind, ground, scanned, mode, progress) : await commitRows(kind, ground, scanned, state, progress)
  await database.run(setState, { countyCode, importId, state: isDryRun ? 'checked' : 'done', fault: null, at: isDryRun ? null : at }, [countyCode])
  const errors = counts.errorRows === 0 ? [] : await database.run(selectErrors, { countyCode, importId, most: 1_000_000 }, [countyCode])
  return { outcome: isDryRun ? 'checked' : 'done', importId, counts, total: scanned.total, errorFile: errors.length === 0 ? null : await errorWorkbook(kind.sheet, scanned, errors) }
}

/** Makes ids; their random bytes are drawn for a thousand at a time, since one by one they cost more than all else about an id. */
function idSource(): () => string {
  const [each, many] = [10, 1000]
  let [drawn, taken] = [randomBytes(each * many), 0]
  return () => {
    if (taken === many) [drawn, taken] = [randomBytes(each * many), 0]
    return uuidv7(Date.now(), drawn.subarray(taken * each, ++taken * each))
  }
}
