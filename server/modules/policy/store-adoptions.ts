import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'

type Adoption = { countyCode: number; from: string; packCode: string }
/** Ends a decision whose day is yet to come, where the county goes by a pack today: one that goes by none would be lost to the product. */
export const deleteAdoption = compose<{ decidedBy: string }>()(fragment<Adoption & { on: string }>('take-back-adoption', `
  DELETE FROM policy.county_pack c WHERE c.county_code = :countyCode AND c.valid_from = :from AND c.pack_code = :packCode AND c.valid_from > :on
    AND EXISTS (SELECT FROM policy.county_pack b WHERE b.county_code = :countyCode AND b.valid_from <= :on) RETURNING c.decided_by AS "decidedBy"`))
export const insertTakenBack = compose<never>()(fragment<Adoption & { adoptionId: string; decidedBy: string; accountId: string; actorName: string; at: string; note: string }>('insert-adoption-taken-back', `
  INSERT INTO policy.taken_back_adoption (county_code, id, valid_from, pack_code, decided_by, taken_back_by, taken_back_by_name, taken_back_at, reason)
  VALUES (:countyCode, :adoptionId, :from, :packCode, :decidedBy, :accountId, :actorName, :at, :note)`))

export type TakenBackRow = { from: string; packCode: string; decidedBy: string; takenBackBy: string; takenBackAt: string; note: string }
/** The newest fifty that were taken back. */
export const selectTakenBack = compose<TakenBackRow>()(fragment<{ countyCode: number }>('adoptions-taken-back', `
  SELECT valid_from AS "from", pack_code AS "packCode", decided_by AS "decidedBy", taken_back_by_name AS "takenBackBy", ${instantText('taken_back_at')} AS "takenBackAt", reason AS note
  FROM policy.taken_back_adoption WHERE county_code = :countyCode ORDER BY taken_back_at DESC, id DESC LIMIT 50`))
