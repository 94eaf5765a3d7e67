import { compose, fragment } from '#platform/database/statement.ts'

type Asked = { countyCode: number; endingId: string; contractId: string; residentId: string; reason: string; note: string | null; accountId: string; relation: string | null; at: string; answerBy: string }
export const insertEndingRequest = compose<never>()(fragment<Asked>('ask-ending', `
  INSERT INTO contracts.ending_request (county_code, id, contract_id, resident_id, state, reason, note, account_id, asked_by_relation, asked_at, answer_by)
  VALUES (:countyCode, :endingId, :contractId, :residentId, 'waiting', :reason, :note, :accountId, :relation, :at, :answerBy)`))

type Decided = { countyCode: number; endingId: string; state: string; at: string; decidedBy: string; refuseReason: string | null; refuseNote: string | null }
/** Ends the waiting; nothing when it does not wait any more. */
export const decideEndingRequest = compose<{ residentId: string }>()(fragment<Decided>('decide-ending-request', `
  UPDATE contracts.ending_request SET state = :state, decided_at = :at, decided_by = :decidedBy, refuse_reason = :refuseReason, refuse_note = :refuseNote
  WHERE county_code = :countyCode AND id = :endingId::uuid AND state = 'waiting' RETURNING resident_id AS "residentId"`))

/** What was asked of contracts that ended otherwise or ran out; of one contract alone where it is named. */
export const lapseEndings = compose<{ id: string; contractId: string; residentId: string }>()(fragment<{ countyCode: number; contractId: string | null; on: string; at: string; decidedBy: string }>('lapse-endings', `
  UPDATE contracts.ending_request e SET state = 'lapsed', decided_at = :at::timestamptz, decided_by = :decidedBy::uuid FROM contracts.contract c
  WHERE e.county_code = :countyCode AND c.county_code = :countyCode AND e.contract_id = c.id AND e.state = 'waiting' AND (c.state <> 'active' OR c.valid_until <= :on::date) AND (:contractId::uuid IS NULL OR c.id = :contractId::uuid)
  RETURNING e.id, e.contract_id AS "contractId", e.resident_id AS "residentId"`))
