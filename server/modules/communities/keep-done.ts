import type { recordDoneEndpoint, strikeDoneEndpoint } from '#api/communities.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { demandCommunity } from './load-community.ts'
import { insertDone, strikeDoneRow } from './store.ts'

type Running = { from: LocalDate; members: number }
const findRunning = compose<Running>()(fragment<{ countyCode: number; communityId: string; on: string }>('agreement-for-done', `
  SELECT a.valid_from AS "from", (SELECT count(*)::int FROM communities.member m WHERE m.county_code = :countyCode AND m.community_id = :communityId) AS members FROM communities.agreement a
  WHERE a.county_code = :countyCode AND a.community_id = :communityId AND a.state = 'in_force' AND a.valid_from <= :on::date AND a.valid_until > :on::date`))

/** Enters that an examination, a report or an online place came to so many members on a day. It belongs to the agreement in force and lies within it. */
export const recordDone = (context: CommandContext, input: InputOf<typeof recordDoneEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, on, at } = context
    const { countyCode, accountId, displayName } = actor
    await demandCommunity(run, actor, input.communityId, { isLocked: true })
    const [running] = await run(findRunning, { countyCode, communityId: input.communityId, on })
    if (!running) throw refused([reason.noAgreement()])
    const reasons = [
      ...(input.doneOn > on ? [reason.doneLater()] : []), ...(input.doneOn < running.from ? [reason.doneBefore(running.from)] : []), ...(input.persons > running.members ? [reason.tooMany(running.members)] : []),
    ]
    if (reasons.length > 0) throw refused(reasons)
    const doneId = context.newId()
    await run(insertDone, { ...input, countyCode, doneId, accountId, actorName: displayName, at })
    return { answer: { doneId }, audit: [{ action: 'communities.record-done', subjectKind: 'community', subjectId: input.communityId, body: { doneId, one: input.one, doneOn: input.doneOn, persons: input.persons } }] }
  })

/** Strikes out what was entered wrongly; it is counted no more and stays to be read. */
export const strikeDone = (context: CommandContext, input: InputOf<typeof strikeDoneEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { countyCode, displayName } = context.actor
    const { communityId, doneId } = input
    await demandCommunity(run, context.actor, communityId, { isLocked: true })
    const [struck] = await run(strikeDoneRow, { countyCode, communityId, doneId, at: context.at, actorName: displayName, reason: input.reason })
    if (!struck) throw refused([reason.isStruck()])
    return { answer: { doneId }, audit: [{ action: 'communities.strike-done', subjectKind: 'community', subjectId: communityId, reason: input.reason, body: { doneId } }] }
  })
