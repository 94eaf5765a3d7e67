import type { leaveCommunityEndpoint } from '#api/communities.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { demandCommunity } from './load-community.ts'
import { markLeft } from './store.ts'

const findMember = compose<{ joinedOn: LocalDate; leftOn: LocalDate | null }>()(fragment<{ countyCode: number; communityId: string; memberId: string }>('find-member', `
  SELECT joined_on AS "joinedOn", left_on AS "leftOn" FROM communities.member WHERE county_code = :countyCode AND community_id = :communityId AND id = :memberId FOR UPDATE`))

/** Somebody leaves the unit on a day, today at the latest. The contract is the member's own and goes on until its end. */
export const leaveCommunity = (context: CommandContext, input: InputOf<typeof leaveCommunityEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor: { countyCode }, on } = context
    const { communityId, memberId, leftOn } = input
    await demandCommunity(run, context.actor, communityId)
    const [member] = await run(findMember, { countyCode, communityId, memberId })
    if (!member) throw notFound('member')
    const reasons = [...(member.leftOn === null ? [] : [reason.hasLeft()]), ...(leftOn > on ? [reason.leftLater()] : []), ...(leftOn < member.joinedOn ? [reason.leftBefore(member.joinedOn)] : [])]
    if (reasons.length > 0) throw refused(reasons)
    await run(markLeft, { countyCode, communityId, memberId, leftOn })
    return { answer: { memberId }, audit: [{ action: 'communities.leave', subjectKind: 'community', subjectId: communityId, body: { memberId, leftOn } }] }
  })
