import { fragment } from '#platform/database/statement.ts'

type To = { countyCode: number; toTeamId: string; toInstitutionId: string }
/** After `was (id, township_code, team_id, populations, is_signed)`: these people belong to another team from now on. Gives `moved` for the counts. */
const putWithTeam = [
  fragment<To>('marked', `
    UPDATE residents.resident r SET team_id = :toTeamId::uuid, institution_id = :toInstitutionId::uuid, version = r.version + 1 FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING r.id`),
  fragment<To>('moved', `
    SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was UNION ALL SELECT township_code, :toTeamId::uuid, populations, 1, is_signed::int FROM was`),
] as const
const columns = 'r.id, r.township_code, r.team_id, r.populations, r.is_signed'

/** How far somebody's hand goes for people: within a township, an institution, to nobody's and one team's; null where it goes further. */
export type Reach = { reachTownshipCode: string | null; reachInstitutionId: string | null; reachTeamId: string | null }
type Unsigned = Reach & { countyCode: number; toTeamId: string; villageCode: string; gridCode: string | null; fromTeamId: string | null }
/**
 * Who of a village (or one grid of it) has no contract in force and belongs to another team than the one named, or to none; only to one team where one is named, and only
 * within reach: an institution's own, and nobody's where one of its teams works.
 */
export const isAssignable = `r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed AND r.village_code = :villageCode AND (:gridCode::text IS NULL OR r.grid_code = :gridCode)
  AND r.team_id IS DISTINCT FROM :toTeamId::uuid AND (:fromTeamId::uuid IS NULL OR r.team_id IS NULL OR r.team_id = :fromTeamId::uuid)
  AND (:reachTownshipCode::text IS NULL OR r.township_code = :reachTownshipCode) AND (:reachTeamId::uuid IS NULL OR r.team_id IS NULL OR r.team_id = :reachTeamId::uuid)
  AND (:reachInstitutionId::uuid IS NULL OR r.institution_id = :reachInstitutionId::uuid OR (r.institution_id IS NULL AND EXISTS (
    SELECT FROM organisations.team_area a JOIN organisations.team t ON t.county_code = :countyCode AND t.id = a.team_id AND t.status = 'active' AND t.institution_id = :reachInstitutionId::uuid
    WHERE a.county_code = :countyCode AND a.region_code = :villageCode AND a.valid_until IS NULL)))`

/** Lent to a statement that assigns people who are not signed: all of them are locked in one order. */
export const assignUnsigned = [
  fragment<Unsigned>('was', `SELECT ${columns} FROM residents.resident r WHERE ${isAssignable} ORDER BY r.id FOR UPDATE`), ...putWithTeam,
] as const

/** Lent to the statement by which contracts pass to another team, whose CTE `going (resident_id, is_in_force)` holds whom they are with: the people go with their contracts in force. */
export const followContracts = [
  fragment<{ countyCode: number }>('was', `SELECT ${columns} FROM residents.resident r WHERE r.county_code = :countyCode AND r.is_signed AND r.id IN (SELECT resident_id FROM going WHERE is_in_force) ORDER BY r.id FOR UPDATE`), ...putWithTeam,
] as const
