import type { ImportSummary } from '#api/imports.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { mayBring } from './kinds.ts'
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

/** Whether wrong rows go to somebody with their whole document numbers: to who brought them, or who may see whole numbers anyway. */
export const maySeeRows = ({ accountId, permissions }: Pick<Actor, 'accountId' | 'permissions'>, { startedBy }: Pick<ImportRow, 'startedBy'>): boolean => startedBy === accountId || permissions.has('resident.reveal')
/** What may be written: the good rows of a checked list whose file is here; a dry run of the command line kept none. */
export const isCommittable = ({ state, fileKey, newRows, updatedRows }: ImportRow): boolean => state === 'checked' && fileKey !== null && newRows + updatedRows > 0

/** An import with what this actor may do with it now. */
export const presentImport = (row: ImportRow, actor: Actor, at: string): ImportSummary => ({
  importId: row.id, kind: row.kind, state: row.state, mode: row.mode, fileName: row.fileName, startedBy: row.startedByName, at: row.createdAt.toISOString(), doneAt: row.doneAt?.toISOString() ?? null, position: row.position, total: row.total,
  newRows: row.newRows, updatedRows: row.updatedRows, duplicateRows: row.duplicateRows, errorRows: row.errorRows, categories: row.categories, undoneRows: row.undoneRows, keptRows: row.keptRows, fault: row.fault, mayCommit: isCommittable(row) && mayBring(actor, row.kind), mayUndo: isUndoable(row, at) && mayBring(actor, row.kind), hasFile: row.fileKey !== null && row.fault === null && maySeeRows(actor, row) && mayBring(actor, row.kind),
})
