import { compose, fragment } from '#platform/database/statement.ts'

export type DocumentFields = {
  countyCode: number; documentId: string; regionCode: string; title: string; number: string; issuedBy: string; issuedOn: string; hasFeeStandard: boolean; feeFen: number | null; hasFinancing: boolean; financing: string | null; hasInsurance: boolean; insurance: string | null
  fileKey: string | null; fileName: string | null; fileMedia: string | null; fileBytes: number | null; actorName: string; at: string
}
export const insertDocument = compose<never>()(fragment<DocumentFields>('insert-local-policy', `
  INSERT INTO local_policies.document (county_code, id, region_code, title, number, issued_by, issued_on, has_fee_standard, fee_fen, has_financing, financing, has_insurance, insurance, file_key, file_name, file_media, file_bytes, recorded_by_name, recorded_at)
  VALUES (:countyCode, :documentId, :regionCode, :title, :number, :issuedBy, :issuedOn, :hasFeeStandard, :feeFen, :hasFinancing, :financing, :hasInsurance, :insurance, :fileKey, :fileName, :fileMedia, :fileBytes, :actorName, :at)`))
/** Changes a document; without another file it keeps the one it has. */
export const updateDocument = compose<{ version: number }>()(fragment<DocumentFields & { version: number }>('update-local-policy', `
  UPDATE local_policies.document SET region_code = :regionCode, title = :title, number = :number, issued_by = :issuedBy, issued_on = :issuedOn, has_fee_standard = :hasFeeStandard, fee_fen = :feeFen, has_financing = :hasFinancing, financing = :financing, has_insurance = :hasInsurance,
    insurance = :insurance, file_key = coalesce(:fileKey, file_key), file_name = coalesce(:fileName, file_name), file_media = coalesce(:fileMedia, file_media), file_bytes = coalesce(:fileBytes::int, file_bytes), recorded_by_name = :actorName, recorded_at = :at, version = version + 1
  WHERE county_code = :countyCode AND id = :documentId AND version = :version RETURNING version`))
export const revokeDocument = compose<{ version: number }>()(fragment<{ countyCode: number; documentId: string; version: number; revokedOn: string; note: string }>('revoke-local-policy', `
  UPDATE local_policies.document SET revoked_on = :revokedOn, revoke_note = :note, version = version + 1 WHERE county_code = :countyCode AND id = :documentId AND version = :version RETURNING version`))
