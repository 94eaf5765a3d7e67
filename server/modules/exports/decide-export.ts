import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { decideExportEndpoint, exportRequestsEndpoint } from '#api/exports.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { noteWaitingJob } from '#platform/jobs/job-run.ts'
import { notFound, refused } from '#platform/problem.ts'
import { describeFilter } from './describe-filter.ts'
import { decideConsent } from './domain/export-states.ts'
import { reason } from './errors.ts'
import { lockExport, selectAwaiting, storeDecision } from './store.ts'
import { wordsOf } from './words-of.ts'

/** Whose files an actor decides about: those of one institution, or all of the county. Nobody's, for a post over less than an institution. */
function reachOf({ scope }: Actor): { institutionId: string | null } | undefined {
  if (scope.kind === 'institution') return { institutionId: scope.institutionId }
  return scope.kind === 'region' && scope.code.length <= 6 ? { institutionId: null } : undefined
}

/** What waits for somebody to agree, with all that one needs to judge it. */
export async function listRequests(context: Context): Promise<OutputOf<typeof exportRequestsEndpoint>> {
  const { actor, run } = context
  const reach = reachOf(actor)
  const rows = reach ? await run(selectAwaiting, { countyCode: actor.countyCode, ...reach }) : []
  const items = await Promise.all(rows.map(async (row) => ({
    exportId: row.id, list: row.list, at: row.createdAt, askedBy: row.accountName, isMine: row.accountId === actor.accountId, rows: row.rowsAsked, isWhole: row.isWhole, reason: row.reason, format: row.format,
    columns: row.columns, chosen: await describeFilter(run, actor.countyCode, row.filter, wordsOf(row.language)),
  })))
  return { items, next: null }
}

/** Agrees, and the file is made; or refuses, and who asked is told why. */
export const decideExport = (context: CommandContext, input: InputOf<typeof decideExportEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const { countyCode } = actor
    const { exportId, isGranted, why } = input
    const reach = reachOf(actor)
    const [row] = await run(lockExport, { countyCode, exportId })
    if (!row || !reach || (reach.institutionId !== null && row.institutionId !== reach.institutionId)) throw notFound('export')
    const decision = decideConsent({ state: row.state, isMine: row.accountId === actor.accountId, isGranted })
    if (!decision.allowed) throw refused(decision.reasons)
    const [waiting] = await run(noteWaitingJob, { countyCode, jobId: exportId, state: isGranted ? 'created' : 'failed', note: isGranted ? null : `${reason.refusedBy().code} ${why}`, finishedAt: isGranted ? null : at })
    if (!waiting) throw refused([reason.decidedAlready()]) // who asked has ended it
    await run(storeDecision, { countyCode, exportId, state: decision.value, decidedBy: actor.accountId, decidedByName: actor.displayName, why, at })
    return {
      answer: { exportId }, audit: [{ action: isGranted ? 'exports.grant' : 'exports.refuse', subjectKind: 'export', subjectId: exportId, reason: why, body: { list: row.list, rows: row.rowsAsked, isWhole: row.isWhole } }],
      announce: [{ topic: isGranted ? 'job' : 'job-finished', subjectId: exportId }],
    }
  })
