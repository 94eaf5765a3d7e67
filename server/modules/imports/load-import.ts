import type { ImportSummary } from '#api/imports.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { type ImportRow, lockImport, selectImport } from './store.ts'
import { undoMs } from './using.ts'

export const looksAfterAll = ({ scope }: Actor): boolean => scope.kind === 'region' && scope.code.length <= 6

/** An import the actor may see: a county's all, an institution's its own, else what one began. @throws Problem NotFound */
export async function getOwnImport(run: Run, actor: Actor, importId: string, { isLocked = false } = {}): Promise<ImportRow> {
  const [found] = await run(isLocked ? lockImport : selectImport, { countyCode: actor.countyCode, importId })
  const isOwn = found && (looksAfterAll(actor) || found.startedBy === actor.accountId || ('institutionId' in actor.scope && found.institutionId === actor.scope.institutionId))
  if (!found || !isOwn) throw notFound('import')
  return found
}

/** Whether an import can be taken back at an instant: it is written, and not a day has passed since. */
export const isUndoable = ({ state, doneAt }: Pick<ImportRow, 'state' | 'doneAt'>, at: string): boolean => state === 'done' && doneAt !== null && Date.parse(at) - doneAt.getTime() < undoMs

export const presentImport = (row: ImportRow, at: string): ImportSummary => ({
  importId: row.id, kind: row.kind, state: row.state, mode: row.mode, fileName: row.fileName, startedBy: row.startedByName, at: row.createdAt.toISOString(), doneAt: row.doneAt?.toISOString() ?? null, position: row.position, total: row.total,
  newRows: row.newRows, updatedRows: row.updatedRows, duplicateRows: row.duplicateRows, errorRows: row.errorRows, undoneRows: row.undoneRows, keptRows: row.keptRows, fault: row.fault, mayUndo: isUndoable(row, at), hasFile: row.fileKey !== null,
})
