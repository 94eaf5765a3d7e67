import type { LocalDate } from '#kernel/local-date.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { countFlow } from '../statistics/index.ts'
import type { Terms } from './domain/terms.ts'
import { appendEvent, type NewSignatures } from './store.ts'

type Of = { countyCode: number; contractId: string }
/** Whoever changes a running contract comes before or after whoever else changes or ends it. */
export const lockContract = compose<{ id: string }>()(fragment<Of>('lock-contract', 'SELECT id FROM contracts.contract WHERE county_code = :countyCode AND id = :contractId::uuid FOR UPDATE'))

type Corrected = Of & { contractVersion: number; number: string; from: string; until: string; terms: string }
const changed = fragment<object>('contract-changed', 'SELECT count(*)::int AS changed FROM changed')
/** A fact of a running contract put right; a contract whose period is as before counts nothing anew. */
export const storeCorrection = compose<{ changed: number }>()(fragment<Corrected>('changed', `
  UPDATE contracts.contract SET number = :number, period = daterange(:from::date, :until::date), terms = :terms::json, version = version + 1
  WHERE county_code = :countyCode AND id = :contractId AND version = :contractVersion AND state = 'active' RETURNING 1`), appendEvent, countFlow, changed)

type Amended = Of & { contractVersion: number; terms: string; residentFeeFen: number }
type NewAmendment = Of & { version: number; amendedOn: string; termsBefore: string; terms: string; because: string; template: string; content: string; contentHash: Buffer; verifyCode: string; at: string }
/** The terms of a running contract become those of a supplement, with its text and both signatures. One whose place has passed to the contract that follows it changes no more. */
export const storeAmendment = compose<{ changed: number }>()(fragment<Amended>('changed', `
  UPDATE contracts.contract SET terms = :terms::json, resident_fee_fen = :residentFeeFen::bigint, version = version + 1
  WHERE county_code = :countyCode AND id = :contractId AND version = :contractVersion AND state = 'active' AND holds_places RETURNING 1`),
fragment<NewAmendment>('supplemented', `
  INSERT INTO contracts.amendment (county_code, contract_id, version, amended_on, terms_before, terms, because, template, content, content_hash, verify_code, at)
  VALUES (:countyCode, :contractId, :version::int, :amendedOn, :termsBefore, :terms, :because, :template, :content, :contentHash, :verifyCode, :at)`),
fragment<Of & { version: number; verifyCode: string }>('indexed', `
  INSERT INTO contracts.verify_index (verify_code, county_code, contract_id, version) VALUES (:verifyCode, :countyCode, :contractId, :version::int)`),
fragment<NewSignatures & { version: number }>('signed', `
  INSERT INTO contracts.amendment_signature (county_code, id, contract_id, version, party, signer_id, image_file, strokes, envelope, envelope_hash, signed_at)
  SELECT :countyCode::int, s.id, :contractId::uuid, :version::int, s.party, s.signer, s.picture, s.strokes::json, s.envelope::json, s.hash, s.signed_at
  FROM unnest(:signatureIds::uuid[], :parties::text[], :signerIds::uuid[], :pictures::text[], :strokes::text[], :envelopes::text[], :envelopeHashes::bytea[], :signedAts::timestamptz[]) AS s (id, party, signer, picture, strokes, envelope, hash, signed_at)`), appendEvent, changed)

export type StoredVersion = { version: number; since: LocalDate; termsBefore: Terms; terms: Terms; content: string; verifyCode: string; sealedAt: string | null; pages: number | null; signatures: { party: 'resident' | 'doctor' | 'institution'; signedAt: string; picture: string | null }[] }
/** The supplements to an agreement, the first one first. */
export const selectVersions = compose<StoredVersion>()(fragment<Of>('versions-of-contract', `
  SELECT m.version, m.amended_on AS since, m.terms_before AS "termsBefore", m.terms, m.content::text AS content, m.verify_code AS "verifyCode", ${instantText('m.sealed_at')} AS "sealedAt", m.pages,
    (SELECT json_agg(json_build_object('party', s.party, 'signedAt', ${instantText('s.signed_at')}, 'picture', s.image_file) ORDER BY s.party DESC) FROM contracts.amendment_signature s WHERE s.county_code = m.county_code AND s.contract_id = m.contract_id AND s.version = m.version) AS signatures
  FROM contracts.amendment m WHERE m.county_code = :countyCode AND m.contract_id = :contractId::uuid ORDER BY m.version`))

type Seal = Of & { version: number; signatureId: string; signerId: string; envelope: string; envelopeHash: Buffer; certificateId: string; signature: Buffer; at: string }
export const insertAmendmentSeal = compose<never>()(fragment<Seal>('seal-amendment', `
  INSERT INTO contracts.amendment_signature (county_code, id, contract_id, version, party, signer_id, envelope, envelope_hash, certificate_id, signature, signed_at)
  VALUES (:countyCode, :signatureId, :contractId, :version::int, 'institution', :signerId, :envelope, :envelopeHash, :certificateId, :signature, :at)`))
export const keepAmendmentPdf = compose<{ done: number }>()(fragment<Of & { version: number; pdfHash: Buffer; pdfFile: string; pages: number; at: string }>('keep-amendment-pdf', `
  UPDATE contracts.amendment SET pdf_hash = :pdfHash, pdf_file = :pdfFile, pages = :pages, sealed_at = :at WHERE county_code = :countyCode AND contract_id = :contractId AND version = :version::int AND sealed_at IS NULL RETURNING 1 AS done`))
