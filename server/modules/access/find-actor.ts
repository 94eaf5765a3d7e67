import type { Permission } from '#api/permissions.ts'
import type { Database } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { permissionsOf } from './domain/roles.ts'
import { scopeOf } from './session-directory.ts'
import type { Holder } from './session-store.ts'

const selectPosts = compose<Omit<Holder, 'must_change_password' | 'last_seen_at' | 'county_codes'>>()(fragment<{ account: string }>('posts-of-named-account', `
  SELECT a.id AS account_id, p.id AS post_id, a.staff_id, a.display_name, p.role, p.county_code, p.scope_kind, p.region_code, p.institution_id, p.team_id
  FROM access.account a JOIN access.post p ON p.account_id = a.id AND p.withdrawn_at IS NULL WHERE a.account = :account AND a.is_active AND NOT a.must_change_password ORDER BY p.id`))

/** Who works by the command line under an account's name: the first of its posts that may do this. Undefined when the account has none, is off, or never chose a password. */
export async function findActor(database: Database, account: string, permission: Permission): Promise<Actor | undefined> {
  const post = (await database.run(selectPosts, { account }, [])).find(({ role }) => permissionsOf(role).has(permission))
  return post && {
    accountId: post.account_id, postId: post.post_id, staffId: post.staff_id, displayName: post.display_name, role: post.role, scope: scopeOf(post),
    countyCode: post.county_code, countyCodes: [post.county_code], permissions: permissionsOf(post.role),
  }
}
