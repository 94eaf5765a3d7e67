import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { Problem } from '#platform/problem.ts'
import { carryOut } from './carry-out.ts'
import { lockHandover, selectDue, settleHandover } from './store.ts'

/**
 * Carries out every plan whose day has come, also days later, each in its own transaction. What cannot be done is held up with everything that stands against it,
 * for somebody to decide; the others go on. Returns how many were done and how many held up. @throws AggregateError, when all were tried, with what nobody foresaw; those plans stand
 */
export async function carryOutDue(context: SystemContext): Promise<{ done: number; blocked: number }> {
  const { countyCode, on, database } = context
  const turned = { done: 0, blocked: 0 }
  const failures: unknown[] = []
  for (const { handoverId } of await database.run(selectDue, { countyCode, on }, [countyCode])) {
    try {
      const turn = await carryOutOne(context, handoverId)
      if (turn !== 'left') turned[turn] += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `done ${turned.done}, held up ${turned.blocked}, failed ${failures.length}: ${failures.map(String).join('; ')}`)
  return turned
}

/** One plan, as it is found; left when somebody settled it meanwhile, also after it was tried. */
async function carryOutOne(context: SystemContext, handoverId: string): Promise<'done' | 'blocked' | 'left'> {
  const { countyCode, on, at, database, newId } = context
  const actorName = systemActor.displayName
  try {
    return await database.transact([countyCode], async (run) => {
      const [handover] = await run(lockHandover, { countyCode, handoverId })
      if (handover?.state !== 'planned') return 'left'
      const { residents, contracts } = await carryOut(run, { countyCode, on, at, actorName, newId }, handover)
      await note(run, context, 'assignments.carry-out', handoverId, { residents, contracts })
      return 'done'
    })
  } catch (error) {
    if (!(error instanceof Problem) || !['Refused', 'NotFound'].includes(error.kind)) throw error
    return database.transact([countyCode], async (run) => {
      const [handover] = await run(lockHandover, { countyCode, handoverId })
      if (handover?.state !== 'planned') return 'left'
      await run(settleHandover, { countyCode, handoverId, state: 'blocked', at, actorName, residents: null, contracts: null, obstacles: JSON.stringify(error.reasons) })
      await note(run, context, 'assignments.block', handoverId, { reasons: error.reasons })
      return 'blocked'
    })
  }
}

const note = (run: Run, { at, newId, countyCode }: SystemContext, action: string, handoverId: string, body: object) =>
  run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, { action, subjectKind: 'handover', subjectId: handoverId, body }))

/** After the day was turned for contracts. */
export const assignmentJobs: readonly Job[] = [{
  name: 'assignments.carry-out',
  cron: '15 0 * * *',
  async work({ context }) {
    const { done, blocked } = await carryOutDue(context)
    return `done ${done}, held up ${blocked}`
  },
}]
