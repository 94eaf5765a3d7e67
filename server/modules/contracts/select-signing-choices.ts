import { compose, fragment } from '#platform/database/statement.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type KnownHospital, type KnownTeam, selectSituation, type Situation, teamAsJson } from './select-situation.ts'

export const loadSituation = compose<Situation>()(selectSituation)

/** The teams a resident of a village may sign with at an institution: all of it, those that cover the village or grid first. */
export const listSigningTeams = compose<{ team: KnownTeam; is_of_village: boolean }>()(fragment<{ countyCode: number; institutionId: string | null; teamId: string | null; regionCodes: readonly string[]; on: LocalDate }>('signing-teams', `
  SELECT ${teamAsJson('t', ':on::date')} AS team,
    EXISTS (SELECT FROM organisations.team_area a WHERE a.county_code = t.county_code AND a.team_id = t.id AND a.region_code = ANY (:regionCodes::text[]) AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)) AS is_of_village
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
  LEFT JOIN organisations.panel_load l ON l.county_code = t.county_code AND l.scope = 'team' AND l.holder_id = t.id AND l.unit = 'person'
  WHERE t.county_code = :countyCode AND t.status = 'active' AND (t.institution_id = :institutionId::uuid OR t.id = :teamId::uuid
    OR (:institutionId::uuid IS NULL AND t.id IN (SELECT a.team_id FROM organisations.team_area a WHERE a.county_code = :countyCode AND a.region_code = ANY (:regionCodes::text[]) AND (a.valid_until IS NULL OR a.valid_until > :on::date))))
  ORDER BY 2 DESC, t.name, t.id LIMIT 40`))

/** The hospitals of the county, from which the combination chooses. */
export const listHospitals = compose<KnownHospital>()(fragment<{ countyCode: number; on: LocalDate }>('signing-hospitals', `
  SELECT id, name, kind, hospital_level AS level, ownership, county_code AS "countyCode" FROM organisations.institution
  WHERE county_code = :countyCode AND kind = 'hospital' AND valid_from <= :on::date AND (valid_until IS NULL OR valid_until > :on::date) ORDER BY hospital_level, name, id LIMIT 100`))

export type FamilyMember = { residentId: string; name: string; sex: number; birthOn: LocalDate; populations: string[]; isSigned: boolean; until: LocalDate | null }
/** Who lives in the same household, and until when each is signed. */
export const listFamily = compose<FamilyMember>()(fragment<{ countyCode: number; residentId: string; householdId: string; on: LocalDate }>('signing-family', `
  SELECT r.id AS "residentId", r.name, r.sex, r.birth_on AS "birthOn", r.populations, r.is_signed AS "isSigned",
    (SELECT c.valid_until FROM contracts.contract c WHERE c.county_code = r.county_code AND c.resident_id = r.id AND c.state = 'active' AND c.period @> :on::date LIMIT 1) AS until
  FROM residents.resident r WHERE r.county_code = :countyCode AND r.household_id = :householdId::uuid AND r.id <> :residentId::uuid AND r.status = 'living' ORDER BY r.birth_on, r.id LIMIT 12`))
