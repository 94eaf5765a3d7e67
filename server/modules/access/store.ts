import { compose, fragment } from '#platform/database/statement.ts'
import type { Role } from '#api/permissions.ts'

/** An account as the sign-in needs it. */
export type Account = {
  id: string; account: string; display_name: string; county_code: number; password_hash: string; must_change_password: boolean
  totp_secret: Buffer | null; is_active: boolean; is_demo: boolean; last_post_id: string | null
  /** The posts it holds, oldest first. */
  posts: { id: string; role: Role; county_code: number }[]
}
const account = (condition: string) => `
  SELECT a.id, a.account, a.display_name, a.county_code, a.password_hash, a.must_change_password, a.totp_secret, a.is_active, a.is_demo, a.last_post_id,
    coalesce((SELECT json_agg(json_build_object('id', p.id, 'role', p.role, 'county_code', p.county_code) ORDER BY p.given_at, p.id)
              FROM access.post p WHERE p.account_id = a.id AND p.withdrawn_at IS NULL), '[]'::json) AS posts
  FROM access.account a WHERE ${condition}`
export const findAccountByName = compose<Account>()(fragment<{ account: string }>('find-account-by-name', account('a.account = :account')))
export const selectDemoCounty = compose<{ countyCode: number }>()(fragment<object>('demo-county', 'SELECT county_code AS "countyCode" FROM access.account WHERE is_demo LIMIT 1'))
export const findAccountById = compose<Account>()(fragment<{ accountId: string }>('find-account-by-id', account('a.id = :accountId')))
export const findAccountBySso = compose<Account>()(fragment<{ subject: string }>('find-account-by-sso', account('a.sso_subject = :subject')))

export type NewAccount = {
  accountId: string; account: string; displayName: string; countyCode: number; staffId: string | null; passwordHash: string; mustChange: boolean
  totpSecret: Buffer | null; ssoSubject: string | null; isDemo: boolean; at: string
}
export const insertAccount = compose<never>()(fragment<NewAccount>('insert-account', `
  INSERT INTO access.account (id, account, display_name, county_code, staff_id, password_hash, must_change_password, password_changed_at, totp_secret, sso_subject, is_demo, created_at)
  VALUES (:accountId, :account, :displayName, :countyCode, :staffId, :passwordHash, :mustChange, :at, :totpSecret, :ssoSubject, :isDemo, :at)`))
export type NewPost = {
  postId: string; accountId: string; role: Role; countyCode: number; scopeKind: string; regionCode: string | null; institutionId: string | null; teamId: string | null
  givenBy: string | null; at: string
}
export const insertPost = compose<never>()(fragment<NewPost>('insert-post', `
  INSERT INTO access.post (id, account_id, role, county_code, scope_kind, region_code, institution_id, team_id, given_by, given_at)
  VALUES (:postId, :accountId, :role, :countyCode, :scopeKind, :regionCode, :institutionId, :teamId, :givenBy, :at)`))
export const withdrawPost = compose<{ id: string }>()(fragment<{ postId: string; accountId: string; by: string; at: string }>('withdraw-post', `
  UPDATE access.post SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :postId AND account_id = :accountId AND withdrawn_at IS NULL RETURNING id`))

/** Returns a row only when it changed something. */
export const setActive = compose<{ id: string }>()(fragment<{ accountId: string; isActive: boolean }>('set-account-active', `
  UPDATE access.account SET is_active = :isActive WHERE id = :accountId AND is_active <> :isActive RETURNING id`))
export const setPassword = compose<never>()(fragment<{ accountId: string; passwordHash: string; mustChange: boolean; at: string }>('set-password', `
  UPDATE access.account SET password_hash = :passwordHash, must_change_password = :mustChange, password_changed_at = :at WHERE id = :accountId`))
/** Takes on an authenticator's secret unless there is one already. */
export const enrolSecret = compose<{ id: string }>()(fragment<{ accountId: string; totpSecret: Buffer; step: number }>('enrol-secret', `
  UPDATE access.account SET totp_secret = :totpSecret, totp_last_step = :step WHERE id = :accountId AND totp_secret IS NULL AND is_active RETURNING id`))
/** Uses up a code's half minute; nothing when it or a later one was used. A demonstration's codes are public, so they may be used again. */
export const useStep = compose<{ id: string }>()(fragment<{ accountId: string; step: number }>('use-code-step', `
  UPDATE access.account SET totp_last_step = greatest(totp_last_step, :step::bigint)
  WHERE id = :accountId AND is_active AND (totp_last_step IS NULL OR totp_last_step < :step::bigint OR is_demo) RETURNING id`))
export const clearSecret = compose<{ id: string }>()(fragment<{ accountId: string }>('clear-secret', `
  UPDATE access.account SET totp_secret = NULL, totp_last_step = NULL WHERE id = :accountId AND totp_secret IS NOT NULL RETURNING id`))
export const noteSignIn = compose<never>()(fragment<{ accountId: string; postId: string; at: string }>('note-sign-in', `
  UPDATE access.account SET last_sign_in_at = :at, last_post_id = :postId WHERE id = :accountId`))
export const noteLastPost = compose<never>()(fragment<{ accountId: string; postId: string }>('note-last-post', `
  UPDATE access.account SET last_post_id = :postId WHERE id = :accountId`))
