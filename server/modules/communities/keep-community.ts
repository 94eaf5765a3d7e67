import type { editCommunityEndpoint, makeCommunityEndpoint, revealContactEndpoint, revealedContactEndpoint } from '#api/communities.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { parseCreditCode } from '#kernel/credit-code.ts'
import type { Reason } from '#kernel/decision.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { changedMeanwhile, meaningOfConstraint, reason, revealFirst } from './errors.ts'
import { demandCommunity } from './load-community.ts'
import { insertCommunity, updateCommunity } from './store.ts'
import { type CommunitiesUsing, seal, unseal } from './using.ts'

type Fields = Omit<InputOf<typeof makeCommunityEndpoint>, 'contactPhone'>
type Places = { townshipCode: string | null; institutionId: string | null; institutionTownship: string | null; hasDoctor: boolean }
const findPlaces = compose<Places>()(fragment<{ countyCode: number; villageCode: string; teamId: string; doctorStaffId: string; on: string }>('places-of-community', `
  SELECT (SELECT v.parent_code FROM regions.region v WHERE v.code = :villageCode AND v.level = 'village' AND starts_with(v.code, :countyCode::int::text)) AS "townshipCode", t.institution_id AS "institutionId", i.township_code AS "institutionTownship",
    EXISTS (SELECT FROM organisations.team_member m WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.staff_id = :doctorStaffId::uuid AND (m.role = 'family_doctor' OR t.kind = 'independent') AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date)) AS "hasDoctor"
  FROM (SELECT 1) one LEFT JOIN organisations.team t ON t.county_code = :countyCode AND t.id = :teamId::uuid AND t.status = 'active' LEFT JOIN organisations.institution i ON i.id = t.institution_id`))

/** What is kept of a community, with everything that is wrong with it at once. A team of others looks like none. @throws Problem NotFound, Refused */
async function fieldsOf(run: Run, { actor, on }: CommandContext, { creditCode: typed, ...input }: Fields, phone: string | null) {
  const { countyCode } = actor
  const [places] = (await run(findPlaces, { countyCode, villageCode: input.villageCode, teamId: input.teamId, doctorStaffId: input.doctorStaffId, on })) as [Places]
  const { institutionId, townshipCode } = places
  if (institutionId === null || !isWithinScope(actor, { countyCode, townshipCode: places.institutionTownship, institutionId, teamId: input.teamId })) throw notFound('team')
  const code = typed === null || typed === '' ? null : parseCreditCode(typed)
  const read = phone === null ? null : parsePhoneNumber(phone)
  const reasons: Reason[] = [
    ...(code === null && input.kind !== 'building_site' ? [reason.creditCodeMissing()] : []), ...(code && !code.allowed ? code.reasons : []), ...(read && !read.allowed ? [reason.phone()] : []),
    ...(townshipCode === null ? [reason.villageUnknown()] : []), ...(places.hasDoctor ? [] : [reason.doctorUnknown()]),
  ]
  if (reasons.length > 0 || townshipCode === null) throw refused(reasons)
  return { fields: { ...input, countyCode, townshipCode, institutionId, creditCode: code?.allowed ? code.value : null }, phone: read?.allowed ? read.value : null }
}

/** What the audit keeps of it: nobody's name. */
const tellable = ({ contactName: _, ...fields }: Awaited<ReturnType<typeof fieldsOf>>['fields']) => fields

/** Opens a community: what it is, where, whom to call, and who serves it. */
export const makeCommunity = (using: CommunitiesUsing) => (context: CommandContext, { contactPhone, ...input }: InputOf<typeof makeCommunityEndpoint>): Promise<Answer> =>
  commitOnce(context, { ...input, contactPhone }, async (run) => {
    const { fields, phone } = await fieldsOf(run, context, input, contactPhone)
    const communityId = context.newId()
    await run(insertCommunity, { ...fields, communityId, contactPhoneCipher: seal(using.keys, 'contact', fields.countyCode, communityId, phone as string), at: context.at })
    return { answer: { communityId }, audit: [{ action: 'communities.make', subjectKind: 'community', subjectId: communityId, body: tellable(fields) }] }
  }, meaningOfConstraint)

/** Changes a community. Who serves it from now on counts for the next agreement; the one in force keeps its team and doctor. */
export const editCommunity = (using: CommunitiesUsing) => (context: CommandContext, input: InputOf<typeof editCommunityEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { communityId, version, contactPhone, ...plan } = input
    const known = await demandCommunity(run, context.actor, communityId, { isLocked: true })
    const { fields, phone } = await fieldsOf(run, context, plan, contactPhone)
    const contactPhoneCipher = phone === null ? known.contactPhone : seal(using.keys, 'contact', fields.countyCode, communityId, phone)
    const [changed] = await run(updateCommunity, { ...fields, communityId, version, contactPhoneCipher })
    if (!changed) throw changedMeanwhile()
    return { answer: { communityId, version: changed.version }, audit: [{ action: 'communities.edit', subjectKind: 'community', subjectId: communityId, body: { ...tellable(fields), hasNewPhone: phone !== null } }] }
  }, meaningOfConstraint)

const shownForMs = 60_000
const findReveal = compose<{ found: number }>()(fragment<{ countyCode: number; communityId: string; actorId: string; since: string }>('find-contact-reveal', `
  SELECT 1 AS found FROM audit.event WHERE county_code = :countyCode AND subject_kind = 'community' AND subject_id = :communityId AND actor_id = :actorId AND action = 'communities.reveal' AND at >= :since LIMIT 1`))

/** Records that somebody wants to see the contact's whole telephone, and why. It is read after it, so that no answer that is kept holds it. */
export const revealContact = (context: CommandContext, input: InputOf<typeof revealContactEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    await demandCommunity(run, context.actor, input.communityId)
    return { answer: { shown: true }, audit: [{ action: 'communities.reveal', subjectKind: 'community', subjectId: input.communityId, reason: input.reason }] }
  })

/** The whole telephone, to who recorded the reason within the last minute. */
export const readRevealedContact = (using: CommunitiesUsing) => async ({ run, actor, at }: Context, { communityId }: InputOf<typeof revealedContactEndpoint>): Promise<OutputOf<typeof revealedContactEndpoint>> => {
  const { countyCode, accountId } = actor
  const found = await demandCommunity(run, actor, communityId)
  const [revealed] = await run(findReveal, { countyCode, communityId, actorId: accountId, since: new Date(Date.parse(at) - shownForMs).toISOString() })
  if (!revealed) throw revealFirst()
  return { value: unseal(using.keys, 'contact', countyCode, communityId, found.contactPhone) }
}
