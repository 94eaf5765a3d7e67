import { compose, fragment } from '#platform/database/statement.ts'
import type { Role } from '#api/permissions.ts'

export type Holder = {
  account_id: string; post_id: string; staff_id: string | null; display_name: string; must_change_password: boolean; role: Role; county_code: number; last_seen_at: Date
  scope_kind: 'region' | 'institution' | 'team' | 'none'; region_code: string | null; institution_id: string | null; team_id: string | null; county_codes: number[]
}
type Token = { tokenHash: Buffer }
/** All counties that a post `p` reaches. */
export const countiesOf = `
    CASE WHEN p.region_code LIKE '____00' THEN ARRAY(
      SELECT r.code::int FROM regions.region r WHERE r.parent_code = p.region_code AND r.level = 'county' UNION
      SELECT r.code::int FROM regions.region c JOIN regions.region r ON r.parent_code = c.code WHERE c.parent_code = p.region_code AND c.level = 'city' AND r.level = 'county')
    ELSE ARRAY[p.county_code] END`

/**
 * Who holds a session that is neither too old nor idle for too long, whose account is active and whose post still stands; with all counties the post
 * reaches. One that began or was used at a time still to come dates from a clock that went wrong, and would outlive its hours: nobody holds it.
 */
export const findHolder = compose<Holder>()(fragment<Token & { at: string; idleSince: string; latest: string }>('find-session-holder', `
  SELECT a.id AS account_id, p.id AS post_id, a.staff_id, a.display_name, a.must_change_password, p.role, p.county_code, s.last_seen_at,
    p.scope_kind, p.region_code, p.institution_id, p.team_id,
    ${countiesOf} AS county_codes
  FROM access.session s JOIN access.account a ON a.id = s.account_id AND a.is_active JOIN access.post p ON p.id = s.post_id AND p.withdrawn_at IS NULL
  WHERE s.token_hash = :tokenHash AND s.expires_at > :at AND s.last_seen_at > :idleSince AND greatest(s.created_at, s.last_seen_at) <= :latest::timestamptz`))

/** Notes that a session is in use, at most once a minute. */
export const touchSession = compose<never>()(fragment<Token & { at: string }>('touch-session', `
  UPDATE access.session SET last_seen_at = :at WHERE token_hash = :tokenHash AND last_seen_at < :at::timestamptz - interval '1 minute'`))

export const insertSession = compose<never>()(fragment<Token & { accountId: string; postId: string; at: string; expiresAt: string }>('insert-session', `
  INSERT INTO access.session (token_hash, account_id, post_id, created_at, last_seen_at, expires_at) VALUES (:tokenHash, :accountId, :postId, :at, :at, :expiresAt)`))
export const deleteSession = compose<never>()(fragment<Token>('delete-session', 'DELETE FROM access.session WHERE token_hash = :tokenHash'))
/** Ends every session of an account but one (none of it: pass 32 zero bytes). */
export const deleteOtherSessions = compose<never>()(fragment<{ accountId: string; keep: Buffer }>('delete-other-sessions', `
  DELETE FROM access.session WHERE account_id = :accountId AND token_hash <> :keep`))
export const setSessionPost = compose<{ post_id: string }>()(fragment<Token & { accountId: string; postId: string }>('set-session-post', `
  UPDATE access.session SET post_id = p.id FROM access.post p
  WHERE token_hash = :tokenHash AND session.account_id = :accountId AND p.id = :postId AND p.account_id = :accountId AND p.withdrawn_at IS NULL RETURNING post_id`))

export const insertDevice = compose<never>()(fragment<Token & { accountId: string; at: string; expiresAt: string }>('insert-device', `
  INSERT INTO access.remembered_device (token_hash, account_id, created_at, expires_at) VALUES (:tokenHash, :accountId, :at, :expiresAt)`))
export const findDevice = compose<{ account_id: string }>()(fragment<Token & { at: string }>('find-device', `
  SELECT account_id FROM access.remembered_device WHERE token_hash = :tokenHash AND expires_at > :at`))
export const deleteDevices = compose<never>()(fragment<{ accountId: string }>('delete-devices', 'DELETE FROM access.remembered_device WHERE account_id = :accountId'))

export type Ticket = { account_id: string; new_totp_secret: Buffer | null; tried_at: Date; subjects: string[] }
export const insertTicket = compose<never>()(fragment<Token & { accountId: string; newSecret: Buffer | null; at: string; subjects: string[]; expiresAt: string }>('insert-ticket', `
  INSERT INTO access.sign_in_ticket (token_hash, account_id, new_totp_secret, tried_at, subjects, expires_at) VALUES (:tokenHash, :accountId, :newSecret, :at, :subjects, :expiresAt)`))
/** Uses one of the ticket's tries; nothing when it has ended or none is left. */
export const tryTicket = compose<Ticket>()(fragment<Token & { at: string; most: number }>('try-ticket', `
  UPDATE access.sign_in_ticket SET tries = tries + 1 WHERE token_hash = :tokenHash AND expires_at > :at AND tries < :most
  RETURNING account_id, new_totp_secret, tried_at, subjects`))
export const deleteTicket = compose<{ account_id: string }>()(fragment<Token>('delete-ticket', 'DELETE FROM access.sign_in_ticket WHERE token_hash = :tokenHash RETURNING account_id'))

export const insertFlow = compose<never>()(fragment<{ stateHash: Buffer; verifier: string; nonce: string; expiresAt: string }>('insert-sso-flow', `
  INSERT INTO access.sso_flow (state_hash, verifier, nonce, expires_at) VALUES (:stateHash, :verifier, :nonce, :expiresAt)`))
export const takeFlow = compose<{ verifier: string; nonce: string }>()(fragment<{ stateHash: Buffer; at: string }>('take-sso-flow', `
  DELETE FROM access.sso_flow WHERE state_hash = :stateHash AND expires_at > :at RETURNING verifier, nonce`))

/** Forgets what has ended: sessions, tickets, devices, guesses that no longer count, sign-ons never finished. */
export const forgetEnded = (['session', 'sign_in_ticket', 'remembered_device', 'sso_flow'] as const).map((table) =>
  compose<never>()(fragment<{ at: string }>(`forget-${table}`, `DELETE FROM access.${table} WHERE expires_at < :at`)))
export const forgetGuesses = compose<never>()(fragment<{ at: string }>('forget-guesses', `
  DELETE FROM access.guess WHERE tries[cardinality(tries)] IS NULL OR tries[cardinality(tries)] < :at::timestamptz - interval '1 hour'`))
