import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { planHandoverEndpoint, previewHandoverEndpoint, retryHandoverEndpoint, undoHandoverEndpoint } from '#api/assignments.ts'
import { localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, type Problem, refused } from '#platform/problem.ts'
import { carryOut } from './carry-out.ts'
import { determineReach } from './determine-reach.ts'
import { checkDay } from './domain/check-handover.ts'
import { stateAfter } from './domain/handover-states.ts'
import { reason } from './errors.ts'
import { loadSituation } from './load-situation.ts'
import { type Handover, insertHandover, lockHandover, settleHandover } from './store.ts'

/** What a hand-over would do as things stand today. */
export async function previewHandover({ run, actor, on }: Context, input: InputOf<typeof previewHandoverEndpoint>): Promise<OutputOf<typeof previewHandoverEndpoint>> {
  const { residents, contracts, panels, reasons } = await loadSituation(run, { countyCode: actor.countyCode, actor }, { ...input, ...determineReach(actor) }, on)
  return { residents, contracts, panels: [...panels], obstacles: [...checkDay(localDate(input.on), on), ...reasons].map(({ code, params }) => ({ code, ...(params && { params }) })) }
}

/** Plans a hand-over for a day, refused with everything that stands against it today; for today it is carried out in the same transaction. */
export function planHandover(context: CommandContext, input: InputOf<typeof planHandoverEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  const { countyCode } = actor
  return commitOnce<OutputOf<typeof planHandoverEndpoint>>(context, input, async (run) => {
    const reach = determineReach(actor)
    const { reasons, place } = await loadSituation(run, { countyCode, actor }, { ...input, ...reach }, on)
    const all = [...checkDay(localDate(input.on), on), ...reasons]
    if (all.length > 0) throw refused(all)
    const handover: Handover = { ...input, ...place, ...reach, handoverId: context.newId(), state: 'planned' }
    const { handoverId, kind } = handover
    await run(insertHandover, { ...handover, countyCode, reason: input.reason, actorId: actor.accountId, actorName: actor.displayName, at })
    const planned = { action: 'assignments.plan', subjectKind: 'handover', subjectId: handoverId, reason: input.reason, body: { kind, on: input.on, ...partsOf(handover) } }
    if (input.on > on) return { answer: { handoverId, state: 'planned', residents: null, contracts: null }, audit: [planned], announce: [{ topic: 'handover-planned', subjectId: handoverId }] }
    const { residents, contracts } = await carryOut(run, { countyCode, on, at, actorName: actor.displayName, newId: context.newId }, handover)
    return {
      answer: { handoverId, state: 'done', residents, contracts },
      audit: [planned, { action: 'assignments.carry-out', subjectKind: 'handover', subjectId: handoverId, body: { residents, contracts } }],
    }
  }, meaningOfConstraint)
}

/** Takes a plan back before its day, or one that was held up; nobody is moved. */
export function undoHandover(context: CommandContext, input: InputOf<typeof undoHandoverEndpoint>): Promise<Answer> {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    const { handoverId, state, kind } = await getHandover(run, context, input.handoverId)
    if (stateAfter(state, 'undo') === undefined) throw refused([reason.settled()])
    const [settled] = await run(settleHandover, { countyCode: actor.countyCode, handoverId, state: 'undone', at, actorName: actor.displayName, residents: null, contracts: null, obstacles: null })
    if (!settled) throw refused([reason.settled()])
    return { answer: { handoverId, state: 'undone' }, audit: [{ action: 'assignments.undo', subjectKind: 'handover', subjectId: handoverId, body: { kind, state } }], announce: [{ topic: 'handover-undone', subjectId: handoverId }] }
  })
}

/** Carries out today what was held up on its day. */
export function retryHandover(context: CommandContext, input: InputOf<typeof retryHandoverEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  return commitOnce(context, input, async (run) => {
    const handover = await getHandover(run, context, input.handoverId)
    if (handover.state !== 'blocked') throw refused([reason.settled()])
    const { residents, contracts } = await carryOut(run, { countyCode: actor.countyCode, on, at, actorName: actor.displayName, newId: context.newId }, handover)
    return {
      answer: { handoverId: handover.handoverId, state: 'done' },
      audit: [{ action: 'assignments.carry-out', subjectKind: 'handover', subjectId: handover.handoverId, body: { residents, contracts } }],
    }
  })
}

async function getHandover(run: Run, { actor }: Context, handoverId: string): Promise<Handover> {
  const [handover] = await run(lockHandover, { countyCode: actor.countyCode, handoverId })
  if (!handover || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: handover.townshipCode, institutionId: handover.institutionId, teamId: handover.toTeamId })) throw notFound('handover')
  return handover
}
const partsOf = ({ fromTeamId, toTeamId, villageCode, gridCode, fromDoctorStaffId, toDoctorStaffId }: Handover) => ({ fromTeamId, toTeamId, villageCode, gridCode, fromDoctorStaffId, toDoctorStaffId })
const meaningOfConstraint = (name: string): Problem | undefined => (['one_handover_of_a_doctor', 'one_handover_of_a_village'].includes(name) ? refused([reason.plannedAlready()]) : undefined)
