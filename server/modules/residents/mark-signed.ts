import { compose, fragment } from '#platform/database/statement.ts'

type Who = { countyCode: number; residentId: string }

/**
 * Lent to statements that change whether somebody is signed: the resident as it stands at this instant, locked, so that what is counted
 * off and what is counted on are of the same row. Only who lives here is found.
 */
export const lockResident = fragment<Who>('was', `
  SELECT id, township_code, village_code, team_id, populations, is_signed FROM residents.resident
  WHERE county_code = :countyCode AND id = :residentId AND status = 'living' FOR UPDATE`)

/** After `lockResident`: has a contract in force from today, and belongs to its team. */
export const markSigned = fragment<Who & { institutionId: string; teamId: string }>('marked', `
  UPDATE residents.resident r SET is_signed = true, institution_id = :institutionId::uuid, team_id = :teamId::uuid, version = r.version + 1
  FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING 1`)

/** After `lockResident`: no contract in force any more. The person stays with the team until a contract or a move says otherwise. */
export const markUnsigned = fragment<Who>('marked', `
  UPDATE residents.resident r SET is_signed = false, version = r.version + 1 FROM was WHERE r.county_code = :countyCode AND r.id = was.id AND r.is_signed RETURNING 1`)

type Many = { countyCode: number; residentIds: readonly string[] }
/** A mark says otherwise than the day: signed or not, or with another team. `s` is who has a contract in force. */
const isMismarked = "r.status = 'living' AND (r.is_signed <> (s.resident_id IS NOT NULL) OR (s.resident_id IS NOT NULL AND s.team_id IS DISTINCT FROM r.team_id))"

/** Lent to the turn of the day, whose CTE `standing (resident_id, team_id, institution_id)` holds who has a contract in force: all whose mark differs from it. */
export const listMismarked = fragment<{ countyCode: number }>('list-mismarked', `
  SELECT r.id AS "residentId" FROM residents.resident r LEFT JOIN standing s ON s.resident_id = r.id WHERE r.county_code = :countyCode AND ${isMismarked} ORDER BY r.id`)

/** Before `remarkResidents`, in a statement of its own: a signing under way is waited for, and seen by the next statement. */
export const lockResidents = compose<{ id: string }>()(fragment<Many>('lock-residents', `
  SELECT id FROM residents.resident WHERE county_code = :countyCode AND id = ANY (:residentIds::uuid[]) ORDER BY id FOR UPDATE`))

/** Lent to the turn of the day, with the same CTE: these residents are marked as the day has them; who is unsigned stays with the team. Gives `moved` for the counts. */
export const remarkResidents = [
  fragment<Many>('was', `
    SELECT r.id, r.township_code, r.team_id, r.populations, r.is_signed, s.resident_id IS NOT NULL AS now_signed, coalesce(s.team_id, r.team_id) AS now_team, coalesce(s.institution_id, r.institution_id) AS now_institution
    FROM residents.resident r LEFT JOIN standing s ON s.resident_id = r.id WHERE r.county_code = :countyCode AND r.id = ANY (:residentIds::uuid[]) AND ${isMismarked}`),
  fragment<Many>('marked', `
    UPDATE residents.resident r SET is_signed = was.now_signed, team_id = was.now_team, institution_id = was.now_institution, version = r.version + 1
    FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING r.id, r.is_signed`),
  fragment<object>('moved', `
    SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was UNION ALL SELECT township_code, now_team, populations, 1, now_signed::int FROM was`),
] as const

/**
 * Lent to statements that take contracts over or back, whose CTE `marks (resident_id, is_signed, team_id, institution_id)` says how people stand from now on: the people as they
 * were, locked, the change, and `moved` for the counts. Whoever does not live here is not marked.
 */
export const markMany = [
  fragment<{ countyCode: number }>('was', `
    SELECT r.id, r.township_code, r.team_id, r.populations, r.is_signed, m.is_signed AS now_signed, m.team_id AS now_team, m.institution_id AS now_institution
    FROM residents.resident r JOIN marks m ON m.resident_id = r.id WHERE r.county_code = :countyCode AND r.status = 'living' FOR UPDATE OF r`),
  fragment<{ countyCode: number }>('marked', `
    UPDATE residents.resident r SET is_signed = was.now_signed, team_id = was.now_team, institution_id = was.now_institution, version = r.version + 1
    FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING r.id`),
  fragment<object>('moved', `
    SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was UNION ALL SELECT township_code, now_team, populations, 1, now_signed::int FROM was`),
] as const
