import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound, refused } from '#platform/problem.ts'
import { decideMove, type SigningDayState } from './domain/signing-day-states.ts'
import { reason } from './errors.ts'

export type KnownDay = { id: string; institutionId: string; townshipCode: string; heldOn: LocalDate; state: SigningDayState; villageCodes: string[]; teamIds: string[]; desks: number; version: number }

const findDay = compose<KnownDay>()(fragment<{ countyCode: number; signingDayId: string }>('find-signing-day', `
  SELECT id, institution_id AS "institutionId", township_code AS "townshipCode", held_on AS "heldOn", state, village_codes AS "villageCodes", team_ids AS "teamIds", desks, version
  FROM signing_days.signing_day WHERE county_code = :countyCode AND id = :signingDayId`))

/** At a signing day the teams of an institution work together: each sees what the institution sees. */
export const ofInstitution = (actor: Actor): Actor => (actor.scope.kind === 'team' ? { ...actor, scope: { kind: 'institution', institutionId: actor.scope.institutionId } } : actor)

/** A signing day of the actor's own institution, or of any within a wider scope; a foreign one looks like none. */
export async function demandSigningDay({ run, actor }: { run: Run; actor: Actor }, signingDayId: string): Promise<KnownDay> {
  const [day] = await run(findDay, { countyCode: actor.countyCode, signingDayId })
  if (!day || !isWithinScope(ofInstitution(actor), { countyCode: actor.countyCode, townshipCode: day.townshipCode, institutionId: day.institutionId })) throw notFound('signing_day')
  return day
}

/** A day at which this desk may sign for this team now; refused with all reasons. */
export async function demandOpenDesk(context: { run: Run; actor: Actor; on: LocalDate }, { signingDayId, desk, teamId }: { signingDayId: string; desk: number; teamId: string }): Promise<void> {
  const day = await demandSigningDay(context, signingDayId)
  const decision = decideMove(day, 'sign', context.on)
  const reasons = [...(decision.allowed ? [] : decision.reasons), ...(desk > day.desks ? [reason.deskUnknown(desk, day.desks)] : []), ...(day.teamIds.includes(teamId) ? [] : [reason.teamNotHere()])]
  if (reasons.length > 0) throw refused(reasons)
}
