import type { applicationKinds } from '#api/online-signing.ts'
import { appendAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { storeAnswer } from '#platform/idempotency.ts'
import { appendOutbox } from '#platform/outbox.ts'

type ApplicationKind = (typeof applicationKinds)[number]
type NewApplication = {
  countyCode: number; applicationId: string; kind: ApplicationKind; replacesId: string | null; residentId: string; institutionId: string; teamId: string; doctorStaffId: string; townshipCode: string; villageCode: string; content: string; contentHash: Buffer; residentFeeFen: number
  accountId: string; signedByName: string | null; signedByRelation: string | null; picture: string; strokes: string | null; envelope: string; envelopeHash: Buffer; at: string; answerBy: string
}
const insertApplication = fragment<NewApplication>('applied', `
  INSERT INTO contracts.application (county_code, id, kind, replaces_id, resident_id, institution_id, team_id, doctor_staff_id, township_code, village_code, state, content, content_hash, resident_fee_fen,
    account_id, signed_by_name, signed_by_relation, image_file, strokes, envelope, envelope_hash, applied_at, answer_by)
  VALUES (:countyCode, :applicationId, :kind, :replacesId, :residentId, :institutionId, :teamId, :doctorStaffId, :townshipCode, :villageCode, 'waiting', :content, :contentHash, :residentFeeFen,
    :accountId, :signedByName, :signedByRelation, :picture, :strokes, :envelope, :envelopeHash, :at, :answerBy)`)
/** An application with its audit, its announcement and its answer: all of it or nothing. */
export const storeApplication = compose<never>()(insertApplication, appendAuditEvent, appendOutbox, storeAnswer, fragment<object>('store-application', 'SELECT 1 AS done'))

type Decided = { countyCode: number; applicationId: string; state: string; at: string; decidedBy: string; rejectReason: string | null; rejectNote: string | null; contractId: string | null }
/** Ends the waiting; nothing when it does not wait any more. */
export const decideApplication = compose<{ residentId: string }>()(fragment<Decided>('decide-application', `
  UPDATE contracts.application SET state = :state, decided_at = :at, decided_by = :decidedBy, reject_reason = :rejectReason, reject_note = :rejectNote, contract_id = :contractId
  WHERE county_code = :countyCode AND id = :applicationId::uuid AND state = 'waiting' RETURNING resident_id AS "residentId"`))

type Overtaken = { countyCode: number; at: string; before: string; decidedBy: string }
const lapsing = (among: string) => `
  UPDATE contracts.application a SET state = 'lapsed', decided_at = :at::timestamptz, decided_by = :decidedBy::uuid, reject_reason = over.reason FROM (
    SELECT w.id, CASE WHEN r.status <> 'living' THEN 'not_resident_here' WHEN s.signed THEN 'signed_elsewhere' END AS reason
    FROM contracts.application w JOIN residents.resident r ON r.county_code = w.county_code AND r.id = w.resident_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM contracts.contract c JOIN contracts.contract_event e ON e.county_code = c.county_code AND e.contract_id = c.id AND e.event IN ('sign', 'renew') AND e.at >= w.applied_at
      WHERE c.county_code = w.county_code AND c.resident_id = w.resident_id AND c.state = 'active') AS signed) s
    WHERE w.county_code = :countyCode AND w.state = 'waiting' AND ${among} AND (w.applied_at < :before::timestamptz OR r.status <> 'living' OR s.signed) ORDER BY w.id FOR UPDATE OF w
  ) over WHERE a.county_code = :countyCode AND a.id = over.id RETURNING a.id, a.resident_id AS "residentId", a.reject_reason AS reason`
type Lapsed = { id: string; residentId: string; reason: string | null }
/** What waited in vain: too long, or for somebody who died, moved or was signed meanwhile. */
export const lapseApplications = compose<Lapsed>()(fragment<Overtaken>('lapse-applications', lapsing('true')))
/** The same for whom one contract was signed. */
export const lapseOvertaken = compose<Lapsed>()(fragment<Overtaken & { contractId: string }>('lapse-overtaken', lapsing('w.resident_id = (SELECT o.resident_id FROM contracts.contract o WHERE o.county_code = :countyCode AND o.id = :contractId::uuid)')))
