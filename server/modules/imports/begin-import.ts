import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { beginImportEndpoint, commitImportEndpoint, undoImportEndpoint } from '#api/imports.ts'
import type { InputOf } from '#api/endpoint.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { refused } from '#platform/problem.ts'
import { BadFile } from '#platform/spreadsheet/table.ts'
import { reason } from './errors.ts'
import { demandKind } from './kinds.ts'
import { getOwnImport, isUndoable } from './load-import.ts'
import { faultsOfHeadings, readHeadings } from './scan-file.ts'
import { insertImport, selectImport, setState } from './store.ts'
import { type ImportsUsing, pageLimits } from './using.ts'

/** What of an actor is kept with an import: who it is and how far the reach goes, for the job that works in that name. */
export const actorOf = ({ accountId, postId, staffId, displayName, role, scope, countyCode }: Actor) => ({ accountId, postId, staffId, displayName, role, scope, countyCode })
export const institutionOf = ({ scope }: Actor): string | null => ('institutionId' in scope ? scope.institutionId : null)
export const hashOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const filePlace = (countyCode: number, id: string) => ({ table: 'imports.import', column: 'file', countyCode, id })

/** Takes a list: refuses at once a file that is none or whose headings do not fit, keeps it sealed while a list names it, and has its rows checked in the background. */
export async function beginImport({ keys, files }: ImportsUsing, context: CommandContext, { kind, fileName, content, mode }: InputOf<typeof beginImportEndpoint>): Promise<Answer> {
  const { actor, at } = context
  const { countyCode } = actor
  const bytes = Buffer.from(content, 'base64')
  const faults = await readHeadings(demandKind(actor, kind), bytes, fileName, pageLimits).then(faultsOfHeadings, (error: unknown) => { if (error instanceof BadFile) return [reason.file(error.fault)]; throw error })
  if (faults.length > 0) throw refused(faults)
  const importId = context.newId()
  const fileHash = hashOfFile(bytes)
  const fileKey = await files.keep(sealField(keys.field, filePlace(countyCode, importId), bytes.toString('base64')))
  const begin = () => commitOnce(context, { kind, fileName, fileHash, mode }, async (run) => {
    await run(insertImport, { countyCode, importId, kind, mode, state: 'checking', fileName, fileHash, fileKey, startedBy: actor.accountId, startedByName: actor.displayName, actor: JSON.stringify(actorOf(actor)), institutionId: institutionOf(actor), at })
    const announce = await startJob(run, context, 'imports.check', importId)
    return { answer: { importId }, audit: [{ action: 'imports.begin', subjectKind: 'import', subjectId: importId, body: { kind, fileHash, mode } }], announce }
  })
  try {
    const answer = await begin()
    if (answer.isReplay) await files.forget(fileKey)
    return answer
  } catch (error) {
    // A commit whose answer was lost may have arrived: only a file that no list names is forgotten, and none while nobody can tell.
    const isNamed = await context.run(selectImport, { countyCode, importId }).then((rows) => rows.length > 0, () => true)
    if (!isNamed) await files.forget(fileKey)
    throw error
  }
}

async function startJob(run: Run, { actor, at, newId }: CommandContext, name: string, importId: string) {
  const jobId = newId()
  await run(insertJobRun, { countyCode: actor.countyCode, jobId, name, startedBy: actor.accountId, startedByName: actor.displayName, institutionId: institutionOf(actor), params: JSON.stringify({ importId }), at })
  return [{ topic: 'job', subjectId: jobId }]
}

/** Has the good rows of a checked list written. */
export const commitImport = (context: CommandContext, input: InputOf<typeof commitImportEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { countyCode } = context.actor
    const found = await getOwnImport(run, context.actor, input.importId, { isLocked: true })
    demandKind(context.actor, found.kind)
    // A dry run of the command line kept no file: there is nothing to write from.
    if (found.state !== 'checked' || found.fileKey === null) throw refused([reason.notChecked()])
    if (found.newRows + found.updatedRows === 0) throw refused([reason.noGoodRows()])
    await run(setState, { countyCode, importId: found.id, state: 'committing', fault: null, at: null })
    const announce = await startJob(run, context, 'imports.commit', found.id)
    return { answer: { importId: found.id }, audit: [{ action: 'imports.start', subjectKind: 'import', subjectId: found.id, body: { newRows: found.newRows, updatedRows: found.updatedRows } }], announce }
  })

/** Has an import taken back, within a day of being written. */
export const undoImport = (context: CommandContext, input: InputOf<typeof undoImportEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { countyCode } = context.actor
    const found = await getOwnImport(run, context.actor, input.importId, { isLocked: true })
    demandKind(context.actor, found.kind)
    if (!isUndoable(found, context.at)) throw refused([reason.notUndoable()])
    await run(setState, { countyCode, importId: found.id, state: 'undoing', fault: null, at: null })
    const announce = await startJob(run, context, 'imports.undo', found.id)
    return { answer: { importId: found.id }, audit: [{ action: 'imports.start-undo', subjectKind: 'import', subjectId: found.id }], announce }
  })
