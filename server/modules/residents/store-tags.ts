import type { LocalDate } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { countCover } from '../statistics/index.ts'

/** Whoever of the county carries one of these documents, and the populations nobody has ended. */
export type Taggable = { digest: Buffer; id: string; name: string; status: 'living' | 'deceased'; sex: number; bornOn: LocalDate; townshipCode: string; institutionId: string | null; teamId: string | null; open: string[] }
export const selectTaggable = compose<Taggable>()(fragment<{ countyCode: number; digests: Buffer[] }>('taggable', `
  SELECT r.document_hmac AS digest, r.id, r.name, r.status, r.sex, r.birth_on AS "bornOn", r.township_code AS "townshipCode", r.institution_id AS "institutionId", r.team_id AS "teamId",
    ARRAY(SELECT g.population FROM residents.population_tag g WHERE g.county_code = :countyCode AND g.resident_id = r.id AND g.valid_until IS NULL) AS open
  FROM residents.resident r WHERE r.county_code = :countyCode AND r.document_hmac = ANY (:digests::bytea[]) AND r.status IN ('living', 'deceased')`))

export const insertTags = compose<never>()(fragment<{ countyCode: number; tags: string; recordedBy: string; at: string }>('insert-tags', `
  INSERT INTO residents.population_tag (county_code, id, resident_id, population, origin, evidence, because, valid_from, recorded_by, recorded_at)
  SELECT :countyCode, t.id, t.resident_id, t.population, t.origin, t.evidence, t.because, t.valid_from, :recordedBy, :at
  FROM json_to_recordset(:tags::json) AS t (id uuid, resident_id uuid, population text, origin text, evidence json, because json, valid_from date)`))
/** Only what nobody has ended; only the jobs' role may. */
export const deleteTags = compose<{ id: string; residentId: string }>()(fragment<{ countyCode: number; tagIds: string[] }>('delete-tags', `
  DELETE FROM residents.population_tag WHERE county_code = :countyCode AND id = ANY (:tagIds::uuid[]) AND valid_until IS NULL RETURNING id, resident_id AS "residentId"`))

type Many = { countyCode: number; residentIds: readonly string[]; eventId: string; on: string }
/** Takes the populations in force of many locked people from the tags themselves and counts the difference. */
export const refreshPopulationsOfMany = compose<never>()(
  fragment<Many>('was', `
    SELECT id, township_code, team_id, populations, is_signed, status FROM residents.resident WHERE county_code = :countyCode AND id = ANY (:residentIds::uuid[]) ORDER BY id FOR UPDATE`),
  fragment<Many>('changed', `
    UPDATE residents.resident r SET populations = coalesce((SELECT array_agg(DISTINCT g.population ORDER BY g.population) FROM residents.population_tag g
        WHERE g.county_code = :countyCode AND g.resident_id = r.id AND g.valid_from <= :on::date AND (g.valid_until IS NULL OR g.valid_until > :on::date)), '{}'), version = r.version + 1
    FROM was WHERE r.county_code = :countyCode AND r.id = was.id RETURNING r.township_code, r.team_id, r.populations, r.is_signed, r.status`),
  fragment<object>('moved', `
    SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was WHERE status = 'living' UNION ALL SELECT township_code, team_id, populations, 1, is_signed::int FROM changed WHERE status = 'living'`),
  countCover, fragment<object>('refresh-populations-of-many', 'SELECT 1 FROM changed'))
