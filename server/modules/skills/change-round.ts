import type { InputOf } from '#api/endpoint.ts'
import type { createRoundEndpoint, editRoundEndpoint, publishRoundEndpoint, saveResultsEndpoint, withdrawRoundEndpoint } from '#api/stars.ts'
import type { Reason } from '#kernel/decision.ts'
import { localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { checkPublishing, isDoctor } from './domain/decide-publishing.ts'
import { decideStep, type Round, type RoundState, type RoundStep } from './domain/round-states.ts'
import { reason } from './errors.ts'
import { lockRound } from './load-round.ts'
import { loadPeople, mustReachCounty } from './reach.ts'
import { deleteResults, insertRound, publishRoundRow, touchRound, updateRound, upsertResults, withdrawRoundRow } from './store.ts'

type Fields = InputOf<typeof createRoundEndpoint>

/** Begins an assessment without results. It was held today or before, and its results hold longer than that day. */
export function createRound(context: CommandContext, input: Fields): Promise<Answer> {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    mustReachCounty(actor, 'star-round')
    refuseAny(checkDays(input, context.on))
    const roundId = context.newId()
    await run(insertRound, { ...input, countyCode: actor.countyCode, roundId, accountId: actor.accountId, actorName: actor.displayName, at })
    return { answer: { roundId, version: 1 }, audit: [{ action: 'skills.create-round', subjectKind: 'star-round', subjectId: roundId, body: input }] }
  })
}

/** Changes name and days of a draft. */
export function editRound(context: CommandContext, input: InputOf<typeof editRoundEndpoint>): Promise<Answer> {
  const { actor } = context
  return commitOnce(context, input, async (run) => {
    const { roundId, version, ...fields } = input
    step(await lockRound(run, context, roundId, version), 'edit', actor.accountId)
    refuseAny(checkDays(fields, context.on))
    const [changed] = await run(updateRound, { ...fields, countyCode: actor.countyCode, roundId, accountId: actor.accountId })
    return saved(roundId, changed, 'skills.edit-round', fields)
  })
}

/** Enters results of a draft: of doctors who work in the county today. Refused with everybody who is none. */
export function saveResults(context: CommandContext, { roundId, version, results }: InputOf<typeof saveResultsEndpoint>): Promise<Answer> {
  const { actor, on } = context
  const { countyCode, accountId } = actor
  return commitOnce(context, { roundId, version, results }, async (run) => {
    step(await lockRound(run, context, roundId, version), 'edit', accountId)
    const given = results.flatMap(({ staffId, stars }) => (stars === null ? [] : [{ staffId, stars }]))
    const people = await loadPeople(run, actor, on, given.map(({ staffId }) => staffId))
    const strange = people.filter(({ category }) => !isDoctor(category))
    refuseAny([...(people.length < given.length ? [reason.staffUnknown(given.length - people.length)] : []), ...(strange.length > 0 ? [reason.notDoctor(strange.slice(0, 10).map(({ name }) => name).join('、'))] : [])])
    await run(deleteResults, { countyCode, roundId, staffIds: results.flatMap(({ staffId, stars }) => (stars === null ? [staffId] : [])) })
    await run(upsertResults, { countyCode, roundId, staffIds: given.map(({ staffId }) => staffId), stars: given.map(({ stars }) => stars) })
    const [changed] = await run(touchRound, { countyCode, roundId, accountId })
    return saved(roundId, changed, 'skills.rate', { results })
  })
}

/** Shows the results to residents from a day on; by another person than entered anything of it. */
export function publishRound(context: CommandContext, input: InputOf<typeof publishRoundEndpoint>): Promise<Answer> {
  const { actor, at, on } = context
  return commitOnce(context, input, async (run) => {
    const { roundId, version, from } = input
    const round = await lockRound(run, context, roundId, version)
    const state = step(round, 'publish', actor.accountId)
    refuseAny(checkPublishing({ rated: round.rated, from: localDate(from), on, validUntil: localDate(round.validUntil) }))
    const [changed] = await run(publishRoundRow, { countyCode: actor.countyCode, roundId, state, from, accountId: actor.accountId, actorName: actor.displayName, at })
    return saved(roundId, changed, 'skills.publish-round', { from, rated: round.rated })
  }, (name) => (name === 'published_by_another' ? refused([reason.samePerson()]) : undefined))
}

/** Takes published results back, with the reason; residents see them no more from this moment. */
export function withdrawRound(context: CommandContext, input: InputOf<typeof withdrawRoundEndpoint>): Promise<Answer> {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    const { roundId, version } = input
    const state = step(await lockRound(run, context, roundId, version), 'withdraw', actor.accountId)
    const [changed] = await run(withdrawRoundRow, { countyCode: actor.countyCode, roundId, state, reason: input.reason, actorName: actor.displayName, at })
    return saved(roundId, changed, 'skills.withdraw-round', {}, input.reason)
  })
}

const saved = (roundId: string, changed: { version: number } | undefined, action: string, body: object, why: string | null = null) => ({
  answer: { roundId, version: changed?.version ?? 1 }, audit: [{ action, subjectKind: 'star-round', subjectId: roundId, body, reason: why }],
})
function step(round: Round, event: RoundStep, accountId: string): RoundState {
  const decision = decideStep(round, event, accountId)
  if (!decision.allowed) throw refused(decision.reasons)
  return decision.value
}
const checkDays = ({ heldOn, validUntil }: Pick<Fields, 'heldOn' | 'validUntil'>, on: string): Reason[] => [
  ...(heldOn > on ? [reason.laterThanToday()] : []), ...(validUntil <= heldOn ? [reason.daysReversed()] : []),
]
function refuseAny(reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw refused(reasons)
}
