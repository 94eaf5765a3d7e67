import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { systemActor } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { markDeleted, selectExpired } from './store.ts'
import { dayMs, type ExportsUsing } from './using.ts'

/** Every hour: files whose day is over are deleted, and what no run will finish any more. */
export const sweepExportsJob = ({ files }: Pick<ExportsUsing, 'files'>): Job => ({
  name: 'exports.sweep', cron: '17 * * * *', isSilent: true,
  async work({ context }) {
    const { countyCode, run, at, database, newId } = context
    for (const { id } of await run(selectExpired, { countyCode, at })) {
      await files.remove(id)
      await database.transact([countyCode], async (write) => {
        await write(markDeleted, { countyCode, exportId: id, at })
        await write(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action: 'exports.delete', subjectKind: 'export', subjectId: id }))
      })
    }
    for (const { id, ageMs } of await files.list()) if (ageMs > 2 * dayMs) await files.remove(id)
    return undefined
  },
})
