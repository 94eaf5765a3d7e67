import type { createUserEndpoint } from '#api/access.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { Reason } from '#kernel/decision.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { type Problem, refused } from '#platform/problem.ts'
import { type PlacedPost, decideGiving } from './domain/decide-giving.ts'
import { roleTable } from './domain/roles.ts'
import { findPlace, worksAt } from './find-place.ts'
import { firstPasswordOf, withFirstPassword } from './first-password.ts'
import { columnsOfScope } from './seed-demo-accounts.ts'
import { insertAccount, insertPost } from './store.ts'
import type { Access } from './using.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'

/** A new account with its first post and a password shown once. @throws Problem Refused: name taken, post not one's to give, staff working elsewhere */
export async function createUser(using: Access, context: CommandContext, input: InputOf<typeof createUserEndpoint>): Promise<Answer> {
  const { actor, at, on, key } = context
  const accountId = context.newId()
  const passwordHash = await using.passwords.hash(firstPasswordOf(using.keys, accountId, key))
  const answer = await commitOnce(context, input, async (run) => {
    const { post, staffId, account, displayName, ssoSubject } = input
    const { placed, reasons } = await placePost(run, actor, post)
    if (staffId !== null && !(await isStaffThere(run, staffId, post.scope, on))) reasons.push({ code: 'ACCESS.STAFF_ELSEWHERE' })
    if (staffId === null && roleTable[post.role].reaches.includes('team')) reasons.push({ code: 'ACCESS.STAFF_NEEDED', params: { role: post.role } })
    if (reasons.length > 0 || !placed) throw refused(reasons)
    await run(insertAccount, { accountId, account, displayName, countyCode: placed.countyCode, staffId, passwordHash, mustChange: true, totpSecret: null, ssoSubject, isDemo: false, at })
    await run(insertPost, { postId: context.newId(), accountId, role: post.role, countyCode: placed.countyCode, ...columnsOfScope(post.scope), givenBy: actor.accountId, at })
    return { answer: { accountId }, audit: [{ action: 'access.create-user', subjectKind: 'account', subjectId: accountId, body: { account, staffId, post } }] }
  }, onConstraint)
  return withFirstPassword(using.keys, answer, key)
}

/** A post to be given, at its place; with every reason why not. A place that does not exist is outside every scope. */
export async function placePost(run: Run, actor: Actor, post: Pick<PlacedPost, 'role' | 'scope'>): Promise<{ placed: PlacedPost | undefined; reasons: Reason[] }> {
  const place = await findPlace(run, actor, post.scope)
  if (!place) return { placed: undefined, reasons: [{ code: 'ACCESS.OUTSIDE_SCOPE' }] }
  const placed = { ...post, ...place }
  const decision = decideGiving(actor, placed)
  return { placed, reasons: decision.allowed ? [] : decision.reasons }
}

async function isStaffThere(run: Run, staffId: string, scope: PlacedPost['scope'], on: string): Promise<boolean> {
  return (scope.kind === 'institution' || scope.kind === 'team') && (await worksAt(run, staffId, scope.institutionId, on))
}

const onConstraint = (name: string): Problem | undefined => {
  const code = { account_account_key: 'ACCESS.NAME_TAKEN', account_staff_id_key: 'ACCESS.STAFF_HAS_ACCOUNT', account_sso_subject_key: 'ACCESS.SSO_TAKEN' }[name]
  return code === undefined ? undefined : refused([{ code }])
}
