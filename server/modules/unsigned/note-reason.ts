import type { InputOf } from '#api/endpoint.ts'
import type { noteReasonEndpoint, takeBackReasonEndpoint } from '#api/unsigned.ts'
import type { Reason } from '#kernel/decision.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { Problem, refused } from '#platform/problem.ts'
import { getResident } from '../residents/index.ts'
import { reason } from './errors.ts'
import { closeReason, insertReason } from './store.ts'

const selectInForce = compose<{ reasonId: string }>()(fragment<{ countyCode: number; residentId: string }>('reason-in-force', `
  SELECT id AS "reasonId" FROM unsigned.reason WHERE county_code = :countyCode AND resident_id = :residentId AND closed_at IS NULL`))

/** Says why somebody is not signed. What was said before is closed and kept; refused when somebody said something else meanwhile. */
export function noteReason(context: CommandContext, input: InputOf<typeof noteReasonEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const resident = await getResident(run, actor, input.residentId, { isLocked: true })
    await refuseStale(run, countyCode, resident.id, input.seen)
    const isRefusal = input.reason === 'refused'
    const reasons: Reason[] = [
      ...(resident.status === 'living' ? [] : [reason.notLiving()]), ...(resident.isSigned ? [reason.isSigned()] : []),
      ...(isRefusal && input.refusal === null ? [reason.whoRefused()] : []), ...(!isRefusal && input.refusal !== null ? [reason.onlyRefusal()] : []),
      ...(input.refusal !== null && input.refusal.on > on ? [reason.laterThanToday()] : []),
    ]
    if (reasons.length > 0) throw refused(reasons)
    const [before] = await run(closeReason, { countyCode, residentId: resident.id, on, at, actorName: actor.displayName, how: 'changed' })
    const reasonId = context.newId()
    await run(insertReason, {
      countyCode, reasonId, residentId: resident.id, reason: input.reason, note: input.note || null, refusedBy: input.refusal?.by ?? null, refusedOn: input.refusal?.on ?? null,
      townshipCode: resident.townshipCode, institutionId: resident.institutionId, teamId: resident.teamId, on, at, actorId: actor.accountId, actorName: actor.displayName,
    })
    return { answer: { reasonId }, audit: [{ action: 'unsigned.note', subjectKind: 'resident', subjectId: resident.id, body: { reasonId, reason: input.reason, before: before?.reason ?? null } }] }
  })
}

/** Takes the reason in force back, so that nothing is known; it stays in the history. */
export function takeBackReason(context: CommandContext, input: InputOf<typeof takeBackReasonEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const resident = await getResident(run, actor, input.residentId, { isLocked: true })
    await refuseStale(run, countyCode, resident.id, input.reasonId)
    const [before] = await run(closeReason, { countyCode, residentId: resident.id, on, at, actorName: actor.displayName, how: 'taken_back' })
    return { answer: { reasonId: input.reasonId }, audit: [{ action: 'unsigned.take-back', subjectKind: 'resident', subjectId: resident.id, body: { reasonId: input.reasonId, reason: before?.reason } }] }
  })
}

/** Asked under the lock on the resident, which every note waits for. @throws Conflict when another reason is in force than the one that was seen */
async function refuseStale(run: Run, countyCode: number, residentId: string, seen: string | null): Promise<void> {
  const [inForce] = await run(selectInForce, { countyCode, residentId })
  if ((inForce?.reasonId ?? null) !== seen) throw new Problem('Conflict', [reason.changedMeanwhile()])
}
