import { compose, fragment } from '#platform/database/statement.ts'
import { countCover } from '../statistics/index.ts'

export type NewResident = {
  countyCode: number; residentId: string; name: string; pinyin: string; initials: string; sex: number; bornOn: string; nation: string; documentKind: string
  documentCipher: Buffer | null; documentHmac: Buffer | null; documentTail4: Buffer | null; documentTail6: Buffer | null; phoneCipher: Buffer | null; phoneHmac: Buffer | null; phoneTail4: Buffer | null; addressCipher: Buffer | null
  townshipCode: string; villageCode: string; residenceKind: string; livesHereSince: string; householdId: string; relation: string | null; populations: string[]; institutionId: string | null; teamId: string | null; isTest: boolean; at: string
}
/** Counts a person who appears: one more at the place and under the tags. */
const appeared = fragment<{ townshipCode: string; teamId: string | null; populations: string[] }>('moved', `
  SELECT :townshipCode::text AS township_code, :teamId::uuid AS team_id, :populations::text[] AS populations, 1 AS residents, 0 AS signed`)
export const insertResident = compose<never>()(appeared, countCover, fragment<NewResident>('insert-resident', `
  INSERT INTO residents.resident (county_code, id, name, pinyin, initials, sex, birth_on, nation, document_kind, document_cipher, document_hmac, document_tail4, document_tail6, phone_cipher, phone_hmac, phone_tail4, address_cipher,
    township_code, village_code, residence_kind, lives_here_since, household_id, relation_to_head, populations, institution_id, team_id, is_test, created_at)
  VALUES (:countyCode, :residentId, :name, :pinyin, :initials, :sex, :bornOn, :nation, :documentKind, :documentCipher, :documentHmac, :documentTail4, :documentTail6, :phoneCipher, :phoneHmac, :phoneTail4, :addressCipher,
    :townshipCode, :villageCode, :residenceKind, :livesHereSince, :householdId, :relation, :populations, :institutionId, :teamId, :isTest, :at)`))

export const insertHousehold = compose<never>()(fragment<{ countyCode: number; householdId: string; number: string; villageCode: string; residentId: string; at: string }>('insert-household', `
  INSERT INTO residents.household (county_code, id, number, village_code, head_resident_id, created_at) VALUES (:countyCode, :householdId, :number, :villageCode, :residentId, :at)`))
/** Takes a person in the country's index: a free row, or the one that still names whom the look-up saw there. No row comes back when somebody else took it meanwhile. */
export const claimPerson = compose<{ countyCode: number }>()(fragment<{ countyCode: number; residentId: string; documentHmac: Buffer; seenCountyCode: number | null; seenResidentId: string | null }>('claim-person', `
  INSERT INTO residents.person_index AS p (document_hmac, county_code, resident_id) VALUES (:documentHmac, :countyCode, :residentId)
  ON CONFLICT (document_hmac) DO UPDATE SET county_code = EXCLUDED.county_code, resident_id = EXCLUDED.resident_id
  WHERE p.county_code = :seenCountyCode::int AND p.resident_id = :seenResidentId::uuid RETURNING county_code AS "countyCode"`))

/** Before and after of one locked resident: what is counted off and on are of the same row. */
const was = fragment<{ countyCode: number; residentId: string }>('was', `
  SELECT township_code, team_id, populations, is_signed, status FROM residents.resident WHERE county_code = :countyCode AND id = :residentId FOR UPDATE`)
const both = (after: string) => fragment<object>('moved', `
  SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was WHERE status = 'living' UNION ALL SELECT township_code, team_id, populations, 1, is_signed::int FROM ${after} WHERE status = 'living'`)

export type Home = {
  countyCode: number; residentId: string; eventId: string; townshipCode: string; villageCode: string; residenceKind: string; livesHereSince: string; institutionId: string | null; teamId: string | null
  phoneCipher: Buffer | null; phoneHmac: Buffer | null; phoneTail4: Buffer | null; addressCipher: Buffer | null
}
export const updateHome = compose<{ version: number }>()(was,
  fragment<Home>('changed', `
    UPDATE residents.resident r SET township_code = :townshipCode, village_code = :villageCode, grid_code = CASE WHEN r.village_code = :villageCode THEN r.grid_code END, residence_kind = :residenceKind, lives_here_since = :livesHereSince,
      institution_id = :institutionId, team_id = :teamId, phone_cipher = :phoneCipher, phone_hmac = :phoneHmac, phone_tail4 = :phoneTail4, address_cipher = :addressCipher, version = r.version + 1
    WHERE r.county_code = :countyCode AND r.id = :residentId AND EXISTS (SELECT FROM was) RETURNING r.township_code, r.team_id, r.populations, r.is_signed, r.status, r.version`),
  both('changed'), countCover, fragment<object>('update-home', 'SELECT version FROM changed'))

/** Gives the record's new version; nothing when nobody of the number lives here. */
export const updateDeparted = compose<{ version: number }>()(was,
  fragment<{ countyCode: number; residentId: string; eventId: string; status: string; statusOn: string }>('changed', `
    UPDATE residents.resident r SET status = :status, status_on = :statusOn, version = r.version + 1 WHERE r.county_code = :countyCode AND r.id = :residentId AND r.status = 'living' AND EXISTS (SELECT FROM was)
    RETURNING r.township_code, r.team_id, r.populations, r.is_signed, r.status, r.version`),
  both('changed'), countCover, fragment<object>('update-departed', 'SELECT version FROM changed'))

/** Who was recorded as gone by mistake lives here again, unless the record was changed since or the person registered elsewhere. */
export const updateReturned = compose<{ version: number }>()(was,
  fragment<{ countyCode: number; residentId: string; eventId: string; version: number }>('changed', `
    UPDATE residents.resident r SET status = 'living', status_on = NULL, version = r.version + 1
    WHERE r.county_code = :countyCode AND r.id = :residentId AND r.version = :version AND r.status IN ('moved', 'deceased') AND EXISTS (SELECT FROM was)
      AND NOT EXISTS (SELECT FROM residents.person_index p WHERE p.document_hmac = r.document_hmac AND p.resident_id <> r.id)
    RETURNING r.township_code, r.team_id, r.populations, r.is_signed, r.status, r.version`),
  both('changed'), countCover, fragment<object>('update-returned', 'SELECT version FROM changed'))

/** Takes the populations in force from the tags themselves and counts the difference. */
export const refreshPopulations = compose<never>()(was,
  fragment<{ countyCode: number; residentId: string; eventId: string; on: string }>('changed', `
    UPDATE residents.resident r SET populations = coalesce((SELECT array_agg(DISTINCT g.population ORDER BY g.population) FROM residents.population_tag g
        WHERE g.county_code = :countyCode AND g.resident_id = :residentId AND g.valid_from <= :on::date AND (g.valid_until IS NULL OR g.valid_until > :on::date)), '{}'), version = r.version + 1
    WHERE r.county_code = :countyCode AND r.id = :residentId AND EXISTS (SELECT FROM was) RETURNING r.township_code, r.team_id, r.populations, r.is_signed, r.status`),
  both('changed'), countCover, fragment<object>('refresh-populations', 'SELECT 1 FROM changed'))

export type NewTag = { countyCode: number; tagId: string; residentId: string; population: string; origin: string; evidence: string; because: string; validFrom: string; recordedBy: string; at: string }
export const insertTag = compose<never>()(fragment<NewTag>('insert-tag', `
  INSERT INTO residents.population_tag (county_code, id, resident_id, population, origin, evidence, because, valid_from, recorded_by, recorded_at)
  VALUES (:countyCode, :tagId, :residentId, :population, :origin, :evidence, :because, :validFrom, :recordedBy, :at)`))
export const closeTag = compose<{ population: string; origin: string }>()(fragment<{ countyCode: number; residentId: string; tagId: string; validUntil: string }>('close-tag', `
  UPDATE residents.population_tag SET valid_until = greatest(:validUntil::date, valid_from) WHERE county_code = :countyCode AND resident_id = :residentId AND id = :tagId AND valid_until IS NULL RETURNING population, origin`))
