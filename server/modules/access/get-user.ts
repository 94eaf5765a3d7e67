import type { userEndpoint } from '#api/access.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound, refused } from '#platform/problem.ts'
import { decideManaging, isPostWithin } from './domain/decide-giving.ts'
import { listPosts, type NamedPost, placedPost, shownPost } from './list-posts.ts'

type Row = {
  id: string; account: string; display_name: string; county_code: number; is_active: boolean; must_change_password: boolean; has_second_factor: boolean; has_sso: boolean
  last_sign_in_at: Date | null; created_at: Date; staff_id: string | null; staff_name: string | null; sessions: number
}
const findUser = compose<Row>()(fragment<{ accountId: string; at: string }>('find-user', `
  SELECT a.id, a.account, a.display_name, a.county_code, a.is_active, a.must_change_password, a.totp_secret IS NOT NULL AS has_second_factor, a.sso_subject IS NOT NULL AS has_sso,
    a.last_sign_in_at, a.created_at, a.staff_id, s.name AS staff_name,
    (SELECT count(*)::int FROM access.session n WHERE n.account_id = a.id AND n.expires_at > :at AND n.last_seen_at > :at::timestamptz - interval '30 minutes') AS sessions
  FROM access.account a LEFT JOIN organisations.staff s ON s.id = a.staff_id WHERE a.id = :accountId`))
const lockUser = compose<{ id: string }>()(fragment<{ accountId: string }>('lock-user', 'SELECT id FROM access.account WHERE id = :accountId FOR UPDATE'))

export type User = { row: Row; posts: NamedPost[] }

/** An account with its posts, if the actor's scope holds it: of his county, and for a narrower scope with a post there. @throws Problem NotFound */
export async function getVisibleUser(run: Run, actor: Actor, accountId: string, at: string): Promise<User> {
  const [row] = await run(findUser, { accountId, at })
  const posts = row ? await run(listPosts, { accountIds: [accountId] }) : []
  const looksAfterAll = actor.scope.kind === 'region' && actor.scope.code.length <= 6
  if (!row || !actor.countyCodes.includes(row.county_code) || !(looksAfterAll || posts.some((post) => isPostWithin(actor, placedPost(post))))) throw notFound('account')
  return { row, posts }
}

/** The same for changing it: locked, and refused with all reasons unless the actor may. @throws Problem NotFound, Refused */
export async function getManagedUser(run: Run, actor: Actor, accountId: string, at: string): Promise<User> {
  await run(lockUser, { accountId })
  const user = await getVisibleUser(run, actor, accountId, at)
  const decision = decideManaging(actor, { accountId, countyCode: user.row.county_code, posts: user.posts.map(placedPost) })
  if (!decision.allowed) throw refused(decision.reasons)
  return user
}

/** One account for who keeps accounts: posts, sign-ins, and whether he may change it. */
export async function getUser({ run, actor, at }: Context, { accountId }: InputOf<typeof userEndpoint>): Promise<OutputOf<typeof userEndpoint>> {
  const { row, posts } = await getVisibleUser(run, actor, accountId, at)
  const decision = decideManaging(actor, { accountId, countyCode: row.county_code, posts: posts.map(placedPost) })
  const may = actor.permissions.has('user.edit')
  return {
    ...shownUser(row), posts: posts.map(shownPost), staffName: row.staff_name, createdAt: row.created_at.toISOString(), sessions: row.sessions, hasSso: row.has_sso,
    mayManage: may && decision.allowed, whyNot: may && !decision.allowed ? decision.reasons.map(({ code, params }) => ({ code, ...(params ? { params } : {}) })) : [],
  }
}

export type ShownRow = Pick<Row, 'id' | 'account' | 'display_name' | 'is_active' | 'must_change_password' | 'has_second_factor' | 'last_sign_in_at'>
/** The part of an account that lists show. */
export const shownUser = (row: ShownRow) => ({
  accountId: row.id, account: row.account, displayName: row.display_name, isActive: row.is_active, mustChangePassword: row.must_change_password,
  hasSecondFactor: row.has_second_factor, lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
})
