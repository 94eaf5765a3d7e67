import { compose, fragment } from '#platform/database/statement.ts'

type Which = { countyCode: number; communityId: string }
type CommunityFields = Which & {
  kind: string; name: string; creditCode: string | null; address: string; townshipCode: string; villageCode: string; contactName: string; contactPhoneCipher: Buffer; institutionId: string; teamId: string; doctorStaffId: string; headcount: number
}
export const insertCommunity = compose<never>()(fragment<CommunityFields & { at: string }>('insert-community', `
  INSERT INTO communities.community (county_code, id, kind, name, credit_code, address, township_code, village_code, contact_name, contact_phone_cipher, institution_id, team_id, doctor_staff_id, headcount, created_at)
  VALUES (:countyCode, :communityId, :kind, :name, :creditCode, :address, :townshipCode, :villageCode, :contactName, :contactPhoneCipher, :institutionId, :teamId, :doctorStaffId, :headcount, :at)`))
export const updateCommunity = compose<{ version: number }>()(fragment<CommunityFields & { version: number }>('update-community', `
  UPDATE communities.community SET kind = :kind, name = :name, credit_code = :creditCode, address = :address, township_code = :townshipCode, village_code = :villageCode, contact_name = :contactName, contact_phone_cipher = :contactPhoneCipher,
    institution_id = :institutionId, team_id = :teamId, doctor_staff_id = :doctorStaffId, headcount = :headcount, version = version + 1
  WHERE county_code = :countyCode AND id = :communityId AND version = :version RETURNING version`))

type Draft = { countyCode: number; unitAgreementId: string; years: number; packageIds: readonly string[]; ownClauses: string | null }
export const insertDraft = compose<never>()(fragment<Draft & { communityId: string; number: string }>('insert-unit-draft', `
  INSERT INTO communities.agreement (county_code, id, community_id, number, state, years, package_ids, own_clauses) VALUES (:countyCode, :unitAgreementId, :communityId, :number, 'draft', :years, :packageIds, :ownClauses)`))
export const rewriteDraft = compose<{ version: number }>()(fragment<Draft>('rewrite-unit-draft', `
  UPDATE communities.agreement SET years = :years, package_ids = :packageIds, own_clauses = :ownClauses, version = version + 1 WHERE county_code = :countyCode AND id = :unitAgreementId AND state = 'draft' RETURNING version`))

type Signed = { countyCode: number; unitAgreementId: string; version: number; institutionId: string; teamId: string; doctorStaffId: string; signedOn: string; validFrom: string; validUntil: string; content: string; contentHash: Buffer; terms: string; because: string }
export const signDraft = compose<{ version: number }>()(fragment<Signed>('sign-unit-draft', `
  UPDATE communities.agreement SET state = 'in_force', institution_id = :institutionId, team_id = :teamId, doctor_staff_id = :doctorStaffId, signed_on = :signedOn, valid_from = :validFrom, valid_until = :validUntil, content = :content, content_hash = :contentHash,
    terms = :terms, because = :because, version = version + 1 WHERE county_code = :countyCode AND id = :unitAgreementId AND version = :version AND state = 'draft' RETURNING version`))
type Signature = { countyCode: number; signatureId: string; unitAgreementId: string; party: string; signerId: string; signerName: string; picture: string | null; strokes: string | null; envelope: string; envelopeHash: Buffer; at: string }
export const insertSignature = compose<never>()(fragment<Signature>('insert-unit-signature', `
  INSERT INTO communities.signature (county_code, id, agreement_id, party, signer_id, signer_name, image_file, strokes, envelope, envelope_hash, signed_at)
  VALUES (:countyCode, :signatureId, :unitAgreementId, :party, :signerId, :signerName, :picture, :strokes, :envelope, :envelopeHash, :at)`))
export const endAgreementRow = compose<{ version: number }>()(fragment<{ countyCode: number; unitAgreementId: string; version: number; endedOn: string; endReason: string }>('end-unit-agreement', `
  UPDATE communities.agreement SET state = 'ended', ended_on = :endedOn, end_reason = :endReason, version = version + 1 WHERE county_code = :countyCode AND id = :unitAgreementId AND version = :version AND state = 'in_force' RETURNING version`))

/** Members as a roster brings them, new ones and those whose row says more than was known. */
export const insertMembers = compose<never>()(fragment<{ countyCode: number; members: string; on: string }>('insert-members', `
  INSERT INTO communities.member (county_code, id, community_id, resident_id, name, document_kind, document_cipher, document_hmac, phone_cipher, department, lives_here_since, consented_on, contract_id, joined_on)
  SELECT :countyCode, m.id, m.community_id, m.resident_id, m.name, m.document_kind, decode(m.document_cipher, 'base64'), decode(m.document_hmac, 'base64'), decode(m.phone_cipher, 'base64'), m.department, m.lives_here_since, m.consented_on, m.contract_id, :on::date
  FROM json_to_recordset(:members::json) AS m (id uuid, community_id uuid, resident_id uuid, name text, document_kind text, document_cipher text, document_hmac text, phone_cipher text, department text, lives_here_since date, consented_on date, contract_id uuid)`))
/** Changes members where nobody has meanwhile; gives those it changed. */
export const updateMembers = compose<{ id: string }>()(fragment<{ countyCode: number; members: string }>('update-members', `
  UPDATE communities.member m SET resident_id = n.resident_id, department = n.department, consented_on = n.consented_on, contract_id = n.contract_id, version = m.version + 1
  FROM json_to_recordset(:members::json) AS n (id uuid, version int, resident_id uuid, department text, consented_on date, contract_id uuid) WHERE m.county_code = :countyCode AND m.id = n.id AND m.version = n.version AND m.left_on IS NULL RETURNING m.id`))
export const lockMembers = compose<{ id: string; version: number }>()(fragment<{ countyCode: number; memberIds: readonly string[] }>('lock-members', `
  SELECT id, version FROM communities.member WHERE county_code = :countyCode AND id = ANY (:memberIds::uuid[]) ORDER BY id FOR UPDATE`))
export const deleteMembers = compose<{ id: string }>()(fragment<{ countyCode: number; memberIds: readonly string[] }>('delete-members', `
  DELETE FROM communities.member WHERE county_code = :countyCode AND id = ANY (:memberIds::uuid[]) RETURNING id`))
export const markLeft = compose<{ id: string }>()(fragment<{ countyCode: number; communityId: string; memberId: string; leftOn: string }>('mark-left', `
  UPDATE communities.member SET left_on = :leftOn, version = version + 1 WHERE county_code = :countyCode AND community_id = :communityId AND id = :memberId AND left_on IS NULL RETURNING id`))

type Done = { countyCode: number; doneId: string; communityId: string; one: string; doneOn: string; persons: number; note: string; accountId: string; actorName: string; at: string }
export const insertDone = compose<never>()(fragment<Done>('insert-done', `
  INSERT INTO communities.done (county_code, id, community_id, one, done_on, persons, note, recorded_by, recorded_by_name, recorded_at) VALUES (:countyCode, :doneId, :communityId, :one, :doneOn, :persons, :note, :accountId, :actorName, :at)`))
export const strikeDoneRow = compose<{ id: string }>()(fragment<{ countyCode: number; communityId: string; doneId: string; at: string; actorName: string; reason: string }>('strike-done', `
  UPDATE communities.done SET struck_at = :at, struck_by_name = :actorName, strike_reason = :reason WHERE county_code = :countyCode AND community_id = :communityId AND id = :doneId AND struck_at IS NULL RETURNING id`))
