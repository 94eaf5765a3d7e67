import type { Actor } from '#platform/http/actor.ts'
import { systemActor } from '#platform/http/context.ts'
import type { Job, JobWork } from '#platform/jobs/job.ts'
import { BadFile } from '#platform/spreadsheet/table.ts'
import { forgetFiles } from './forget-files.ts'
import type { Ground } from './kind.ts'
import { kindOf } from './kinds.ts'
import { checkRows, commitRows } from './run-import.ts'
import { scanFile, type Scanned } from './scan-file.ts'
import { type ImportRow, type ImportState, selectImport, setState } from './store.ts'
import { undoRows } from './undo-rows.ts'
import { type ImportsUsing, pageLimits } from './using.ts'
import { openFile } from './write-error-file.ts'

/** The work behind the page: checking, writing and taking back. Each bears being run again; what is not in the state for it is passed over. */
export const importJobs = (using: ImportsUsing): readonly Job[] => [
  job(using, 'imports.check', 'checking', async (ground, found, progress) => {
    const counts = await checkRows(kindOf(found.kind), ground, await scan(using, ground, found), found.mode, progress)
    await become(ground, 'checked')
    return `${counts.newRows} + ${counts.updatedRows}`
  }),
  job(using, 'imports.commit', 'committing', async (ground, found, progress) => {
    const counts = await commitRows(kindOf(found.kind), ground, await scan(using, ground, found), found, progress)
    await become(ground, 'done')
    return `${counts.newRows} + ${counts.updatedRows}`
  }),
  job(using, 'imports.undo', 'undoing', async (ground, found, progress) => {
    const total = found.newRows + found.updatedRows
    await undoRows(kindOf(found.kind), ground, (done) => progress(Math.min(done, total), total))
    await become(ground, 'undone')
    return undefined
  }),
  { name: 'imports.forget-files', cron: '35 * * * *', isSilent: true, work: async ({ context }) => { await forgetFiles(using, context); return undefined } },
]

type Work = (ground: Ground, found: ImportRow, progress: JobWork['progress']) => Promise<string | undefined>

function job(using: ImportsUsing, name: string, state: ImportState, work: Work): Job {
  return {
    name,
    async work({ context, params, progress }) {
      const { countyCode, run, database, on, newId } = context
      if (typeof params.importId !== 'string') return undefined
      const [found] = await run(selectImport, { countyCode, importId: params.importId })
      if (found?.state !== state) return undefined
      const actor = { ...(found.actor as unknown as Actor), countyCodes: [countyCode], permissions: new Set() as Actor['permissions'] }
      const ground: Ground = { using, database, at: context.at, on, newId, actor, address: systemActor.address, importId: found.id }
      try {
        return await work(ground, found, progress)
      } catch (error) {
        if (!(error instanceof BadFile)) throw error
        await leave(ground, state, `IMPORTS.${error.fault}`)
        return undefined
      }
    },
  }
}

const become = ({ database, actor: { countyCode }, importId, at }: Ground, state: ImportState, fault: string | null = null): Promise<unknown> =>
  database.run(setState, { countyCode, importId, state, fault, at: state === 'done' ? at : null }, [countyCode])

/**
 * Ends work on a file that can be read no more. A list of which rows were written is done as far as it went, so that these may be taken back; taking back that
 * stopped may be begun again, until the day is over. Else nothing was written, and the list has failed.
 */
async function leave(ground: Ground, state: ImportState, fault: string): Promise<void> {
  const { database, actor: { countyCode }, importId, at } = ground
  const [found] = await database.run(selectImport, { countyCode, importId }, [countyCode])
  const isWritten = state === 'undoing' || (state === 'committing' && (found?.position ?? 0) > 0)
  if (!isWritten) return void await become(ground, 'failed', fault)
  await database.run(setState, { countyCode, importId, state: 'done', fault, at: state === 'undoing' ? null : at }, [countyCode])
}

async function scan(using: ImportsUsing, { actor: { countyCode } }: Ground, found: ImportRow): Promise<Scanned> {
  const bytes = await openFile(using, countyCode, found)
  if (!bytes) throw new BadFile('EMPTY')
  return scanFile(kindOf(found.kind), bytes, found.fileName, pageLimits)
}
