import { compose, fragment } from '#platform/database/statement.ts'
import { countCover } from '../statistics/index.ts'

/** Whoever of the county carries one of these documents. */
export type Known = {
  digest: Buffer; id: string; name: string; status: 'living' | 'deceased'; townshipCode: string; villageCode: string; residenceKind: string; livesHereSince: string; institutionId: string | null; teamId: string | null
  isSigned: boolean; phoneHmac: Buffer | null; version: number; householdId: string | null
  phoneCipher: Buffer | null; addressCipher: Buffer | null; populations: string[]
}
export const selectKnown = compose<Known>()(fragment<{ countyCode: number; digests: Buffer }>('known-of-import', `
  SELECT document_hmac AS digest, id, name, status, township_code AS "townshipCode", village_code AS "villageCode", residence_kind AS "residenceKind", lives_here_since AS "livesHereSince", institution_id AS "institutionId",
    team_id AS "teamId", is_signed AS "isSigned", phone_hmac AS "phoneHmac", version, household_id AS "householdId", phone_cipher AS "phoneCipher", address_cipher AS "addressCipher", populations
  FROM residents.resident WHERE county_code = :countyCode AND document_hmac = ANY (:digests::bytea[]) AND status IN ('living', 'deceased')`))
export const selectIndexed = compose<{ digest: Buffer; countyCode: number; residentId: string; countyName: string | null }>()(fragment<{ digests: Buffer }>('indexed-of-import', `
  SELECT p.document_hmac AS digest, p.county_code AS "countyCode", p.resident_id AS "residentId", c.name AS "countyName" FROM residents.person_index p LEFT JOIN regions.region c ON c.code = p.county_code::text
  WHERE p.document_hmac = ANY (:digests::bytea[])`))
export const selectStandings = compose<{ id: string; status: string }>()(fragment<{ countyCode: number; ids: string[] }>('standing-of-import', `
  SELECT id, status FROM residents.resident WHERE county_code = :countyCode AND id = ANY (:ids::uuid[])`))
export const selectHouseholds = compose<{ id: string; number: string; villageCode: string }>()(fragment<{ countyCode: number; numbers: string[] }>('households-of-import', `
  SELECT id, number, village_code AS "villageCode" FROM residents.household WHERE county_code = :countyCode AND number = ANY (:numbers::text[])`))

/** Many people, a column an array (platform/database/binary-array.ts). `populations` are put together with commas. */
export type PeopleColumns = Record<'ids' | 'names' | 'pinyins' | 'initials' | 'sexes' | 'birthdays' | 'documentKinds' | 'documentCiphers' | 'documentHmacs' | 'documentTails4' | 'documentTails6' | 'phoneCiphers' | 'phoneHmacs' | 'phoneTails4' | 'addressCiphers'
  | 'townships' | 'villages' | 'grids' | 'residences' | 'livesHereSince' | 'households' | 'relations' | 'populations' | 'institutions' | 'teams' | 'areSeen', Buffer>
const given = fragment<PeopleColumns>('given', `
  SELECT g.*, string_to_array(g.tags, ',') AS populations FROM unnest(:ids::uuid[], :names::text[], :pinyins::text[], :initials::text[], :sexes::int[], :birthdays::date[], :documentKinds::text[], :documentCiphers::bytea[], :documentHmacs::bytea[], :documentTails4::bytea[], :documentTails6::bytea[],
    :phoneCiphers::bytea[], :phoneHmacs::bytea[], :phoneTails4::bytea[], :addressCiphers::bytea[], :townships::text[], :villages::text[], :grids::text[], :residences::text[], :livesHereSince::date[], :households::uuid[], :relations::text[], :populations::text[], :institutions::uuid[], :teams::uuid[], :areSeen::boolean[])
    AS g (id, name, pinyin, initials, sex, birth_on, document_kind, document_cipher, document_hmac, document_tail4, document_tail6, phone_cipher, phone_hmac, phone_tail4, address_cipher, township_code, village_code, grid_code, residence_kind, lives_here_since, household_id, relation_to_head, tags,
    institution_id, team_id, is_seen)`)
const ofPeople = `name, pinyin, initials, sex, birth_on, document_kind, document_cipher, document_hmac, document_tail4, document_tail6, phone_cipher, phone_hmac, phone_tail4, address_cipher, township_code, village_code, grid_code,
    residence_kind, lives_here_since, household_id, relation_to_head, populations, institution_id, team_id`
export type HouseholdColumns = Record<'houseIds' | 'houseNumbers' | 'houseVillages' | 'houseHeads', Buffer>
export type TagColumns = Record<'tagIds' | 'tagResidents' | 'tagPopulations' | 'tagOrigins' | 'tagEvidence' | 'tagBecause' | 'tagsFrom', Buffer>
type Writing = { countyCode: number; eventId: string; recordedBy: string; at: string }

/** Many people in one statement: households, people, their tags, the country's index and the counts. Gives how many the index took; a person somebody else took meanwhile is not among them. */
export const insertPeople = compose<{ claimed: number }>()(given,
  fragment<Writing & HouseholdColumns>('housed', `
    INSERT INTO residents.household (county_code, id, number, village_code, head_resident_id, created_at)
    SELECT :countyCode, h.id, h.number, h.village_code, h.head_resident_id, :at FROM unnest(:houseIds::uuid[], :houseNumbers::text[], :houseVillages::text[], :houseHeads::uuid[]) AS h (id, number, village_code, head_resident_id)`),
  fragment<Writing>('inserted', `
    INSERT INTO residents.resident (county_code, id, ${ofPeople}, created_at) SELECT :countyCode, id, ${ofPeople}, :at FROM given`),
  fragment<object>('moved', 'SELECT township_code, team_id, populations, count(*)::int AS residents, 0 AS signed FROM given GROUP BY 1, 2, 3'), countCover,
  fragment<Writing>('claimed', `
    INSERT INTO residents.person_index (document_hmac, county_code, resident_id) SELECT document_hmac, :countyCode, id FROM given WHERE NOT is_seen ON CONFLICT (document_hmac) DO NOTHING RETURNING 1`),
  fragment<Writing & TagColumns>('tagged', `
    INSERT INTO residents.population_tag (county_code, id, resident_id, population, origin, evidence, because, valid_from, recorded_by, recorded_at)
    SELECT :countyCode, t.id, t.resident_id, t.population, t.origin, t.evidence::json, t.because::json, t.valid_from, :recordedBy, :at
    FROM unnest(:tagIds::uuid[], :tagResidents::uuid[], :tagPopulations::text[], :tagOrigins::text[], :tagEvidence::text[], :tagBecause::text[], :tagsFrom::date[]) AS t (id, resident_id, population, origin, evidence, because, valid_from)`),
  fragment<object>('insert-people', 'SELECT count(*) AS claimed FROM claimed'))

/** Takes people back whom nobody has touched since they were written at `at`: with their tags, the index's rows and the households that stand empty then. Gives whom it took. */
export const deletePeople = compose<{ id: string }>()(
  fragment<{ countyCode: number; ids: string[]; version: number }>('was', `
    SELECT r.id, r.township_code, r.team_id, r.populations, r.household_id, r.document_hmac FROM residents.resident r
    WHERE r.county_code = :countyCode AND r.id = ANY (:ids::uuid[]) AND r.version = :version AND NOT r.is_signed AND r.status = 'living'
      AND NOT EXISTS (SELECT FROM residents.population_tag t WHERE t.county_code = :countyCode AND t.resident_id = r.id AND t.recorded_at <> r.created_at) FOR UPDATE`),
  fragment<{ countyCode: number }>('untagged', 'DELETE FROM residents.population_tag t USING was WHERE t.county_code = :countyCode AND t.resident_id = was.id'),
  fragment<{ countyCode: number }>('forgotten', 'DELETE FROM residents.person_index p USING was WHERE p.document_hmac = was.document_hmac AND p.county_code = :countyCode AND p.resident_id = was.id'),
  fragment<{ countyCode: number }>('gone', 'DELETE FROM residents.resident r USING was WHERE r.county_code = :countyCode AND r.id = was.id'),
  fragment<{ countyCode: number }>('unhoused', `
    DELETE FROM residents.household h USING (SELECT DISTINCT household_id FROM was) AS w WHERE h.county_code = :countyCode AND h.id = w.household_id
      AND NOT EXISTS (SELECT FROM residents.resident o WHERE o.county_code = :countyCode AND o.household_id = h.id AND o.id NOT IN (SELECT id FROM was))`),
  fragment<object>('moved', 'SELECT township_code, team_id, populations, -1 AS residents, 0 AS signed FROM was'), countCover,
  fragment<object>('delete-people', 'SELECT id FROM was'))

export const lockVersion = compose<{ version: number }>()(fragment<{ countyCode: number; residentId: string }>('lock-version', `
  SELECT version FROM residents.resident WHERE county_code = :countyCode AND id = :residentId FOR UPDATE`))
