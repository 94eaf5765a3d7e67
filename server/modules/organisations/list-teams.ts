import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getTeamEndpoint, listTeamsEndpoint, teamBoardEndpoint } from '#api/organisations.ts'
import { addDays, daysBetween, localDate } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { presentBecause } from '#policy/index.ts'
import { findComposition } from './check-team.ts'
import { roomOfTeam } from './find-caps.ts'
import { licenceWarningDays } from './list-staff.ts'
import { loadTeam } from './load-team.ts'
import { type Reach, reachOf, withinReach } from './scope.ts'
import type { OrganisationsUsing } from './using.ts'

type TeamRow = OutputOf<typeof listTeamsEndpoint>['items'][number]
type Board = OutputOf<typeof teamBoardEndpoint>
type Output = OutputOf<typeof getTeamEndpoint>
const columns = `t.id AS "teamId", t.name, t.kind, t.status, t.institution_id AS "institutionId", i.short_name AS "institutionName", s.name AS "leaderName", coalesce(p.contracts, 0) AS contracts, p.cap, coalesce(p.is_hard, false) AS "isHard", ${roomOfTeam},
  (SELECT count(*)::int FROM organisations.team_member m WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.valid_until IS NULL) AS members,
  ARRAY(SELECT r.name FROM organisations.team_area a JOIN regions.region r ON r.code = a.region_code WHERE a.county_code = :countyCode AND a.team_id = t.id AND a.valid_until IS NULL ORDER BY r.code) AS areas`
const joins = `JOIN organisations.institution i ON i.id = t.institution_id JOIN organisations.staff s ON s.id = t.leader_staff_id
  LEFT JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.scope = 'team' AND p.holder_id = t.id AND p.unit = 'person'`
const scopeOf = (actor: Actor) => scopeFilter(actor, { township: 'i.township_code', institution: 't.institution_id', team: 't.id' })

/** The teams within the actor's scope, by institution and name. */
export async function listTeams({ run, actor }: Context, input: InputOf<typeof listTeamsEndpoint>): Promise<OutputOf<typeof listTeamsEndpoint>> {
  const scope = scopeOf(actor)
  const statement = compose<TeamRow & { sort: string }>()(fragment<{ countyCode: number; scopePlace: string; text: string; institutionId: string | null; status: string; afterSort: string; afterId: string; most: number }>('list-teams', `
    SELECT ${columns}, i.township_code || t.pinyin AS sort FROM organisations.team t ${joins}
    WHERE t.county_code = :countyCode AND ${scope.condition} AND t.status = :status AND (:institutionId::uuid IS NULL OR t.institution_id = :institutionId::uuid)
      AND (:text = '' OR strpos(t.name, :text) > 0 OR strpos(s.name, :text) > 0 OR starts_with(t.pinyin, lower(:text)) OR starts_with(t.initials, lower(:text)))
      AND (i.township_code || t.pinyin, t.id) > (:afterSort, :afterId::uuid) ORDER BY i.township_code || t.pinyin, t.id LIMIT :most`))
  const rows = await run(statement, { countyCode: actor.countyCode, ...scope.params, ...readCursor(input.after), text: input.text ?? '', institutionId: input.institutionId ?? null, status: input.status, most: input.most + 1 })
  return pageOf(rows, input.most, (row) => [row.sort, row.teamId])
}

type Cover = { residents: number; signed: number; keyResidents: number; keySigned: number }
const cover = `coalesce(sum(c.residents) FILTER (WHERE c.population = 'all'), 0)::int AS residents, coalesce(sum(c.signed) FILTER (WHERE c.population = 'all'), 0)::int AS signed,
  coalesce(sum(c.residents) FILTER (WHERE c.population = 'key'), 0)::int AS "keyResidents", coalesce(sum(c.signed) FILTER (WHERE c.population = 'key'), 0)::int AS "keySigned"`
const selectMembers = compose<Omit<Output['members'][number], 'isLeader'>>()(fragment<{ countyCode: number; teamId: string; on: string }>('members-of-team', `
  SELECT m.staff_id AS "staffId", s.name, m.role, s.category, m.valid_from AS since, p.contracts, p.cap,
    coalesce((SELECT json_agg(json_build_object('kind', l.kind, 'validUntil', l.valid_until) ORDER BY l.kind) FROM organisations.staff_licence l WHERE l.staff_id = s.id AND (l.valid_until IS NULL OR l.valid_until > :on::date - 400)
      AND NOT EXISTS (SELECT FROM organisations.staff_licence n WHERE n.staff_id = l.staff_id AND n.kind = l.kind AND n.valid_from > l.valid_from)), '[]') AS licences
  FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id
  LEFT JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.scope = 'doctor' AND p.holder_id = s.id AND p.unit = 'person' AND m.role = 'family_doctor'
  WHERE m.county_code = :countyCode AND m.team_id = :teamId AND m.valid_until IS NULL
  ORDER BY array_position(ARRAY['family_doctor', 'nurse', 'public_health_doctor', 'village_doctor'], m.role) NULLS LAST, m.valid_from, s.id`))
const selectFormer = compose<Output['formerMembers'][number]>()(fragment<{ countyCode: number; teamId: string }>('former-members-of-team', `
  SELECT m.staff_id AS "staffId", s.name, m.role, m.valid_from AS since, m.valid_until AS until FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id
  WHERE m.county_code = :countyCode AND m.team_id = :teamId AND m.valid_until IS NOT NULL AND m.valid_until > m.valid_from ORDER BY m.valid_until DESC, s.id LIMIT 50`))
const selectAreas = compose<Output['areas'][number]>()(fragment<{ countyCode: number; teamId: string }>('areas-of-team', `
  SELECT r.code, r.name, a.valid_from AS since FROM organisations.team_area a JOIN regions.region r ON r.code = a.region_code WHERE a.county_code = :countyCode AND a.team_id = :teamId AND a.valid_until IS NULL ORDER BY r.code`))
const selectCover = compose<Cover>()(fragment<{ countyCode: number; teamId: string }>('cover-of-team', `SELECT ${cover} FROM statistics.stat_cover c WHERE c.county_code = :countyCode AND c.team_id = :teamId`))

/** One team whole: members with licences and load, areas, coverage, and what the rules of today say to it. */
export async function getTeam(using: OrganisationsUsing, context: Context, { teamId }: { teamId: string }): Promise<Output> {
  const { run, actor, on } = context
  const { countyCode } = actor
  const team = await loadTeam(run, actor, teamId)
  const key = { countyCode, teamId }
  const [members, formerMembers, areas, [counts], pack] = await Promise.all([run(selectMembers, { ...key, on }), run(selectFormer, key), run(selectAreas, key), run(selectCover, key), using.policies.packOf(countyCode, on)])
  // A member may come from another institution, beyond the reader's scope, and the rules ask for its licences: the finding sees the county; what is shown is the team's own.
  const asCounty = { run, on, actor: { ...actor, scope: { kind: 'region', code: String(countyCode) } } as Actor }
  const finding = await findComposition(using, asCounty, teamId, { institutionId: team.institutionId, kind: team.kind, leaderStaffId: team.leaderStaffId, members, areas: areas.map(({ code }) => code) })
  const { because, institutionKind, ...shown } = team
  return {
    ...shown, institutionKind: institutionKind as Output['institutionKind'], because: presentBecause(pack, because, using.policies.names), finding, areas, formerMembers,
    members: members.map((member) => ({ ...member, isLeader: member.staffId === team.leaderStaffId })), ...(counts as Cover), mayEdit: team.status === 'active' && actor.permissions.has('team.edit'),
  }
}

const selectLicences = compose<Omit<Board['licences'][number], 'daysLeft'>>()(fragment<Reach & { countyCode: number; on: string; until: string }>('licences-that-end', `
  SELECT s.id AS "staffId", s.name, s.category, l.kind, l.valid_until AS "validUntil" FROM organisations.staff_licence l JOIN organisations.staff s ON s.id = l.staff_id AND s.is_active
  WHERE l.valid_until <= :until::date AND NOT EXISTS (SELECT FROM organisations.staff_licence n WHERE n.staff_id = l.staff_id AND n.kind = l.kind AND coalesce(n.valid_until, 'infinity') > l.valid_until)
    AND EXISTS (SELECT FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND ${withinReach} AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date))
  ORDER BY l.valid_until, s.id LIMIT 50`))
const selectStaff = compose<Board['staff'][number]>()(fragment<Reach & { countyCode: number; on: string }>('staff-by-category', `
  SELECT s.category, count(*)::int AS persons FROM organisations.staff s WHERE s.is_active
    AND EXISTS (SELECT FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id WHERE p.staff_id = s.id AND ${withinReach} AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date))
  GROUP BY s.category ORDER BY persons DESC, s.category`))
const selectPlace = compose<{ name: string; foldedAt: Date | null }>()(fragment<{ countyCode: number; place: string }>('place-of-board', `
  SELECT coalesce((SELECT name FROM organisations.institution WHERE id::text = :place), (SELECT name FROM regions.region WHERE code = :place), '') AS name, (SELECT folded_at FROM statistics.freshness WHERE county_code = :countyCode) AS "foldedAt"`))

/** The board of an institution (a township, a county): its teams, the fullest first, licences that end within 90 days or have ended, people by category. */
export async function getTeamBoard({ run, actor, on }: Context): Promise<Board> {
  const { countyCode } = actor
  const [scope, reach] = [scopeOf(actor), reachOf(actor)]
  const statement = compose<Board['teams'][number]>()(
    fragment<{ countyCode: number }>('cover', `SELECT c.team_id, ${cover} FROM statistics.stat_cover c WHERE c.county_code = :countyCode AND c.population IN ('all', 'key') GROUP BY c.team_id`),
    fragment<{ countyCode: number; scopePlace: string }>('team-board', `
      SELECT ${columns}, coalesce(c.residents, 0) AS residents, coalesce(c.signed, 0) AS signed, coalesce(c."keyResidents", 0) AS "keyResidents", coalesce(c."keySigned", 0) AS "keySigned"
      FROM organisations.team t ${joins} LEFT JOIN cover c ON c.team_id = t.id WHERE t.county_code = :countyCode AND ${scope.condition} AND t.status = 'active'
      ORDER BY coalesce(p.contracts, 0)::float / nullif(p.cap, 0) DESC NULLS LAST, t.id LIMIT 300`))
  const doctors = compose<Board['doctors'][number]>()(fragment<{ countyCode: number; scopePlace: string }>('doctors-of-board', `
    SELECT s.id AS "staffId", s.name, string_agg(t.name, '、' ORDER BY t.name) AS "teamName", p.contracts, p.cap
    FROM organisations.team_member m JOIN organisations.team t ON t.county_code = m.county_code AND t.id = m.team_id AND t.status = 'active' JOIN organisations.institution i ON i.id = t.institution_id JOIN organisations.staff s ON s.id = m.staff_id
    JOIN organisations.panel_load p ON p.county_code = m.county_code AND p.scope = 'doctor' AND p.holder_id = m.staff_id AND p.unit = 'person'
    WHERE m.county_code = :countyCode AND m.role = 'family_doctor' AND m.valid_until IS NULL AND ${scope.condition}
    GROUP BY s.id, s.name, p.contracts, p.cap ORDER BY p.contracts::float / nullif(p.cap, 0) DESC NULLS LAST, s.id LIMIT 300`))
  const place = reach.ownInstitution ?? reach.ownTownship ?? String(countyCode)
  const [teams, loads, licences, staff, [around]] = await Promise.all([
    run(statement, { countyCode, ...scope.params }), run(doctors, { countyCode, ...scope.params }), run(selectLicences, { ...reach, countyCode, on, until: addDays(on, licenceWarningDays) }), run(selectStaff, { ...reach, countyCode, on }), run(selectPlace, { countyCode, place }),
  ])
  return {
    placeName: around?.name ?? '', on, foldedAt: around?.foldedAt?.toISOString() ?? null, teams, doctors: loads, staff,
    licences: licences.map((one) => ({ ...one, daysLeft: daysBetween(on, localDate(one.validUntil)) })),
  }
}
