import type { InputOf } from '#api/endpoint.ts'
import type { markDepartedEndpoint } from '#api/residents.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { getResident, refuseStale } from './load-resident.ts'
import { updateDeparted } from './store.ts'
import type { ResidentsUsing } from './using.ts'

/**
 * Records that somebody moved away or died. Contracts in force and those signed ahead are ended first, by their own rules: refused until then,
 * for a contract of somebody who is gone would hold its places for its whole term.
 */
export function markDeparted(using: ResidentsUsing, context: CommandContext, input: InputOf<typeof markDepartedEndpoint>): Promise<Answer> {
  const { actor, on } = context
  return commitOnce(context, input, async (run) => {
    const resident = await getResident(run, actor, input.residentId, { isLocked: true })
    refuseStale(resident, input.version)
    // Asked after the lock on the resident, which every signing waits for.
    const isHeld = await using.holdsContract(run, { countyCode: actor.countyCode, residentId: resident.id, on })
    const reasons = [...(resident.status === 'living' ? [] : [reason.notLiving()]), ...(isHeld || resident.isSigned ? [reason.hasContract()] : []), ...(input.on > on ? [reason.laterThanToday()] : [])]
    if (reasons.length > 0) throw refused(reasons)
    await run(updateDeparted, { countyCode: actor.countyCode, residentId: resident.id, eventId: context.newId(), status: input.status, statusOn: input.on })
    return { answer: { residentId: resident.id }, audit: [{ action: `residents.${input.status}`, subjectKind: 'resident', subjectId: resident.id, reason: input.reason, body: { on: input.on } }] }
  })
}
