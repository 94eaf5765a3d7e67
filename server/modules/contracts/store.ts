import { appendAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { storeAnswer, storedAnswer, type StoredAnswer } from '#platform/idempotency.ts'
import { appendOutbox } from '#platform/outbox.ts'
import { claimPlaces, reclaimPlaces, releasePlaces, releasePlacesOfMany } from '../organisations/index.ts'
import { lockResident, markSigned, markUnsigned, remarkResidents } from '../residents/index.ts'
import { countAtDay } from '../signing-days/index.ts'
import { countCover, countFlow } from '../statistics/index.ts'
import { type Situation, situationOf, type SituationParams } from './select-situation.ts'

type Stored = Omit<StoredAnswer, 'status'> & { stored_status: number }
export const loadSigning = compose<Situation & (Stored | { request_hash: null })>()(
  storedAnswer, fragment<SituationParams>('load-signing', situationOf('LEFT JOIN stored ON true')))

type NewContract = {
  countyCode: number; contractId: string; number: string; residentId: string; institutionId: string; teamId: string; doctorStaffId: string; townshipCode: string; villageCode: string
  contractUnit: 'person' | 'household'; channel: string; signedOn: string; from: string; until: string; terms: string; because: string; residentFeeFen: number; populations: readonly string[]; previousId: string | null
  signingDayId: string | null; signingDesk: number | null
}
const insertContract = fragment<NewContract>('contracted', `
  INSERT INTO contracts.contract (county_code, id, number, resident_id, institution_id, team_id, doctor_staff_id, township_code, village_code, unit, channel, state, signed_on, period,
    terms, because, resident_fee_fen, populations, previous_id, signing_day_id, signing_desk, claimed_places, signed_residents, counted_at_day)
  SELECT :countyCode::int, :contractId::uuid, :number, :residentId::uuid, :institutionId::uuid, :teamId::uuid, :doctorStaffId::uuid, coalesce((SELECT township_code FROM was), :townshipCode), coalesce((SELECT village_code FROM was), :villageCode),
    :contractUnit, :channel, 'active', :signedOn::date, daterange(:from::date, :until::date), :terms::json, :because::json, :residentFeeFen::bigint, :populations::text[], :previousId::uuid,
    :signingDayId::uuid, :signingDesk::smallint, (SELECT count(*) FROM claimed), (SELECT count(*) FROM was), (SELECT count(*) FROM counted_at_day)`)

type NewEvent = { countyCode: number; contractEventId: string; contractId: string; event: string; eventReason: string | null; actorId: string; actorName: string; at: string; eventParams: string }
export const appendEvent = fragment<NewEvent>('told', `
  INSERT INTO contracts.contract_event (county_code, id, contract_id, event, reason, actor_id, actor_name, at, params)
  VALUES (:countyCode, :contractEventId, :contractId, :event, :eventReason, :actorId, :actorName, :at, :eventParams)`)

type NewAgreement = { countyCode: number; contractId: string; template: string; content: string; contentHash: Buffer; verifyCode: string }
const insertAgreement = fragment<NewAgreement>('agreed', `
  INSERT INTO contracts.agreement (county_code, contract_id, template, content, content_hash, verify_code) VALUES (:countyCode, :contractId, :template, :content, :contentHash, :verifyCode)`)
const indexVerifyCode = fragment<{ countyCode: number; contractId: string; verifyCode: string }>('indexed', `
  INSERT INTO contracts.verify_index (verify_code, county_code, contract_id) VALUES (:verifyCode, :countyCode, :contractId)`)

export type NewSignatures = {
  countyCode: number; contractId: string; signatureIds: readonly string[]; parties: readonly string[]; signerIds: readonly string[]
  pictures: readonly (string | null)[]; strokes: readonly (string | null)[]; envelopes: readonly string[]; envelopeHashes: readonly Buffer[]; signedAts: readonly string[]
}
const insertSignatures = fragment<NewSignatures>('signed', `
  INSERT INTO contracts.signature (county_code, id, contract_id, party, signer_id, image_file, strokes, envelope, envelope_hash, signed_at)
  SELECT :countyCode::int, s.id, :contractId::uuid, s.party, s.signer, s.picture, s.strokes::json, s.envelope::json, s.hash, s.signed_at
  FROM unnest(:signatureIds::uuid[], :parties::text[], :signerIds::uuid[], :pictures::text[], :strokes::text[], :envelopes::text[], :envelopeHashes::bytea[], :signedAts::timestamptz[]) AS s (id, party, signer, picture, strokes, envelope, hash, signed_at)`)

/** Off the place where the person counted, on where the contract's team is. */
const movedBySigning = fragment<{ teamId: string }>('moved', `
  SELECT township_code, team_id, populations, -1 AS residents, -is_signed::int AS signed FROM was
  UNION ALL SELECT township_code, :teamId::uuid, populations, 1, 1 FROM was`)
const movedByEnding = fragment<object>('moved', `SELECT township_code, team_id, populations, 0 AS residents, -1 AS signed FROM was WHERE is_signed AND EXISTS (SELECT FROM marked)`)
const done = (name: string) => fragment<object>(name, 'SELECT 1 AS done')

const papers = [appendEvent, insertAgreement, indexVerifyCode, insertSignatures, countFlow, appendAuditEvent, appendOutbox, storeAnswer] as const
/** Signs, from today on: one statement, so all of it happens or nothing. */
export const storeSigning = compose<never>()(lockResident, claimPlaces, countAtDay, insertContract, movedBySigning, markSigned, countCover, ...papers, done('store-signing'))
/** Signs the next contract while one is in force: nothing about the person changes until its first day. */
export const storeRenewal = compose<never>()(lockResident, claimPlaces, countAtDay, insertContract, ...papers, done('store-renewal'))

type Ended = { countyCode: number; contractId: string; endedOn: string; endReason: string; contractVersion: number }
const endRow = fragment<Ended>('ended', `
  UPDATE contracts.contract SET state = 'ended', ended_on = :endedOn, end_reason = :endReason, holds_places = false, version = version + 1,
    period = daterange(lower(period), greatest(lower(period), least(upper(period), :endedOn::date)))
  WHERE county_code = :countyCode AND id = :contractId AND version = :contractVersion AND state = 'active' RETURNING 1`)
const rows = fragment<object>('rows-changed', `SELECT (SELECT count(*) FROM ended) AS changed`)
/** Ends a contract that was in force: the person is unsigned from that day. */
export const storeEnding = compose<{ changed: number }>()(endRow, lockResident, markUnsigned, movedByEnding, countCover, releasePlaces, appendEvent, countFlow, rows)
/** Ends one that had not begun, or whose resident is not here any more: only the place is given back. */
export const storeEndingAside = compose<{ changed: number }>()(endRow, releasePlaces, appendEvent, countFlow, rows)

type Undone = { countyCode: number; contractId: string; from: string; until: string; contractVersion: number }
const undoRow = fragment<Undone>('ended', `
  UPDATE contracts.contract SET state = 'active', ended_on = NULL, end_reason = NULL, holds_places = true, version = version + 1, period = daterange(:from::date, :until::date)
  WHERE county_code = :countyCode AND id = :contractId AND version = :contractVersion AND state = 'ended' RETURNING 1`)

export const storeUndoing = compose<{ changed: number }>()(undoRow, lockResident, markSigned, movedBySigning, countCover, reclaimPlaces, appendEvent, countFlow, rows)
export const storeUndoingAside = compose<{ changed: number }>()(undoRow, reclaimPlaces, appendEvent, countFlow, rows)

type Turn = { countyCode: number; on: string }
/** Contracts whose term is over give their places back, so many at a time: chosen in a CTE, for a LIMIT beneath `IN` is asked again for each row. One that a twin or a desk holds is waited for. */
export const expireContracts = compose<{ id: string }>()(
  fragment<Turn & { most: number }>('run_out', `
    SELECT id FROM contracts.contract WHERE county_code = :countyCode AND state = 'active' AND holds_places AND valid_until <= :on::date ORDER BY valid_until, id LIMIT :most::int FOR UPDATE`),
  fragment<Turn>('expired', `
    UPDATE contracts.contract c SET holds_places = false FROM run_out WHERE c.county_code = :countyCode AND c.id = run_out.id RETURNING c.id, c.team_id, c.doctor_staff_id`),
  releasePlacesOfMany, fragment<object>('expire-contracts', 'SELECT id FROM expired'))
/** Who has a contract in force on the day, and with whom. */
export const standing = fragment<Turn>('standing', `
  SELECT resident_id, team_id, institution_id FROM contracts.contract WHERE county_code = :countyCode AND state = 'active' AND valid_from <= :on::date AND valid_until > :on::date`)
export const storeRemarking = compose<{ residentId: string; isSigned: boolean }>()(standing, ...remarkResidents, countCover, fragment<object>('store-remarking', 'SELECT id AS "residentId", is_signed AS "isSigned" FROM marked'))

export const keepPdf = compose<{ done: number }>()(fragment<{ countyCode: number; contractId: string; pdfHash: Buffer; pdfFile: string; pages: number; at: string }>('keep-pdf', `
  UPDATE contracts.agreement SET pdf_hash = :pdfHash, pdf_file = :pdfFile, pages = :pages, sealed_at = :at WHERE county_code = :countyCode AND contract_id = :contractId AND sealed_at IS NULL RETURNING 1 AS done`))
type Seal = { countyCode: number; contractId: string; signatureId: string; signerId: string; envelope: string; envelopeHash: Buffer; certificateId: string; signature: Buffer; at: string }
export const insertSeal = compose<never>()(fragment<Seal>('insert-seal', `
  INSERT INTO contracts.signature (county_code, id, contract_id, party, signer_id, envelope, envelope_hash, certificate_id, signature, signed_at)
  VALUES (:countyCode, :signatureId, :contractId, 'institution', :signerId, :envelope, :envelopeHash, :certificateId, :signature, :at)`))
export const insertEvent = compose<never>()(appendEvent)

type Contact = { countyCode: number; contactId: string; contractId: string; outcome: string; note: string | null; actorId: string; actorName: string; at: string }
export const insertContact = compose<never>()(fragment<Contact>('insert-renewal-contact', `
  INSERT INTO contracts.renewal_contact (county_code, id, contract_id, outcome, note, actor_id, actor_name, at) VALUES (:countyCode, :contactId, :contractId, :outcome, :note, :actorId, :actorName, :at)`))
type Marks = { countyCode: number; markIds: readonly string[]; contractIds: readonly string[]; reasons: readonly (string | null)[]; copies: number; actorId: string; actorName: string; at: string }
export const insertPrintMarks = compose<never>()(fragment<Marks>('insert-print-marks', `
  INSERT INTO contracts.print_mark (county_code, id, contract_id, copies, reason, actor_id, actor_name, at)
  SELECT :countyCode::int, m.id, m.contract, :copies::smallint, m.reason, :actorId::uuid, :actorName::text, :at::timestamptz FROM unnest(:markIds::uuid[], :contractIds::uuid[], :reasons::text[]) AS m (id, contract, reason)`))
export const takeBackPrintMarks = compose<{ contractId: string }>()(fragment<{ countyCode: number; markIds: readonly string[]; actorId: string; since: string; at: string }>('take-back-print-marks', `
  UPDATE contracts.print_mark SET taken_back_at = :at WHERE county_code = :countyCode AND id = ANY (:markIds::uuid[]) AND actor_id = :actorId AND at >= :since::timestamptz AND taken_back_at IS NULL RETURNING contract_id AS "contractId"`))
