import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { Role } from '#api/permissions.ts'
import type { Actor, Scope } from '#platform/http/actor.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { isRegionWithin, reachOf } from './reach-of.ts'
import { roleTable } from './roles.ts'

/** A post as it stands: a role somewhere, with the county, township and institution that place lies in. */
export type PlacedPost = { role: Role; scope: Scope; countyCode: number; townshipCode: string | null }

/**
 * Whether an officer may give a post, or change an account that holds it: only roles he may give, only within his own scope, only where
 * the role may be held. All reasons at once.
 */
export function decideGiving(actor: Actor, post: PlacedPost): Decision<PlacedPost> {
  const reach = reachOf(post.scope)
  const reasons: Reason[] = []
  if (!roleTable[actor.role].mayGive.includes(post.role)) reasons.push({ code: 'ACCESS.ROLE_ABOVE', params: { role: post.role } })
  if (reach === undefined || !roleTable[post.role].reaches.includes(reach)) reasons.push({ code: 'ACCESS.ROLE_PLACE', params: { role: post.role } })
  if (!isPostWithin(actor, post)) reasons.push({ code: 'ACCESS.OUTSIDE_SCOPE' })
  return reasons.length > 0 ? refuse(...reasons) : allow(post)
}

/** Whether a post lies within the actor's scope: what he may see of an account. */
export function isPostWithin(actor: Actor, { scope, countyCode, townshipCode }: PlacedPost): boolean {
  if (scope.kind === 'region') return actor.scope.kind === 'region' && isRegionWithin(scope.code, actor.scope.code)
  if (scope.kind === 'none') return false
  return isWithinScope(actor, { countyCode, townshipCode, institutionId: scope.institutionId, teamId: scope.kind === 'team' ? scope.teamId : null })
}

/**
 * Whether an officer may disable, reset or rename an account: each post it holds must be one he might give, so that nobody reaches
 * above himself by resetting a superior's password; and never his own.
 */
export function decideManaging(actor: Actor, account: { accountId: string; countyCode: number; posts: readonly PlacedPost[] }): Decision<true> {
  const reasons: Reason[] = []
  if (account.accountId === actor.accountId) reasons.push({ code: 'ACCESS.OWN_ACCOUNT' })
  if (!actor.countyCodes.includes(account.countyCode)) reasons.push({ code: 'ACCESS.OUTSIDE_SCOPE' })
  const above = account.posts.filter((post) => !decideGiving(actor, post).allowed)
  if (above.length > 0) reasons.push({ code: 'ACCESS.OTHER_POSTS', params: { count: above.length } })
  return reasons.length > 0 ? refuse(...reasons) : allow(true)
}
