import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import type { Job, Listener } from '#platform/jobs/job.ts'
import { lapsesBefore } from './domain/application-states.ts'
import { lapseEndings } from './store-endings.ts'
import { lapseApplications, lapseOvertaken } from './store-applications.ts'

/**
 * Ends what waits in vain: unanswered for thirty days, or of somebody who died, moved or was signed meanwhile. With a contract only that of its
 * resident. May be run again. Returns how many ended.
 */
export function lapse(context: SystemContext, contractId: string | null = null): Promise<number> {
  const { countyCode, at, newId, database } = context
  const params = { countyCode, at, before: lapsesBefore(at), decidedBy: systemActor.accountId }
  return database.transact([countyCode], async (run) => {
    const lapsed = contractId === null ? await run(lapseApplications, params) : await run(lapseOvertaken, { ...params, contractId })
    for (const { id, residentId, reason } of lapsed) {
      await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action: 'contracts.lapse-application', subjectKind: 'application', subjectId: id, reason: reason ?? 'unanswered', body: { residentId } }))
    }
    return lapsed.length
  })
}

/** Ends the wishes to end contracts that ended otherwise or ran out; of one contract alone where it is named. May be run again. Returns how many. */
export function lapseWishes(context: SystemContext, contractId: string | null = null): Promise<number> {
  const { countyCode, at, on, newId, database } = context
  return database.transact([countyCode], async (run) => {
    const lapsed = await run(lapseEndings, { countyCode, contractId, on, at, decidedBy: systemActor.accountId })
    for (const { id, contractId: subjectId, residentId } of lapsed) {
      await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action: 'contracts.lapse-ending', subjectKind: 'contract', subjectId, body: { residentId, endingId: id } }))
    }
    return lapsed.length
  })
}

export const lapseJob: Job = { name: 'contracts.lapse-applications', cron: '12 0 * * *', work: async ({ context }) => `lapsed ${await lapse(context)}, wishes to end ${await lapseWishes(context)}` }

/** Who was signed at the desk needs no answer any more, nor who asked for an end that came otherwise. */
export const lapseListeners: readonly Listener[] = [
  { topic: 'contract-signed', async hear(context, contractId) { await lapse(context, contractId) } },
  { topic: 'contract-ended', async hear(context, contractId) { await lapseWishes(context, contractId) } },
]
