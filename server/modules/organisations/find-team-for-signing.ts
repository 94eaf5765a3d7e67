import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'

/** A team as a contract needs to know it: who leads, where, and how full its panels are (persons). */
export type SigningTeam = {
  teamId: string; teamName: string; kind: 'team' | 'independent'; institutionId: string; institutionName: string; institutionKind: string; ownership: 'public' | 'private'; townshipCode: string; phone: string | null
  doctorStaffId: string; doctorName: string; doctorCategory: string; doctorTitle: string; licences: string[]
  teamContracts: number; teamCap: number | null; doctorContracts: number; doctorCap: number | null
  members: { staffId: string; name: string; role: string }[]
}

const selectTeam = compose<SigningTeam>()(fragment<{ countyCode: number; teamId: string; on: string }>('team-for-signing', `
  SELECT t.id AS "teamId", t.name AS "teamName", t.kind, i.id AS "institutionId", i.name AS "institutionName", i.kind AS "institutionKind", i.ownership, i.township_code AS "townshipCode",
         coalesce(t.phone, i.phone) AS phone, s.id AS "doctorStaffId", s.name AS "doctorName", s.category AS "doctorCategory", s.title_level AS "doctorTitle",
         coalesce((SELECT array_agg(DISTINCT l.kind) FROM organisations.staff_licence l WHERE l.staff_id = s.id AND l.valid_from <= :on::date AND (l.valid_until IS NULL OR l.valid_until > :on::date)), '{}') AS licences,
         coalesce(p.contracts, 0) AS "teamContracts", p.cap AS "teamCap", coalesce(d.contracts, 0) AS "doctorContracts", d.cap AS "doctorCap",
         coalesce((SELECT json_agg(json_build_object('staffId', m.staff_id, 'name', ms.name, 'role', m.role) ORDER BY m.role, ms.name) FROM organisations.team_member m JOIN organisations.staff ms ON ms.id = m.staff_id
           WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date)), '[]') AS members
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id JOIN organisations.staff s ON s.id = t.leader_staff_id
  LEFT JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.scope = 'team' AND p.holder_id = t.id AND p.unit = 'person'
  LEFT JOIN organisations.panel_load d ON d.county_code = :countyCode AND d.scope = 'doctor' AND d.holder_id = t.leader_staff_id AND d.unit = 'person'
  WHERE t.county_code = :countyCode AND t.id = :teamId AND t.status = 'active'`))

/** The team a resident would sign with, as it stands on a day; nothing when there is none or it is closed. */
export async function findTeamForSigning(run: Run, countyCode: number, teamId: string, on: string): Promise<SigningTeam | undefined> {
  const [team] = await run(selectTeam, { countyCode, teamId, on })
  return team
}

const selectTeamOfVillage = compose<{ teamId: string }>()(fragment<{ countyCode: number; villageCode: string; on: string }>('team-of-village', `
  SELECT t.id AS "teamId" FROM organisations.team_area a JOIN organisations.team t ON t.county_code = :countyCode AND t.id = a.team_id AND t.status = 'active'
  WHERE a.county_code = :countyCode AND a.region_code = :villageCode AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date) ORDER BY a.valid_from DESC, t.id LIMIT 1`))

/** The team that covers a village or community on a day; nothing when none does. */
export async function findTeamOfVillage(run: Run, countyCode: number, villageCode: string, on: string): Promise<string | undefined> {
  return (await run(selectTeamOfVillage, { countyCode, villageCode, on }))[0]?.teamId
}
