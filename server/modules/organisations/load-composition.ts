import type { Reason } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import { type Candidate, type Composition, holdsOn, type MemberReason } from './domain/check-composition.ts'
import { reason } from './errors.ts'
import { licenceWarningDays } from './list-staff.ts'
import { type Reach, reachOf, withinReach } from './scope.ts'

export type Asked = { institutionId: string; kind: 'team' | 'independent'; leaderStaffId: string | null; members: readonly { staffId: string; role: string }[]; areas: readonly string[] }
/** `doctorContracts`: how many contracts each family doctor among the members holds already, in whichever team. */
export type Loaded = { composition: Composition; doctorContracts: number[]; reasons: MemberReason[]; warnings: MemberReason[] }

type Key = Reach & { countyCode: number }
const selectInstitution = compose<{ kind: string }>()(fragment<Key & { institutionId: string; on: string }>('institution-of-new-team', `
  SELECT i.kind FROM organisations.institution i WHERE ${withinReach} AND i.id = :institutionId AND (i.valid_until IS NULL OR i.valid_until > :on::date)`))
type Person = Omit<Candidate, 'role'> & { contracts: number; elsewhere: { team: string; isLeader: boolean }[] }
const selectCandidates = compose<Person>()(fragment<{ ids: string[]; on: string; countyCode: number; teamId: string | null }>('candidates', `
  SELECT s.id AS "staffId", s.name, s.is_active AS "isActive",
    coalesce((SELECT p.contracts FROM organisations.panel_load p WHERE p.county_code = :countyCode AND p.scope = 'doctor' AND p.holder_id = s.id AND p.unit = 'person'), 0) AS contracts,
    coalesce((SELECT json_agg(json_build_object('team', t.name, 'isLeader', t.leader_staff_id = s.id) ORDER BY t.name) FROM organisations.team_member m JOIN organisations.team t ON t.county_code = :countyCode AND t.id = m.team_id AND t.status = 'active'
      WHERE m.county_code = :countyCode AND m.staff_id = s.id AND m.role = 'family_doctor' AND m.valid_until IS NULL AND m.team_id IS DISTINCT FROM :teamId::uuid), '[]') AS elsewhere,
    coalesce((SELECT json_agg(json_build_object('kind', l.kind, 'validFrom', l.valid_from, 'validUntil', l.valid_until)) FROM organisations.staff_licence l WHERE l.staff_id = s.id), '[]') AS licences,
    coalesce((SELECT json_agg(json_build_object('institutionId', i.id, 'institutionKind', i.kind, 'parentId', i.parent_id, 'isPrimary', p.is_primary)) FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id
      WHERE p.staff_id = s.id AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date)), '[]') AS posts
  FROM organisations.staff s WHERE s.id = ANY (:ids::uuid[]) AND (s.county_code = :countyCode
    OR EXISTS (SELECT FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND i.county_code = :countyCode))`))
const selectAreas = compose<{ code: string; name: string; team: string | null }>()(fragment<{ countyCode: number; countyText: string; areas: string[]; teamId: string | null; on: string }>('areas-of-new-team', `
  SELECT r.code, r.name, (SELECT min(t.name) FROM organisations.team_area a JOIN organisations.team t ON t.county_code = :countyCode AND t.id = a.team_id AND t.status = 'active'
    WHERE a.county_code = :countyCode AND a.region_code = r.code AND a.valid_until IS NULL AND a.team_id IS DISTINCT FROM :teamId::uuid) AS team
  FROM regions.region r WHERE r.code = ANY (:areas::text[]) AND r.level IN ('village', 'grid') AND (r.valid_until IS NULL OR r.valid_until > :on::date)
    AND (starts_with(r.code, :countyText) OR left(r.code, 9) IN (SELECT a.region_code FROM regions.service_area a WHERE a.manager_code = :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)))`))

/**
 * What the rules must know of a team that is being composed: its institution within reach, who the members are on the day, and whether its
 * areas exist. An area or a
 * family doctor that another team has too, and a licence that ends soon, are worth a warning.
 */
export async function loadComposition(run: Run, actor: Actor, on: LocalDate, teamId: string | null, asked: Asked): Promise<Loaded> {
  const { countyCode } = actor
  const ids = asked.members.map(({ staffId }) => staffId)
  // One after another: this also runs inside a transaction, whose connection takes one statement at a time.
  const [institution] = await run(selectInstitution, { ...reachOf(actor), countyCode, institutionId: asked.institutionId, on })
  if (!institution) throw notFound('institution')
  const people = await run(selectCandidates, { ids, on, countyCode, teamId })
  const areas = await run(selectAreas, { countyCode, countyText: String(countyCode), areas: [...asked.areas], teamId, on })
  const byId = new Map(people.map((one) => [one.staffId, one]))
  const members = asked.members.flatMap(({ staffId, role }): (Person & Candidate)[] => {
    const person = byId.get(staffId)
    return person ? [{ ...person, role }] : []
  })
  const twice = members.filter(({ staffId }, i) => ids.indexOf(staffId) !== i)
  const reasons: Reason[] = [
    ...(members.length < asked.members.length ? [reason.memberUnknown()] : []), ...twice.map(({ name }) => reason.memberTwice(name)),
    ...asked.areas.filter((code) => !areas.some((area) => area.code === code)).map((code) => reason.areaUnknown(code)),
  ]
  const warnings: MemberReason[] = [
    ...areas.flatMap(({ name, team }) => (team === null ? [] : [reason.areaShared(name, team)])),
    ...members.flatMap((member) => [...sharedDoctor(member, asked.leaderStaffId), ...endingSoon(member, on)]),
  ]
  const doctorContracts = members.filter(({ role }) => role === 'family_doctor').map(({ contracts }) => contracts)
  return { composition: { ...asked, institutionKind: institution.kind, members }, doctorContracts, reasons, warnings }
}

/** A family doctor of several teams has one panel for all of them; who leads another team as well is told too. */
function sharedDoctor({ staffId, name, role, contracts, elsewhere }: Person & Candidate, leaderStaffId: string | null): MemberReason[] {
  if (role !== 'family_doctor') return []
  return elsewhere.flatMap(({ team, isLeader }) => [
    { ...reason.doctorShared(name, team, contracts), staffId }, ...(isLeader && staffId === leaderStaffId ? [{ ...reason.leadsElsewhere(name, team), staffId }] : []),
  ])
}

function endingSoon({ staffId, name, licences }: Candidate, on: LocalDate): MemberReason[] {
  const soon = addDays(on, licenceWarningDays)
  return licences.filter((one) => one.validUntil !== null && holdsOn(one, on) && one.validUntil <= soon)
    .map((one) => ({ ...reason.licenceEndsSoon(name, one.kind, String(one.validUntil)), staffId }))
}
