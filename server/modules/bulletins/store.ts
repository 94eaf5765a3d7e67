import { compose, fragment } from '#platform/database/statement.ts'

export type BulletinFields = {
  countyCode: number; bulletinId: string; institutionId: string | null; kind: string; audience: string; category: string; title: string; body: string; link: string | null; townshipCodes: string[]; villageCodes: string[]; populations: string[]; signed: string; institutionIds: string[]; roles: string[]
  heldFrom: string | null; heldUntil: string | null; place: string | null
}
export const insertBulletin = compose<never>()(fragment<BulletinFields & { accountId: string; actorName: string; at: string }>('insert-bulletin', `
  INSERT INTO bulletins.bulletin (county_code, id, institution_id, kind, audience, category, title, body, link, township_codes, village_codes, populations, signed, institution_ids, roles, held_from, held_until, place, state, written_by, written_by_name, written_at)
  VALUES (:countyCode, :bulletinId, :institutionId, :kind, :audience, :category, :title, :body, :link, :townshipCodes, :villageCodes, :populations, :signed, :institutionIds, :roles, :heldFrom, :heldUntil, :place, 'draft', :accountId, :actorName, :at)`))
/** Who changed it last is who wrote it: a second person is somebody else than that. */
export const updateBulletin = compose<{ version: number }>()(fragment<Omit<BulletinFields, 'institutionId'> & { version: number; accountId: string; actorName: string; at: string }>('update-bulletin', `
  UPDATE bulletins.bulletin SET kind = :kind, audience = :audience, category = :category, title = :title, body = :body, link = :link, township_codes = :townshipCodes, village_codes = :villageCodes, populations = :populations, signed = :signed, institution_ids = :institutionIds,
    roles = :roles, held_from = :heldFrom, held_until = :heldUntil, place = :place, written_by = :accountId, written_by_name = :actorName, written_at = :at, version = version + 1
  WHERE county_code = :countyCode AND id = :bulletinId AND version = :version RETURNING version`))

type Moved = { countyCode: number; bulletinId: string; version: number; state: string; sendAt: string | null; approvedBy: string | null; returnNote: string | null; withdrawNote: string | null }
/** Moves a bulletin. The hour of sending is that of this move until it is out; other things that are null stay as they were. */
export const moveBulletinState = compose<{ version: number }>()(fragment<Moved>('move-bulletin', `
  UPDATE bulletins.bulletin SET state = :state, send_at = CASE WHEN :state IN ('draft', 'waiting', 'approved') THEN :sendAt::timestamptz ELSE send_at END, approved_by_name = coalesce(:approvedBy, approved_by_name), return_note = coalesce(:returnNote, return_note), withdraw_note = coalesce(:withdrawNote, withdraw_note), version = version + 1
  WHERE county_code = :countyCode AND id = :bulletinId AND version = :version RETURNING version`))
/** By the platform, when it is time and when everybody was told. */
export const passState = compose<{ id: string }>()(fragment<{ countyCode: number; bulletinId: string; from: string; to: string; sentAt: string | null }>('pass-bulletin-state', `
  UPDATE bulletins.bulletin SET state = :to, sent_at = coalesce(:sentAt::timestamptz, sent_at), version = version + 1 WHERE county_code = :countyCode AND id = :bulletinId AND state = :from RETURNING id`))
/** Lent to the statement that tells a chunk: how many were told, and who was the last. Without anybody nothing moves. */
export const moveOn = fragment<{ countyCode: number; bulletinId: string }>('moved', `
  UPDATE bulletins.bulletin SET reached = reached + (SELECT count(*)::int FROM told), sent_up_to = coalesce((SELECT reader_id FROM reached ORDER BY reader_id DESC LIMIT 1), sent_up_to)
  WHERE county_code = :countyCode AND id = :bulletinId AND state = 'sending' RETURNING reached`)
