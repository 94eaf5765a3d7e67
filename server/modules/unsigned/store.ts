import type { UnsignedReason } from '#api/unsigned-reasons.ts'
import { compose, fragment } from '#platform/database/statement.ts'

export type NewReason = {
  countyCode: number; reasonId: string; residentId: string; reason: UnsignedReason; note: string | null; refusedBy: string | null; refusedOn: string | null
  townshipCode: string; institutionId: string | null; teamId: string | null; on: string; at: string; actorId: string; actorName: string
}
export const insertReason = compose<never>()(fragment<NewReason>('insert-unsigned-reason', `
  INSERT INTO unsigned.reason (county_code, id, resident_id, reason, note, refused_by, refused_on, township_code, institution_id, team_id, noted_on, noted_at, noted_by, noted_by_name)
  VALUES (:countyCode, :reasonId, :residentId, :reason, :note, :refusedBy, :refusedOn, :townshipCode, :institutionId, :teamId, :on, :at, :actorId, :actorName)`))

type Closing = { countyCode: number; residentId: string; on: string; at: string; actorName: string; how: 'changed' | 'taken_back' }
/** Closes the reason in force, if there is one, and says which it was. */
export const closeReason = compose<{ reasonId: string; reason: UnsignedReason }>()(fragment<Closing>('close-unsigned-reason', `
  UPDATE unsigned.reason SET closed_on = :on, closed_at = :at, closed_by_name = :actorName, closed_how = :how
  WHERE county_code = :countyCode AND resident_id = :residentId AND closed_at IS NULL RETURNING id AS "reasonId", reason`))

/** Closes the reason of whom a contract was signed with. */
export const closeReasonOfSigned = compose<never>()(fragment<{ countyCode: number; contractId: string; on: string; at: string; actorName: string }>('close-reason-of-signed', `
  UPDATE unsigned.reason n SET closed_on = :on, closed_at = :at, closed_by_name = :actorName, closed_how = 'signed'
  FROM contracts.contract c WHERE c.county_code = :countyCode AND c.id = :contractId AND n.county_code = :countyCode AND n.resident_id = c.resident_id AND n.closed_at IS NULL`))
