import type { InputOf } from '#api/endpoint.ts'
import type { editSigningDayEndpoint, joinDeskEndpoint, moveSigningDayEndpoint, planSigningDayEndpoint } from '#api/signing-days.ts'
import type { Reason } from '#kernel/decision.ts'
import { localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { checkHeldOn } from './domain/check-held-on.ts'
import { decideMove } from './domain/signing-day-states.ts'
import { changedMeanwhile, reason } from './errors.ts'
import { demandSigningDay, type KnownDay, ofInstitution } from './load-signing-day.ts'
import { insertSigningDay, moveState, type PlanRow, takeDesk, updateSigningDay } from './store.ts'

type Plan = InputOf<typeof planSigningDayEndpoint>
type Places = { teams: { id: string; institutionId: string; townshipCode: string }[]; villages: number }
const findPlaces = compose<Places>()(fragment<{ countyCode: number; teamIds: readonly string[]; villageCodes: readonly string[] }>('places-of-signing-day', `
  SELECT (SELECT coalesce(json_agg(json_build_object('id', t.id, 'institutionId', t.institution_id, 'townshipCode', i.township_code)), '[]') FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
      WHERE t.county_code = :countyCode AND t.id = ANY (:teamIds::uuid[]) AND t.status = 'active') AS teams,
    (SELECT count(*)::int FROM regions.region v WHERE v.code = ANY (:villageCodes::text[]) AND v.level = 'village' AND starts_with(v.code, :countyCode::int::text)) AS villages`))

/** Plans a signing day of the institution whose teams take part. */
export const planSigningDay = (context: CommandContext, input: Plan): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const signingDayId = context.newId()
    const row = await rowOf(run, context, input, null)
    await run(insertSigningDay, { countyCode: context.actor.countyCode, signingDayId, ...row })
    return { answer: { signingDayId }, audit: [{ action: 'signing-days.plan', subjectKind: 'signing_day', subjectId: signingDayId, body: row }] }
  })

/** Changes what was planned; while it runs, for one desk more or a longer evening. A desk at which somebody signed stays. */
export const editSigningDay = (context: CommandContext, input: InputOf<typeof editSigningDayEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { countyCode } = context.actor
    const { signingDayId, version, ...plan } = input
    const day = await demandSigningDay({ run, actor: context.actor }, signingDayId)
    const decision = decideMove(day, 'edit', context.on)
    if (!decision.allowed) throw refused(decision.reasons)
    const row = await rowOf(run, context, plan, day)
    const [used] = await run(lastDesk, { countyCode, signingDayId })
    if (used && used.desk > row.desks) throw refused([reason.deskInUse(used.desk)])
    const [changed] = await run(updateSigningDay, { countyCode, signingDayId, version, ...row })
    if (!changed) throw changedMeanwhile()
    return { answer: { signingDayId, version: changed.version }, audit: [{ action: 'signing-days.edit', subjectKind: 'signing_day', subjectId: signingDayId, body: row }] }
  })
const lastDesk = compose<{ desk: number }>()(fragment<{ countyCode: number; signingDayId: string }>('last-desk', `
  SELECT desk FROM signing_days.tally WHERE county_code = :countyCode AND signing_day_id = :signingDayId ORDER BY desk DESC LIMIT 1`))

/** Opens, closes, opens again, calls off. */
export const moveSigningDay = (context: CommandContext, input: InputOf<typeof moveSigningDayEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { signingDayId, version, step, note } = input
    const day = await demandSigningDay({ run, actor }, signingDayId)
    const decision = decideMove(day, step, on)
    if (!decision.allowed) throw refused(decision.reasons)
    const [moved] = await run(moveState, { countyCode: actor.countyCode, signingDayId, version, state: decision.value, openedAt: step === 'open' ? at : null, closedAt: step === 'close' ? at : null, note })
    if (!moved) throw changedMeanwhile()
    return {
      answer: { signingDayId, state: decision.value, version: moved.version },
      audit: [{ action: 'signing-days.move', subjectKind: 'signing_day', subjectId: signingDayId, reason: note, body: { step, from: day.state, to: decision.value } }],
    }
  })

/** Sits down at a desk of an open day. */
export const joinDesk = (context: CommandContext, input: InputOf<typeof joinDeskEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { signingDayId, desk } = input
    const day = await demandSigningDay({ run, actor }, signingDayId)
    const decision = decideMove(day, 'sign', on)
    if (!decision.allowed) throw refused(decision.reasons)
    if (desk > day.desks) throw refused([reason.deskUnknown(desk, day.desks)])
    await run(takeDesk, { countyCode: actor.countyCode, signingDayId, desk, accountId: actor.accountId, actorName: actor.displayName, at })
    return { answer: { signingDayId, desk }, audit: [{ action: 'signing-days.join-desk', subjectKind: 'signing_day', subjectId: signingDayId, body: { desk } }] }
  })

/** The plan as it is kept; refused with everything that is wrong with it. A team outside the scope looks like none. */
async function rowOf(run: Run, { actor, on }: CommandContext, plan: Plan, known: KnownDay | null): Promise<PlanRow> {
  const { countyCode } = actor
  const [places] = await run(findPlaces, { countyCode, teamIds: plan.teamIds, villageCodes: plan.villageCodes })
  const { teams, villages } = places as Places
  const mayUse = (team: Places['teams'][number]) => isWithinScope(ofInstitution(actor), { countyCode, townshipCode: team.townshipCode, institutionId: team.institutionId })
  const [first] = teams
  if (!first || teams.length < plan.teamIds.length || !teams.every(mayUse)) throw notFound('team')
  const reasons: Reason[] = [
    ...checkHeldOn(localDate(plan.heldOn), known, on), ...(plan.startsAt < plan.endsAt ? [] : [reason.hours()]),
    ...(teams.every(({ institutionId }) => institutionId === first.institutionId) ? [] : [reason.severalInstitutions()]), ...(villages === plan.villageCodes.length ? [] : [reason.villageUnknown()]),
  ]
  if (reasons.length > 0) throw refused(reasons)
  return { ...plan, institutionId: first.institutionId, townshipCode: first.townshipCode }
}
