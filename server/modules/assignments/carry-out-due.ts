import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import type { Job } from '#platform/jobs/job.ts'
import { Problem } from '#platform/problem.ts'
import { carryOut } from './carry-out.ts'
import { lockHandover, selectDue, settleHandover } from './store.ts'

/**
 * Carries out every plan whose day has come, also days later, each in its own transaction. What cannot be done is held up with everything that stands against it,
 * for somebody to decide; the others go on. Returns how many were done and how many held up.
 */
export async function carryOutDue(context: SystemContext): Promise<{ done: number; blocked: number }> {
  const { countyCode, on, at, database } = context
  const turned = { done: 0, blocked: 0 }
  for (const { handoverId } of await database.run(selectDue, { countyCode, on }, [countyCode])) {
    try {
      await database.transact([countyCode], async (run) => {
        const [handover] = await run(lockHandover, { countyCode, handoverId })
        if (handover?.state !== 'planned') return
        const { residents, contracts } = await carryOut(run, { countyCode, on, at, actorName: systemActor.displayName, newId: context.newId }, handover)
        await note(run, context, 'assignments.carry-out', handoverId, { residents, contracts })
        turned.done += 1
      })
    } catch (error) {
      if (!(error instanceof Problem) || !['Refused', 'NotFound'].includes(error.kind)) throw error
      await database.transact([countyCode], async (run) => {
        const [handover] = await run(lockHandover, { countyCode, handoverId })
        if (handover?.state !== 'planned') return // taken back since it was refused: that stands
        await run(settleHandover, { countyCode, handoverId, state: 'blocked', at, actorName: systemActor.displayName, residents: null, contracts: null, obstacles: JSON.stringify(error.reasons) })
        await note(run, context, 'assignments.block', handoverId, { reasons: error.reasons })
        turned.blocked += 1
      })
    }
  }
  return turned
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
