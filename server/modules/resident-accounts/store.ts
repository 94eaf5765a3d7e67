import { compose, fragment } from '#platform/database/statement.ts'
import type { OwnPerson } from '#platform/http/actor.ts'

type Token = { tokenHash: Buffer }
export type Holder = { id: string; phone_cipher: Buffer; last_seen_at: Date; bonds: OwnPerson[] }

const bondsOf = (account: string) => `coalesce((SELECT json_agg(json_build_object('residentId', b.resident_id, 'countyCode', b.resident_county, 'relation', b.relation, 'until', b.valid_until) ORDER BY b.relation <> 'self', b.since)
    FROM resident_accounts.bond b WHERE b.account_id = ${account} AND b.ended_at IS NULL AND (b.valid_until IS NULL OR b.valid_until > :on::date)), '[]') AS bonds`
/** Who holds a session that is neither too old nor idle for too long, with those the account may act for today. */
export const findHolder = compose<Holder>()(fragment<Token & { at: string; idleSince: string; on: string }>('find-phone-holder', `
  SELECT a.id, a.phone_cipher, s.last_seen_at, ${bondsOf('a.id')} FROM resident_accounts.session s JOIN resident_accounts.account a ON a.id = s.account_id
  WHERE s.token_hash = :tokenHash AND s.expires_at > :at AND s.last_seen_at > :idleSince`))
export const touchSession = compose<never>()(fragment<Token & { at: string }>('touch-phone-session', `
  UPDATE resident_accounts.session SET last_seen_at = :at WHERE token_hash = :tokenHash AND last_seen_at < :at::timestamptz - interval '1 hour'`))
export const insertSession = compose<never>()(fragment<Token & { accountId: string; at: string; expiresAt: string }>('insert-phone-session', `
  INSERT INTO resident_accounts.session (token_hash, account_id, created_at, last_seen_at, expires_at) VALUES (:tokenHash, :accountId, :at, :at, :expiresAt)`))
export const deleteSession = compose<never>()(fragment<Token>('delete-phone-session', 'DELETE FROM resident_accounts.session WHERE token_hash = :tokenHash'))

/** The account of a telephone, made at its first sign-in. */
export const openAccount = compose<{ id: string; is_new: boolean }>()(fragment<{ accountId: string; phoneCipher: Buffer; phoneDigest: Buffer; at: string }>('open-phone-account', `
  INSERT INTO resident_accounts.account AS a (id, phone_cipher, phone_hmac, created_at, last_sign_in_at) VALUES (:accountId, :phoneCipher, :phoneDigest, :at, :at)
  ON CONFLICT (phone_hmac) DO UPDATE SET last_sign_in_at = :at RETURNING a.id, a.id = :accountId::uuid AS is_new`))
export const readSettings = compose<{ is_elder_mode: boolean; text_size: number; language: string }>()(fragment<{ accountId: string }>('read-phone-settings', `
  SELECT is_elder_mode, text_size, language FROM resident_accounts.account WHERE id = :accountId`))
export const writeSettings = compose<never>()(fragment<{ accountId: string; isElderMode: boolean; textSize: number; language: string }>('write-phone-settings', `
  UPDATE resident_accounts.account SET is_elder_mode = :isElderMode, text_size = :textSize, language = :language WHERE id = :accountId`))

export const insertRequest = compose<never>()(fragment<{ requestId: string; accountId: string; countyCode: number | null; residentId: string | null; relation: string; expiresAt: string }>('insert-bond-request', `
  INSERT INTO resident_accounts.bond_request (id, account_id, resident_county, resident_id, relation, expires_at) VALUES (:requestId, :accountId, :countyCode, :residentId, :relation, :expiresAt)`))
export type Request = { resident_county: number | null; resident_id: string | null; relation: OwnPerson['relation'] }
export const findRequest = compose<Request>()(fragment<{ requestId: string; accountId: string; at: string }>('find-bond-request', `
  SELECT resident_county, resident_id, relation FROM resident_accounts.bond_request WHERE id = :requestId AND account_id = :accountId AND expires_at > :at`))

/** Closes a bond that ran out, so that a new one may follow. */
export const closeOver = compose<never>()(fragment<{ accountId: string; residentId: string; at: string; on: string }>('close-bond-over', `
  UPDATE resident_accounts.bond SET ended_at = :at WHERE account_id = :accountId AND resident_id = :residentId AND ended_at IS NULL AND valid_until <= :on::date`))
/** One living "self" a person: who proves it now takes the place of whoever had the number, or the phone, before. */
export const closeOtherSelves = compose<never>()(fragment<{ accountId: string; residentId: string; at: string }>('close-other-selves', `
  UPDATE resident_accounts.bond SET ended_at = :at WHERE resident_id = :residentId AND relation = 'self' AND ended_at IS NULL AND account_id <> :accountId`))
export const findOwnPhone = compose<{ id: string }>()(fragment<{ accountId: string; phoneDigest: Buffer }>('find-own-phone', `
  SELECT id FROM resident_accounts.account WHERE id = :accountId AND phone_hmac = :phoneDigest`))
export const insertBond = compose<never>()(fragment<{ bondId: string; accountId: string; countyCode: number; residentId: string; relation: string; way: string; at: string; until: string | null }>('insert-bond', `
  INSERT INTO resident_accounts.bond (id, account_id, resident_county, resident_id, relation, way, since, valid_until) VALUES (:bondId, :accountId, :countyCode, :residentId, :relation, :way, :at, :until)`))
export type Helper = { bondId: string; residentId: string; accountId: string; phone_cipher: Buffer; relation: OwnPerson['relation']; since: Date; until: string | null }
/** Everybody else who may act for these residents. */
export const listHelpers = compose<Helper>()(fragment<{ residentIds: readonly string[]; accountId: string; on: string }>('list-helpers', `
  SELECT b.id AS "bondId", b.resident_id AS "residentId", b.account_id AS "accountId", a.phone_cipher, b.relation, b.since, b.valid_until AS until FROM resident_accounts.bond b JOIN resident_accounts.account a ON a.id = b.account_id
  WHERE b.resident_id = ANY (:residentIds::uuid[]) AND b.account_id <> :accountId AND b.ended_at IS NULL AND (b.valid_until IS NULL OR b.valid_until > :on::date) ORDER BY b.since`))
export const closeBond = compose<{ id: string }>()(fragment<{ bondId: string | null; accountId: string; residentId: string; at: string }>('close-bond', `
  UPDATE resident_accounts.bond SET ended_at = :at WHERE resident_id = :residentId AND ended_at IS NULL AND (CASE WHEN :bondId::uuid IS NULL THEN account_id = :accountId ELSE id = :bondId::uuid AND relation <> 'self' END) RETURNING id`))
/** Nobody acts any more for who is no longer registered. */
export const closeBondsWith = compose<never>()(fragment<{ residentIds: readonly string[]; at: string }>('close-bonds-with', `
  UPDATE resident_accounts.bond SET ended_at = :at WHERE resident_id = ANY (:residentIds::uuid[]) AND ended_at IS NULL`))

export const insertDeskCode = compose<never>()(fragment<{ codeDigest: Buffer; countyCode: number; residentId: string; actorId: string; expiresAt: string }>('insert-desk-code', `
  INSERT INTO resident_accounts.desk_code (code_hmac, resident_county, resident_id, shown_by, expires_at) VALUES (:codeDigest, :countyCode, :residentId, :actorId, :expiresAt)`))
/** Whom a code that may still be used, or was used just now, is for. */
export const findDeskCode = compose<{ resident_county: number; resident_id: string; shown_by: string }>()(fragment<{ codeDigest: Buffer; at: string }>('find-desk-code', `
  SELECT resident_county, resident_id, shown_by FROM resident_accounts.desk_code WHERE code_hmac = :codeDigest AND expires_at > :at`))
export const takeDeskCode = compose<{ taken: 1 }>()(fragment<{ codeDigest: Buffer; at: string }>('take-desk-code', `
  UPDATE resident_accounts.desk_code SET used_at = :at WHERE code_hmac = :codeDigest AND used_at IS NULL AND expires_at > :at RETURNING 1 AS taken`))

/** Forgets what has ended; sendings of the last day still count. */
export const forgetEnded = (['session', 'code', 'bond_request', 'desk_code'] as const).map((table) =>
  compose<never>()(fragment<{ at: string }>(`forget-phone-${table}`, `DELETE FROM resident_accounts.${table} WHERE expires_at < :at`)))
export const forgetSendings = compose<never>()(fragment<{ at: string }>('forget-sendings', `
  DELETE FROM resident_accounts.sending WHERE sent[cardinality(sent)] < :at::timestamptz - interval '1 day'`))
