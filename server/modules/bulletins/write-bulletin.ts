import { bulletinLinks, type editBulletinEndpoint, type writeBulletinEndpoint } from '#api/bulletins.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { Reason } from '#kernel/decision.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { decideBulletinMove } from './domain/bulletin-states.ts'
import { changedMeanwhile, reason } from './errors.ts'
import { knownOf, lockBulletin } from './load-bulletin.ts'
import { ownInstitution } from './scope.ts'
import { insertBulletin, updateBulletin } from './store.ts'

type Fields = InputOf<typeof writeBulletinEndpoint>
const countPlaces = compose<{ regions: number; institutions: number }>()(fragment<{ countyCode: number; codes: string[]; institutionIds: string[] }>('places-of-bulletin', `
  SELECT (SELECT count(*)::int FROM regions.region r WHERE r.code = ANY (:codes::text[]) AND starts_with(r.code, :countyCode::int::text)) AS regions,
    (SELECT count(*)::int FROM organisations.institution o WHERE o.county_code = :countyCode AND o.id = ANY (:institutionIds::uuid[])) AS institutions`))

/** The bulletin as it is kept: what does not belong to its kind or audience is left out. @throws Problem Refused with everything that is wrong with it */
async function fieldsOf(run: Run, { actor: { countyCode }, on }: CommandContext, bulletinId: string, given: Fields) {
  const isForResidents = given.audience === 'residents'
  const input = {
    ...given, place: given.place || null, ...(isForResidents ? { institutionIds: [], roles: [] } : { townshipCodes: [], villageCodes: [], populations: [], signed: 'all' as const, category: 'system' as const }), ...(given.kind === 'campaign' ? {} : { place: null }),
  }
  const codes = [...new Set([...input.townshipCodes, ...input.villageCodes])]
  const institutionIds = [...new Set(input.institutionIds)]
  const [places] = (await run(countPlaces, { countyCode, codes, institutionIds })) as [{ regions: number; institutions: number }]
  const links: readonly string[] = bulletinLinks[input.audience]
  const isCampaign = input.kind === 'campaign'
  const reasons: Reason[] = [
    ...(isCampaign && (input.heldFrom === null || input.heldUntil === null) ? [reason.campaignDays()] : []), ...(!isCampaign && (input.heldFrom !== null || input.heldUntil !== null) ? [reason.noticeDays()] : []),
    ...(input.heldFrom !== null && input.heldUntil !== null && input.heldUntil < input.heldFrom ? [reason.days()] : []), ...(input.heldUntil !== null && input.heldUntil < on ? [reason.over()] : []), ...(isCampaign && !isForResidents ? [reason.campaignForResidents()] : []),
    ...(input.link === null || links.includes(input.link) ? [] : [reason.link()]), ...(places.regions === codes.length && places.institutions === institutionIds.length ? [] : [reason.placeUnknown()]),
  ]
  if (reasons.length > 0) throw refused(reasons)
  return { ...input, countyCode, bulletinId, institutionIds }
}
/** Words stand in the bulletin itself; the audit keeps whom it is for. */
const audited = ({ title: _, body: __, ...rest }: Fields) => rest

export const writeBulletin = (context: CommandContext, input: Fields): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const institutionId = ownInstitution(actor)
    const bulletinId = context.newId()
    await run(insertBulletin, { ...(await fieldsOf(run, context, bulletinId, input)), institutionId, accountId: actor.accountId, actorName: actor.displayName, at })
    return { answer: { bulletinId }, audit: [{ action: 'bulletins.write', subjectKind: 'bulletin', subjectId: bulletinId, body: audited(input) }] }
  })

/** Changes a draft; whoever changed it last counts as its writer. */
export const editBulletin = (context: CommandContext, input: InputOf<typeof editBulletinEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const { bulletinId, version, ...plan } = input
    const decision = decideBulletinMove(knownOf(await lockBulletin(run, actor, bulletinId)), 'edit', actor.accountId)
    if (!decision.allowed) throw refused(decision.reasons)
    const [changed] = await run(updateBulletin, { ...(await fieldsOf(run, context, bulletinId, plan)), version, accountId: actor.accountId, actorName: actor.displayName, at })
    if (!changed) throw changedMeanwhile()
    return { answer: { bulletinId, version: changed.version }, audit: [{ action: 'bulletins.edit', subjectKind: 'bulletin', subjectId: bulletinId, body: audited(plan) }] }
  })
