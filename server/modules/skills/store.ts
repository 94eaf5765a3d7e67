import { compose, fragment } from '#platform/database/statement.ts'

type Key = { countyCode: number; roundId: string }
export const insertRound = compose<never>()(fragment<Key & { name: string; heldOn: string; validUntil: string; accountId: string; actorName: string; at: string }>('insert-star-round', `
  INSERT INTO skills.star_round (county_code, id, name, held_on, valid_until, state, editors, created_by_name, created_at) VALUES (:countyCode, :roundId, :name, :heldOn, :validUntil, 'draft', ARRAY[:accountId::uuid], :actorName, :at)`))
/** Whoever changes something of a round is one of its editors from then on. */
const touched = `version = version + 1, editors = CASE WHEN :accountId::uuid = ANY (editors) THEN editors ELSE editors || :accountId::uuid END`
export const updateRound = compose<{ version: number }>()(fragment<Key & { name: string; heldOn: string; validUntil: string; accountId: string }>('update-star-round', `
  UPDATE skills.star_round SET name = :name, held_on = :heldOn, valid_until = :validUntil, ${touched} WHERE county_code = :countyCode AND id = :roundId RETURNING version`))
export const touchRound = compose<{ version: number }>()(fragment<Key & { accountId: string }>('touch-star-round', `UPDATE skills.star_round SET ${touched} WHERE county_code = :countyCode AND id = :roundId RETURNING version`))
export const upsertResults = compose<never>()(fragment<Key & { staffIds: readonly string[]; stars: readonly number[] }>('upsert-star-results', `
  INSERT INTO skills.star_result (county_code, round_id, staff_id, stars) SELECT :countyCode::int, :roundId::uuid, r.staff_id, r.stars FROM unnest(:staffIds::uuid[], :stars::smallint[]) AS r (staff_id, stars)
  ON CONFLICT (county_code, round_id, staff_id) DO UPDATE SET stars = EXCLUDED.stars`))
export const deleteResults = compose<never>()(fragment<Key & { staffIds: readonly string[] }>('delete-star-results', `DELETE FROM skills.star_result WHERE county_code = :countyCode AND round_id = :roundId AND staff_id = ANY (:staffIds::uuid[])`))
export const publishRoundRow = compose<{ version: number }>()(fragment<Key & { state: string; from: string; accountId: string; actorName: string; at: string }>('publish-star-round', `
  UPDATE skills.star_round SET state = :state, published_from = :from, published_by = :accountId, published_by_name = :actorName, published_at = :at, version = version + 1 WHERE county_code = :countyCode AND id = :roundId RETURNING version`))
export const withdrawRoundRow = compose<{ version: number }>()(fragment<Key & { state: string; reason: string; actorName: string; at: string }>('withdraw-star-round', `
  UPDATE skills.star_round SET state = :state, withdrawn_reason = :reason, withdrawn_by_name = :actorName, withdrawn_at = :at, version = version + 1 WHERE county_code = :countyCode AND id = :roundId RETURNING version`))

type AwardKey = { countyCode: number; awardId: string }
export const insertAward = compose<never>()(fragment<AwardKey & { staffId: string; title: string; level: string; givenBy: string; givenOn: string; actorName: string; at: string }>('insert-award', `
  INSERT INTO skills.award (county_code, id, staff_id, title, level, given_by, given_on, recorded_by_name, recorded_at) VALUES (:countyCode, :awardId, :staffId, :title, :level, :givenBy, :givenOn, :actorName, :at)`))
export const publishAwardRow = compose<object>()(fragment<AwardKey & { actorName: string; at: string }>('publish-award', `
  UPDATE skills.award SET published_by_name = :actorName, published_at = :at WHERE county_code = :countyCode AND id = :awardId AND published_at IS NULL AND withdrawn_at IS NULL RETURNING 1`))
export const withdrawAwardRow = compose<object>()(fragment<AwardKey & { reason: string; actorName: string; at: string }>('withdraw-award', `
  UPDATE skills.award SET withdrawn_reason = :reason, withdrawn_by_name = :actorName, withdrawn_at = :at WHERE county_code = :countyCode AND id = :awardId AND withdrawn_at IS NULL RETURNING 1`))
