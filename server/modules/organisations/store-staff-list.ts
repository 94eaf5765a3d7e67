import { compose, fragment } from '#platform/database/statement.ts'
import { type Reach, withinReach } from './scope.ts'

type County = { countyCode: number }
export type ListedInstitution = { id: string; name: string; shortName: string; creditCode: string | null; kind: string; parentId: string | null }
export const selectInstitutionsOfList = compose<ListedInstitution>()(fragment<Reach & County & { on: string }>('institutions-of-list', `
  SELECT i.id, i.name, i.short_name AS "shortName", i.credit_code AS "creditCode", i.kind, i.parent_id AS "parentId" FROM organisations.institution i
  WHERE ${withinReach} AND i.valid_from <= :on::date AND (i.valid_until IS NULL OR i.valid_until > :on::date) ORDER BY i.id`))

type Held = { kind: string; number: string; validFrom: string; validUntil: string | null }
type Post = { institutionId: string; institutionKind: string; parentId: string | null; isPrimary: boolean }
export type ListedStaff = { id: string; countyCode: number; digest: Buffer | null; name: string; isActive: boolean; licences: Held[]; posts: Post[] }
/** People by their document, by their name in the county, or by who they are. */
export const selectStaffOfList = compose<ListedStaff>()(fragment<County & { digests: Buffer[]; names: string[]; ids: string[]; on: string }>('staff-of-list', `
  SELECT s.id, s.county_code AS "countyCode", s.document_hmac AS digest, s.name, s.is_active AS "isActive",
    coalesce((SELECT json_agg(json_build_object('kind', l.kind, 'number', l.number, 'validFrom', l.valid_from, 'validUntil', l.valid_until)) FROM organisations.staff_licence l WHERE l.staff_id = s.id), '[]') AS licences,
    coalesce((SELECT json_agg(json_build_object('institutionId', i.id, 'institutionKind', i.kind, 'parentId', i.parent_id, 'isPrimary', p.is_primary)) FROM organisations.staff_post p JOIN organisations.institution i ON i.id = p.institution_id
      WHERE p.staff_id = s.id AND p.valid_from <= :on::date AND (p.valid_until IS NULL OR p.valid_until > :on::date)), '[]') AS posts
  FROM organisations.staff s WHERE s.document_hmac = ANY (:digests::bytea[]) OR (s.county_code = :countyCode AND s.name = ANY (:names::text[])) OR s.id = ANY (:ids::uuid[])`))
export type ListedTeam = { id: string; institutionId: string; name: string; kind: 'team' | 'independent'; leaderStaffId: string; members: { staffId: string; role: string }[] }
export const selectTeamsOfList = compose<ListedTeam>()(fragment<County & { names: string[] }>('teams-of-list', `
  SELECT t.id, t.institution_id AS "institutionId", t.name, t.kind, t.leader_staff_id AS "leaderStaffId",
    coalesce((SELECT json_agg(json_build_object('staffId', m.staff_id, 'role', m.role) ORDER BY m.staff_id) FROM organisations.team_member m WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.valid_until IS NULL), '[]') AS members
  FROM organisations.team t WHERE t.county_code = :countyCode AND t.status = 'active' AND t.name = ANY (:names::text[])`))

/** Many people with their licences and posts in one statement. */
export const insertStaffList = compose<never>()(
  fragment<County & { people: string }>('staffed', `
    INSERT INTO organisations.staff (id, county_code, name, pinyin, initials, sex, birth_on, category, title_level, phone, document_hmac)
    SELECT p.id, :countyCode, p.name, p.pinyin, p.initials, p.sex, p.born_on, p.category, p.title_level, p.phone, p.digest
    FROM json_to_recordset(:people::json) AS p (id uuid, name text, pinyin text, initials text, sex smallint, born_on date, category text, title_level text, phone text, digest bytea)`),
  fragment<{ licences: string }>('licensed', `
    INSERT INTO organisations.staff_licence (staff_id, id, kind, number, scope, valid_from, valid_until)
    SELECT l.staff_id, l.id, l.kind, l.number, l.scope, l.valid_from, l.valid_until FROM json_to_recordset(:licences::json) AS l (staff_id uuid, id uuid, kind text, number text, scope text, valid_from date, valid_until date)`),
  fragment<{ posts: string }>('insert-staff-list', `
    INSERT INTO organisations.staff_post (staff_id, institution_id, is_primary, valid_from)
    SELECT p.staff_id, p.institution_id, p.is_primary, p.valid_from FROM json_to_recordset(:posts::json) AS p (staff_id uuid, institution_id uuid, is_primary boolean, valid_from date)`))
/** A team that members joined by a list is another one than was seen, and rests on other rules. */
export const noteTeamJoined = compose<never>()(fragment<County & { teamId: string; because: string }>('note-team-joined', `
  UPDATE organisations.team SET because = :because, version = version + 1 WHERE county_code = :countyCode AND id = :teamId`))

type Joined = County & { teamIds: string[]; staffIds: string[] }
/** Memberships a list made: gone again where neither the doctor nor, if the list formed it, the team holds a contract. */
export const deleteJoined = compose<{ staffId: string }>()(fragment<Joined & { formed: boolean[] }>('delete-joined', `
  DELETE FROM organisations.team_member m USING unnest(:teamIds::uuid[], :staffIds::uuid[], :formed::boolean[]) AS g (team_id, staff_id, formed)
  WHERE m.county_code = :countyCode AND m.team_id = g.team_id AND m.staff_id = g.staff_id AND m.valid_until IS NULL
    AND NOT EXISTS (SELECT FROM organisations.panel_load p WHERE p.county_code = :countyCode AND p.scope = 'doctor' AND p.holder_id = g.staff_id AND p.contracts > 0)
    AND NOT (g.formed AND EXISTS (SELECT FROM organisations.panel_load q WHERE q.county_code = :countyCode AND q.scope = 'team' AND q.holder_id = g.team_id AND q.contracts > 0))
  RETURNING m.staff_id AS "staffId"`))
/** Teams a list formed in which nobody is any more, and which hold nothing. */
export const deleteEmptyTeams = compose<{ id: string }>()(
  fragment<County & { teamIds: string[] }>('empty', `
    SELECT t.id FROM organisations.team t WHERE t.county_code = :countyCode AND t.id = ANY (:teamIds::uuid[])
      AND NOT EXISTS (SELECT FROM organisations.team_member m WHERE m.county_code = :countyCode AND m.team_id = t.id) AND NOT EXISTS (SELECT FROM organisations.team_area a WHERE a.county_code = :countyCode AND a.team_id = t.id)`),
  fragment<County>('unloaded', `DELETE FROM organisations.panel_load p USING empty WHERE p.county_code = :countyCode AND p.scope = 'team' AND p.holder_id = empty.id AND p.contracts = 0`),
  fragment<County>('delete-empty-teams', 'DELETE FROM organisations.team t USING empty WHERE t.county_code = :countyCode AND t.id = empty.id RETURNING t.id'))
/** People a list entered whom nobody has changed since and who are in no team. */
export const deleteStaffList = compose<{ id: string }>()(
  fragment<County & { staffIds: string[] }>('gone', `
    SELECT s.id FROM organisations.staff s WHERE s.county_code = :countyCode AND s.id = ANY (:staffIds::uuid[]) AND s.version = 1
      AND NOT EXISTS (SELECT FROM organisations.team_member m WHERE m.county_code = :countyCode AND m.staff_id = s.id) AND NOT EXISTS (SELECT FROM organisations.team t WHERE t.county_code = :countyCode AND t.leader_staff_id = s.id)`),
  fragment<object>('unlicensed', 'DELETE FROM organisations.staff_licence l USING gone WHERE l.staff_id = gone.id'),
  fragment<object>('unposted', 'DELETE FROM organisations.staff_post p USING gone WHERE p.staff_id = gone.id'),
  fragment<County>('unloaded', `DELETE FROM organisations.panel_load p USING gone WHERE p.county_code = :countyCode AND p.scope = 'doctor' AND p.holder_id = gone.id AND p.contracts = 0`),
  fragment<County>('delete-staff-list', 'DELETE FROM organisations.staff s USING gone WHERE s.county_code = :countyCode AND s.id = gone.id RETURNING s.id'))
