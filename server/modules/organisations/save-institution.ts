import type { InputOf } from '#api/endpoint.ts'
import type { createInstitutionEndpoint, editInstitutionEndpoint, saveAllianceEndpoint } from '#api/organisations.ts'
import { parseCreditCode } from '#kernel/credit-code.ts'
import type { Reason } from '#kernel/decision.ts'
import { spellPlaceName } from '#kernel/spell-name.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { conflict, notFound, type Problem, refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { lockInstitution } from './get-institution.ts'
import { reachOf } from './scope.ts'
import { addAllianceMembers, endAllianceMembers, insertInstitution, type InstitutionFields, updateInstitution, upsertAlliance } from './store.ts'

type Fields = InputOf<typeof createInstitutionEndpoint>
const selectTownship = compose<object>()(fragment<{ code: string; countyText: string; on: string }>('township-of-county', `
  SELECT 1 FROM regions.region r WHERE r.code = :code AND r.level = 'township' AND (r.parent_code = :countyText OR EXISTS (
    SELECT FROM regions.service_area a WHERE a.region_code = r.code AND a.manager_code = :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)))`))
const selectParent = compose<{ kind: string; parentId: string | null }>()(fragment<{ countyCode: number; parentId: string }>('parent-institution', `
  SELECT kind, parent_id AS "parentId" FROM organisations.institution WHERE county_code = :countyCode AND id = :parentId`))
const countTeams = compose<{ teams: number }>()(fragment<{ countyCode: number; institutionId: string }>('teams-of-institution', `
  SELECT count(*)::int AS teams FROM organisations.team WHERE county_code = :countyCode AND institution_id = :institutionId AND status = 'active'`))

/** Enters an institution of the county. Refused with everything that is wrong at once. */
export function createInstitution(context: CommandContext, input: Fields): Promise<Answer> {
  return commitOnce(context, input, async (run) => {
    const institutionId = context.newId()
    await run(insertInstitution, await readFields(run, context, institutionId, input))
    return { answer: { institutionId, version: 1 }, audit: [{ action: 'organisations.create-institution', subjectKind: 'institution', subjectId: institutionId, body: input }] }
  }, taken)
}

/** Changes an institution as the person saw it. One with active teams may not end before they are closed. */
export function editInstitution(context: CommandContext, input: InputOf<typeof editInstitutionEndpoint>): Promise<Answer> {
  const { actor, on } = context
  return commitOnce(context, input, async (run) => {
    const { institutionId, version, ...fields } = input
    const before = await lockInstitution(run, actor, institutionId)
    if (before.version !== version) throw conflict('ORGANISATIONS.CHANGED_MEANWHILE')
    const [{ teams } = { teams: 0 }] = await run(countTeams, { countyCode: actor.countyCode, institutionId })
    if (teams > 0 && fields.validUntil !== null && fields.validUntil <= on) throw refused([reason.hasTeams(teams)])
    const [changed] = await run(updateInstitution, await readFields(run, context, institutionId, fields))
    return {
      answer: { institutionId, version: changed?.version ?? version + 1 },
      audit: [{ action: 'organisations.edit-institution', subjectKind: 'institution', subjectId: institutionId, body: { before, after: fields } }],
    }
  }, taken)
}

async function readFields(run: Run, { actor, on }: CommandContext, institutionId: string, input: Fields): Promise<InstitutionFields> {
  const { countyCode } = actor
  mustReachCounty(actor, input.townshipCode)
  const credit = input.creditCode ? parseCreditCode(input.creditCode) : null
  const [township] = await run(selectTownship, { code: input.townshipCode, countyText: String(countyCode), on })
  const [parent] = input.parentId === null ? [] : await run(selectParent, { countyCode, parentId: input.parentId })
  const reasons: Reason[] = [
    ...(credit && !credit.allowed ? credit.reasons : []), ...(township ? [] : [reason.placeUnknown()]),
    ...((input.kind === 'hospital') === (input.hospitalLevel !== null) ? [] : [reason.levelOnlyHospital()]),
    // One step of supervision: a clinic under a centre, never a circle.
    ...(input.parentId !== null && (!parent || input.parentId === institutionId || parent.parentId !== null) ? [reason.parentUnknown()] : []),
    ...(input.validUntil !== null && input.validUntil < input.validFrom ? [reason.daysReversed()] : []),
  ]
  if (reasons.length > 0) throw refused(reasons)
  return { ...input, institutionId, countyCode, creditCode: credit?.allowed ? credit.value : null, address: input.address || null, phone: input.phone || null, hours: input.hours || null, ...spellPlaceName(input.name) }
}

/** Forms an alliance, or names its members anew from today. The lead need not be listed among the members. */
export function saveAlliance(context: CommandContext, input: InputOf<typeof saveAllianceEndpoint>): Promise<Answer> {
  const { actor, on } = context
  return commitOnce(context, input, async (run) => {
    mustReachCounty(actor, '')
    const { countyCode } = actor
    if (input.allianceId !== null && (await run(selectAlliance, { countyCode, allianceId: input.allianceId })).length === 0) throw notFound('alliance')
    const allianceId = input.allianceId ?? context.newId()
    const memberIds = [...new Set(input.memberIds)].filter((id) => id !== input.leadInstitutionId)
    const known = await run(selectKnown, { countyCode, ids: [input.leadInstitutionId, ...memberIds] })
    if (known.length !== memberIds.length + 1) throw refused([reason.allianceMember()])
    await run(upsertAlliance, { allianceId, countyCode, name: input.name, kind: input.kind, leadInstitutionId: input.leadInstitutionId, on })
    await run(endAllianceMembers, { allianceId, memberIds, on })
    await run(addAllianceMembers, { allianceId, memberIds, on })
    return { answer: { allianceId }, audit: [{ action: 'organisations.save-alliance', subjectKind: 'alliance', subjectId: allianceId, body: { ...input, memberIds } }] }
  })
}
const selectAlliance = compose<object>()(fragment<{ countyCode: number; allianceId: string }>('alliance-of-county', 'SELECT 1 FROM organisations.alliance WHERE county_code = :countyCode AND id = :allianceId FOR UPDATE'))
const selectKnown = compose<object>()(fragment<{ countyCode: number; ids: string[] }>('institutions-of-county', 'SELECT 1 FROM organisations.institution WHERE county_code = :countyCode AND id = ANY (:ids::uuid[])'))

/** Institutions are entered by who looks after the county, or after the township they lie in. */
function mustReachCounty(actor: Actor, townshipCode: string): void {
  const { ownInstitution, ownTownship, isNowhere } = reachOf(actor)
  if (isNowhere || ownInstitution !== null || (ownTownship !== null && ownTownship !== townshipCode)) throw notFound('institution')
}
const taken = (name: string): Problem | undefined => (name === 'institution_credit_code_key' ? refused([reason.creditCodeTaken()]) : undefined)
