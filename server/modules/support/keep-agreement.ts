import type { InputOf } from '#api/endpoint.ts'
import type { editSupportEndpoint, endSupportEndpoint, makeSupportEndpoint } from '#api/support.ts'
import type { Reason } from '#kernel/decision.ts'
import { addDays, addYears, localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { changedMeanwhile, reason } from './errors.ts'
import { lockAgreement } from './load-agreement.ts'
import { type AgreementFields, endAgreementRow, insertAgreement, updateAgreement } from './store.ts'

type Fields = Omit<InputOf<typeof makeSupportEndpoint>, 'previousId'>
type Known = { supports: boolean; institutions: number; townships: number; villages: number }
const findKnown = compose<Known>()(fragment<{ countyCode: number; hospitalId: string; institutionIds: string[]; townshipCodes: string[] }>('places-of-support', `
  SELECT EXISTS (SELECT FROM organisations.institution i WHERE i.county_code = :countyCode AND i.id = :hospitalId AND i.kind IN ('hospital', 'community_health_centre', 'township_health_centre')) AS supports,
    (SELECT count(*)::int FROM organisations.institution i WHERE i.county_code = :countyCode AND i.id = ANY (:institutionIds::uuid[])) AS institutions,
    (SELECT count(*)::int FROM regions.region r WHERE r.code = ANY (:townshipCodes::text[]) AND r.level = 'township' AND starts_with(r.code, :countyCode::int::text)) AS townships,
    (SELECT count(*)::int FROM regions.region v WHERE v.parent_code = ANY (:townshipCodes::text[]) AND v.level = 'village') AS villages`))

const mostYears = 20
/** The agreement as it is kept, with the places its promise counts by. @throws Problem Refused with everything that is wrong with it */
async function fieldsOf(run: Run, { actor: { countyCode }, on }: CommandContext, agreementId: string, { lastDay, teams, institutionIds, townshipCodes, ...input }: Fields): Promise<AgreementFields> {
  const [own, codes] = [[...new Set(institutionIds)], [...new Set(townshipCodes)]]
  const [known] = (await run(findKnown, { countyCode, hospitalId: input.hospitalId, institutionIds: own, townshipCodes: codes })) as [Known]
  const twice = teams.find(({ name }, at) => teams.findIndex((one) => one.name === name) !== at)
  const counted = { agreement: 1, place: own.length + codes.length, village: known.villages }[input.promisePer]
  const reasons: Reason[] = [
    ...(lastDay < input.validFrom ? [reason.days()] : []), ...(input.validFrom < addYears(on, -mostYears) || lastDay > addYears(on, mostYears) ? [reason.daysFar(mostYears)] : []), ...(known.supports ? [] : [reason.hospitalUnknown()]), ...(own.length + codes.length > 0 ? [] : [reason.noPlace()]),
    ...(known.institutions === own.length && known.townships === codes.length ? [] : [reason.placeUnknown()]), ...(own.includes(input.hospitalId) ? [reason.ownPlace()] : []),
    ...(input.promisePer === 'village' && known.villages === 0 ? [reason.noVillages()] : []), ...(twice ? [reason.teamTwice(twice.name)] : []),
  ]
  if (reasons.length > 0) throw refused(reasons)
  return { ...input, countyCode, agreementId, institutionIds: own, townshipCodes: codes, works: [...new Set(input.works)], countedPlaces: counted, teams: JSON.stringify(teams), validUntil: addDays(localDate(lastDay), 1) }
}

/** Enters an agreement, or renews one: a renewal follows the term before it and is made once. */
export const makeAgreement = (context: CommandContext, input: InputOf<typeof makeSupportEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { previousId, ...plan } = input
    const agreementId = context.newId()
    if (previousId !== null) {
      const before = await lockAgreement(run, context.actor, context.on, previousId)
      const until = before.endedOn ?? before.validUntil
      if (before.nextId !== null) throw refused([reason.isRenewed()])
      if (plan.validFrom < until) throw refused([reason.followsLater(addDays(until, -1))])
    }
    const fields = await fieldsOf(run, context, agreementId, plan)
    await run(insertAgreement, { ...fields, previousId })
    return { answer: { agreementId }, audit: [{ action: previousId === null ? 'support.make' : 'support.renew', subjectKind: 'support_agreement', subjectId: agreementId, body: { ...fields, previousId, teams: plan.teams.length } }] }
  }, (name) => (name === 'agreement_county_code_previous_id_key' ? refused([reason.isRenewed()]) : undefined))

type Visited = { first: string | null; last: string | null }
const findVisitedElsewhere = compose<{ name: string }>()(fragment<{ countyCode: number; agreementId: string; institutionIds: string[]; townshipCodes: string[] }>('support-visits-elsewhere', `
  SELECT coalesce(i.name, r.name) AS name FROM support.visit v LEFT JOIN organisations.institution i ON i.id = v.institution_id LEFT JOIN regions.region r ON r.code = v.village_code
  WHERE v.county_code = :countyCode AND v.agreement_id = :agreementId AND v.struck_at IS NULL AND NOT coalesce(v.institution_id = ANY (:institutionIds::uuid[]), r.parent_code = ANY (:townshipCodes::text[])) LIMIT 1`))
const findVisited = compose<Visited>()(fragment<{ countyCode: number; agreementId: string }>('days-of-support-visits', `
  SELECT min(held_on) AS first, max(held_on) AS last FROM support.visit WHERE county_code = :countyCode AND agreement_id = :agreementId AND struck_at IS NULL`))

/** Whether the promise counts by the same places as before: then their number stays as it was agreed, whatever became of the tree since. */
function isPromisedAsBefore(known: Pick<AgreementFields, 'promisePer' | 'institutionIds' | 'townshipCodes'>, fields: AgreementFields): boolean {
  const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((id) => other.includes(id))
  return known.promisePer === fields.promisePer && same(known.institutionIds, fields.institutionIds) && same(known.townshipCodes, fields.townshipCodes)
}

/** Changes an agreement that has not been ended. Its term keeps the visits that were made. */
export const editAgreement = (context: CommandContext, input: InputOf<typeof editSupportEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { agreementId, version, ...plan } = input
    const known = await lockAgreement(run, context.actor, context.on, agreementId)
    if (known.endedOn !== null) throw refused([reason.isEnded()])
    const fields = await fieldsOf(run, context, agreementId, plan)
    const [visited] = (await run(findVisited, { countyCode: fields.countyCode, agreementId })) as [Visited]
    const outside = [visited.first, visited.last].find((day) => day !== null && (day < fields.validFrom || day >= fields.validUntil))
    if (outside) throw refused([reason.visitsThere(outside)])
    if (known.previousUntil !== null && fields.validFrom < known.previousUntil) throw refused([reason.followsLater(addDays(known.previousUntil, -1))])
    if (known.nextFrom !== null && fields.validUntil > known.nextFrom) throw refused([reason.reachesNext(known.nextFrom)])
    const [elsewhere] = await run(findVisitedElsewhere, fields)
    if (elsewhere) throw refused([reason.visitedPlace(elsewhere.name)])
    const [changed] = await run(updateAgreement, { ...fields, countedPlaces: isPromisedAsBefore(known, fields) ? known.countedPlaces : fields.countedPlaces, version })
    if (!changed) throw changedMeanwhile()
    return { answer: { agreementId, version: changed.version }, audit: [{ action: 'support.edit', subjectKind: 'support_agreement', subjectId: agreementId, body: { ...fields, teams: plan.teams.length } }] }
  })

/** Ends an agreement from a day within its term on; that day is not promised any more. */
export const endAgreement = (context: CommandContext, input: InputOf<typeof endSupportEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { agreementId, version, endedOn, reason: why } = input
    const { countyCode } = context.actor
    const known = await lockAgreement(run, context.actor, context.on, agreementId)
    if (known.endedOn !== null) throw refused([reason.isEnded()])
    if (endedOn < known.validFrom || endedOn >= known.validUntil) throw refused([reason.endOutside()])
    const [visited] = (await run(findVisited, { countyCode, agreementId })) as [Visited]
    if (visited.last !== null && visited.last >= endedOn) throw refused([reason.visitsThere(visited.last)])
    const [ended] = await run(endAgreementRow, { countyCode, agreementId, version, endedOn, endReason: why })
    if (!ended) throw changedMeanwhile()
    return { answer: { agreementId, version: ended.version }, audit: [{ action: 'support.end', subjectKind: 'support_agreement', subjectId: agreementId, reason: why, body: { endedOn } }] }
  })
