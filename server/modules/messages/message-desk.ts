import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { messageDeskEndpoint, saveMessageDeskEndpoint } from '#api/messages.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { findAnswering } from './answer-times.ts'
import { changedMeanwhile, officeTurned } from './errors.ts'
import { teamOf } from './get-conversation.ts'
import { isOpen } from './in-force.ts'
import { saveDesk } from './store.ts'

type Team = { countyCode: number; teamId: string; on: LocalDate }
const selectMembers = compose<{ staffId: string; name: string }>()(fragment<Team>('members-who-answer', `
  SELECT DISTINCT s.id AS "staffId", s.name FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id
  WHERE m.county_code = :countyCode AND m.team_id = :teamId AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date) ORDER BY s.name, s.id`))
export const listMembers = (run: Run, team: Team) => run(selectMembers, team)

const countWaiting = compose<{ teamName: string; waiting: number; mine: number }>()(fragment<Team & { staffId: string | null }>('count-who-waits', `
  SELECT t.name AS "teamName", w.waiting, w.mine FROM organisations.team t CROSS JOIN (
    SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE k.handed_to = :staffId::uuid))::int AS mine FROM messages.conversation k
    WHERE k.county_code = :countyCode AND k.team_id = :teamId AND k.waiting_since IS NOT NULL AND ${isOpen}) w
  WHERE t.county_code = :countyCode AND t.id = :teamId`))

/** What the actor's team has at hand for answering. */
export async function getMessageDesk({ actor, on, at, run }: Context): Promise<OutputOf<typeof messageDeskEndpoint>> {
  const team = { countyCode: actor.countyCode, teamId: teamOf(actor), on }
  const [members, [counts], answering] = await Promise.all([listMembers(run, team), run(countWaiting, { ...team, staffId: actor.staffId }), findAnswering(run, team.countyCode, team.teamId, at)])
  return { teamName: counts?.teamName ?? '', waiting: counts?.waiting ?? 0, mine: counts?.mine ?? 0, members: members.map((member) => ({ ...member, isMe: member.staffId === actor.staffId })), ...answering }
}

/** Keeps the team's quick replies and hours. @throws Problem Conflict when a colleague changed them meanwhile */
export const saveMessageDesk = (context: CommandContext, input: InputOf<typeof saveMessageDeskEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { quickReplies, office, version } = input
    const { countyCode } = context.actor
    const teamId = teamOf(context.actor)
    if (office && office.from >= office.until) throw officeTurned()
    const [saved] = await run(saveDesk, { countyCode, teamId, quickReplies, days: office?.days ?? [], from: office?.from ?? null, until: office?.until ?? null, version })
    if (!saved) throw changedMeanwhile()
    return { answer: { version: saved.version }, audit: [{ action: 'messages.save-desk', subjectKind: 'team', subjectId: teamId, body: { office, quickReplies: quickReplies.length } }] }
  })
