import type { Permission } from '#api/permissions.ts'
import type { Database } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { permissionsOf } from './domain/roles.ts'
import { scopeOf } from './session-directory.ts'
import { countiesOf, type Holder } from './session-store.ts'

type Post = Omit<Holder, 'must_change_password' | 'last_seen_at'>
const selectPosts = compose<Omit<Post, 'county_codes'>>()(fragment<{ account: string }>('posts-of-named-account', `
  SELECT a.id AS account_id, p.id AS post_id, a.staff_id, a.display_name, p.role, p.county_code, p.scope_kind, p.region_code, p.institution_id, p.team_id
  FROM access.account a JOIN access.post p ON p.account_id = a.id AND p.withdrawn_at IS NULL WHERE a.account = :account AND a.is_active AND NOT a.must_change_password ORDER BY p.id`))

/** Who works by the command line under an account's name: the first of its posts that may do this. Undefined when the account has none, is off, or never chose a password. */
export async function findActor(database: Database, account: string, permission: Permission): Promise<Actor | undefined> {
  const post = (await database.run(selectPosts, { account }, [])).find(({ role }) => permissionsOf(role).has(permission))
  return post && actorOf(post, [post.county_code])
}

const selectPost = compose<Post>()(fragment<{ accountId: string; postId: string }>('post-as-it-is', `
  SELECT a.id AS account_id, p.id AS post_id, a.staff_id, a.display_name, p.role, p.county_code, p.scope_kind, p.region_code, p.institution_id, p.team_id, ${countiesOf} AS county_codes
  FROM access.account a JOIN access.post p ON p.account_id = a.id AND p.withdrawn_at IS NULL WHERE a.id = :accountId AND p.id = :postId AND a.is_active`))

/** Who a post is now, for work that goes on without its holder. Undefined when it was withdrawn, or the account is off. */
export async function findActorOfPost(database: Database, accountId: string, postId: string): Promise<Actor | undefined> {
  const [post] = await database.run(selectPost, { accountId, postId }, [])
  return post && actorOf(post, post.county_codes)
}

function actorOf(post: Omit<Post, 'county_codes'>, countyCodes: readonly number[]): Actor {
  return {
    accountId: post.account_id, postId: post.post_id, staffId: post.staff_id, displayName: post.display_name, role: post.role, scope: scopeOf(post),
    countyCode: post.county_code, countyCodes, permissions: permissionsOf(post.role),
  }
}
