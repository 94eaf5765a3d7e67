import type { LocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { compose } from '#platform/database/statement.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { Problem } from '#platform/problem.ts'
import { listMismarked, lockResidents } from '../residents/index.ts'
import { renewalTerms } from './domain/decide-renewal.ts'
import { lapseJob } from './lapse-applications.ts'
import { countRenewalFigures } from './renewal-figures.ts'
import { reEvaluationJob } from './run-re-evaluation.ts'
import { renewContracts } from './renew-contracts.ts'
import { expireContracts, standing, storeRemarking } from './store.ts'
import { countUnservedFigures } from './unserved-figures.ts'
import type { ContractsUsing } from './using.ts'

const selectMismarked = compose<{ residentId: string }>()(standing, listMismarked)

/**
 * Turns the day for contracts: whose term is over gives its places back; then every resident whose mark is not what the day says is marked anew,
 * as unsigned when no next contract has begun, as signed with its team when one has. A transaction a batch, so that no desk waits for long; may be
 * run again, and after any days on which nothing ran. Returns how many contracts ran out and how many residents were marked anew.
 */
export async function turnContracts(context: SystemContext, batch = 500): Promise<{ expired: number; remarked: number }> {
  const { countyCode, on, newId, database } = context
  const turned = { expired: 0, remarked: 0 }
  for (let ended = batch; ended === batch; turned.expired += ended) {
    ended = await database.transact([countyCode], async (run) => {
      const contractIds = (await run(expireContracts, { countyCode, on, most: batch })).map(({ id }) => id)
      if (contractIds.length > 0) await note(run, context, { on, expired: contractIds })
      return contractIds.length
    })
  }
  const mismarked = (await database.run(selectMismarked, { countyCode, on }, [countyCode])).map(({ residentId }) => residentId)
  for (let from = 0; from < mismarked.length; from += batch) {
    turned.remarked += await database.transact([countyCode], async (run) => {
      const of = { countyCode, residentIds: mismarked.slice(from, from + batch) }
      await run(lockResidents, of)
      const marked = await run(storeRemarking, { ...of, on, eventId: newId() })
      if (marked.length > 0) await note(run, context, { on, marked: marked.map(({ residentId, isSigned }) => [residentId, isSigned]) })
      return marked.length
    })
  }
  return turned
}

const note = (run: Run, { at, newId, countyCode }: SystemContext, body: object) =>
  run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action: 'contracts.turn-day', subjectKind: 'county', subjectId: String(countyCode), body }))

/** The night's work: first what renews itself, for that keeps its place and its mark; then the day is turned for all others. */
export const contractJobs = ({ policies }: Pick<ContractsUsing, 'policies'>): readonly Job[] => [{
  name: 'contracts.turn-day',
  cron: '3 0 * * *',
  async work({ context, progress }) {
    const packOn = (on: LocalDate) => policies.packOf(context.countyCode, on).catch((error) => {
      if (error instanceof Problem && error.kind === 'PolicyGap') return null
      throw error
    })
    const { decided, renewed } = await renewContracts(context, packOn, { progress: (done) => progress(done, done) })
    const { expired, remarked } = await turnContracts(context)
    const pack = await packOn(context.on)
    await countRenewalFigures(context, pack ? renewalTerms(pack, context.on) : { priorTerms: null, noticeDays: 0 })
    await countUnservedFigures(context)
    return `decided ${decided}, renewed ${renewed}, expired ${expired}, marked anew ${remarked}`
  },
}, lapseJob, reEvaluationJob({ policies })]
