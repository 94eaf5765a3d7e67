import type { meEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import type { Context } from '#platform/http/context.ts'
import { listOwnPosts } from './list-posts.ts'

/** Who is signed in, as which of the posts held, and what that allows. */
export async function getMe({ actor, database, on }: Context): Promise<OutputOf<typeof meEndpoint>> {
  const posts = await listOwnPosts(database, actor.accountId)
  const current = posts.find((post) => post.post_id === actor.postId)
  return {
    accountId: actor.accountId, displayName: actor.displayName, role: actor.role, permissions: [...actor.permissions], scope: actor.scope, countyCode: actor.countyCode,
    countyName: current?.county_name ?? null, institutionName: current?.institution_name ?? null, teamName: current?.team_name ?? null,
    posts: posts.map((post) => ({
      postId: post.post_id, role: post.role, countyName: post.region_name ?? post.county_name, institutionName: post.institution_name, teamName: post.team_name, isCurrent: post.post_id === actor.postId,
    })),
    mustChangePassword: actor.limitedBy === 'ACCESS.CHANGE_PASSWORD_FIRST', today: on,
  }
}
