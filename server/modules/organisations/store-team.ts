import { compose, fragment } from '#platform/database/statement.ts'

type Team = { countyCode: number; teamId: string }
export type TeamFields = Team & { name: string; pinyin: string; initials: string; leaderStaffId: string; phone: string | null; because: string }
export const insertTeam = compose<never>()(fragment<TeamFields & { institutionId: string; kind: string; on: string }>('insert-team', `
  INSERT INTO organisations.team (county_code, id, institution_id, name, pinyin, initials, kind, leader_staff_id, phone, status, because, valid_from)
  VALUES (:countyCode, :teamId, :institutionId, :name, :pinyin, :initials, :kind, :leaderStaffId, :phone, 'active', :because, :on)`))
export const updateTeam = compose<{ version: number }>()(fragment<TeamFields>('update-team', `
  UPDATE organisations.team SET name = :name, pinyin = :pinyin, initials = :initials, leader_staff_id = :leaderStaffId, phone = :phone, because = :because, version = version + 1
  WHERE county_code = :countyCode AND id = :teamId RETURNING version`))
export const closeTeamRow = compose<{ version: number }>()(fragment<Team & { on: string }>('close-team-row', `
  UPDATE organisations.team SET status = 'closed', valid_until = greatest(valid_from, :on::date), version = version + 1 WHERE county_code = :countyCode AND id = :teamId RETURNING version`))

/** Members who are not named any more, or in another role, end today. */
export const endMembers = compose<never>()(fragment<Team & { staffIds: string[]; roles: string[]; on: string }>('end-members', `
  UPDATE organisations.team_member SET valid_until = greatest(valid_from, :on::date) WHERE county_code = :countyCode AND team_id = :teamId AND valid_until IS NULL
    AND NOT EXISTS (SELECT FROM unnest(:staffIds::uuid[], :roles::text[]) AS n (staff_id, role) WHERE n.staff_id = team_member.staff_id AND n.role = team_member.role)`))
export const addMembers = compose<never>()(fragment<Team & { staffIds: string[]; roles: string[]; on: string }>('add-members', `
  INSERT INTO organisations.team_member (county_code, team_id, staff_id, role, valid_from) SELECT :countyCode, :teamId::uuid, n.staff_id, n.role, :on::date FROM unnest(:staffIds::uuid[], :roles::text[]) AS n (staff_id, role)
  WHERE NOT EXISTS (SELECT FROM organisations.team_member m WHERE m.county_code = :countyCode AND m.team_id = :teamId::uuid AND m.staff_id = n.staff_id AND m.valid_until IS NULL)
  ON CONFLICT (county_code, team_id, staff_id, valid_from) DO UPDATE SET role = EXCLUDED.role, valid_until = NULL`))
export const endAreas = compose<never>()(fragment<Team & { areas: string[]; on: string }>('end-areas', `
  UPDATE organisations.team_area SET valid_until = greatest(valid_from, :on::date) WHERE county_code = :countyCode AND team_id = :teamId AND valid_until IS NULL AND NOT region_code = ANY (:areas::text[])`))
export const addAreas = compose<never>()(fragment<Team & { areas: string[]; on: string }>('add-areas', `
  INSERT INTO organisations.team_area (county_code, team_id, region_code, valid_from) SELECT :countyCode, :teamId::uuid, a, :on::date FROM unnest(:areas::text[]) AS a
  WHERE NOT EXISTS (SELECT FROM organisations.team_area x WHERE x.county_code = :countyCode AND x.team_id = :teamId::uuid AND x.region_code = a AND x.valid_until IS NULL)
  ON CONFLICT (county_code, team_id, region_code, valid_from) DO UPDATE SET valid_until = NULL`))
/** A panel for each holder: new ones begin empty, the others keep their contracts and take the cap of today. */
export const setPanels = compose<never>()(fragment<{ countyCode: number; scope: 'doctor' | 'team'; holders: string[]; unit: string; cap: number | null; isHard: boolean }>('set-panels', `
  INSERT INTO organisations.panel_load (county_code, scope, holder_id, unit, contracts, cap, is_hard) SELECT :countyCode, :scope::text, h, :unit::text, 0, :cap::int, :isHard FROM unnest(:holders::uuid[]) AS h
  ON CONFLICT (county_code, scope, holder_id, unit) DO UPDATE SET cap = EXCLUDED.cap, is_hard = EXCLUDED.is_hard`))
