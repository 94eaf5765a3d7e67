import { fragment } from '#platform/database/statement.ts'

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
