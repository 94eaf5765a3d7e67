import type { disableUserEndpoint, givePostEndpoint, withdrawPostEndpoint } from '#api/access.ts'
import type { InputOf } from '#api/endpoint.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { placePost } from './create-user.ts'
import { getManagedUser, type User } from './get-user.ts'
import { firstPasswordOf, withFirstPassword } from './first-password.ts'
import { columnsOfScope } from './seed-demo-accounts.ts'
import { deleteDevices, deleteOtherSessions } from './session-store.ts'
import { clearSecret, insertPost, setActive, setPassword, withdrawPost } from './store.ts'
import type { Access } from './using.ts'

type Named = InputOf<typeof disableUserEndpoint>
const done = { done: true } as const
const none = Buffer.alloc(32)

/** One change to an account the actor may manage, audited with its reason. */
function managing<T>(context: CommandContext, input: Named, action: string, work: (run: Run, user: User) => Promise<{ answer: T; body?: unknown }>, onConstraint?: Parameters<typeof commitOnce>[3]): Promise<Answer> {
  return commitOnce(context, input, async (run) => {
    const user = await getManagedUser(run, context.actor, input.accountId, context.at)
    const { answer, body } = await work(run, user)
    return { answer, audit: [{ action, subjectKind: 'account', subjectId: input.accountId, reason: input.reason, body }] }
  }, onConstraint)
}

async function signOutEverywhere(run: Run, accountId: string): Promise<void> {
  await run(deleteOtherSessions, { accountId, keep: none })
  await run(deleteDevices, { accountId })
}

/** Nobody signs in with the account any more, and who is signed in with it is out within a second. */
export const disableUser = (context: CommandContext, input: Named): Promise<Answer> =>
  managing(context, input, 'access.disable-user', async (run) => {
    if ((await run(setActive, { accountId: input.accountId, isActive: false })).length === 0) throw refused([{ code: 'ACCESS.ALREADY_DISABLED' }])
    await signOutEverywhere(run, input.accountId)
    return { answer: done, body: { before: { isActive: true }, after: { isActive: false } } }
  })

/** The account may sign in again, with the password it had. */
export const enableUser = (context: CommandContext, input: Named): Promise<Answer> =>
  managing(context, input, 'access.enable-user', async (run) => {
    if ((await run(setActive, { accountId: input.accountId, isActive: true })).length === 0) throw refused([{ code: 'ACCESS.ALREADY_ACTIVE' }])
    return { answer: done, body: { before: { isActive: false }, after: { isActive: true } } }
  })

/** A new first password, shown once; all sessions end. The second factor stays. */
export async function resetPassword(using: Access, context: CommandContext, input: Named): Promise<Answer> {
  const passwordHash = await using.passwords.hash(firstPasswordOf(using.keys, input.accountId, context.key))
  const answer = await managing(context, input, 'access.reset-password', async (run) => {
    await run(setPassword, { accountId: input.accountId, passwordHash, mustChange: true, at: context.at })
    await signOutEverywhere(run, input.accountId)
    return { answer: { accountId: input.accountId } }
  })
  return withFirstPassword(using.keys, answer, context.key)
}

/** Takes the authenticator off, for who lost it: the next sign-in binds a new one. All sessions end. */
export const resetSecondFactor = (context: CommandContext, input: Named): Promise<Answer> =>
  managing(context, input, 'access.reset-second-factor', async (run) => {
    if ((await run(clearSecret, { accountId: input.accountId })).length === 0) throw refused([{ code: 'ACCESS.NO_SECOND_FACTOR' }])
    await signOutEverywhere(run, input.accountId)
    return { answer: done, body: { before: { hasSecondFactor: true }, after: { hasSecondFactor: false } } }
  })

/** One more post. @throws Problem Refused: not one's to give, outside the scope, held already */
export const givePost = (context: CommandContext, input: InputOf<typeof givePostEndpoint>): Promise<Answer> =>
  managing(context, input, 'access.give-post', async (run) => {
    const { actor, at } = context
    const { placed, reasons } = await placePost(run, actor, input.post)
    if (reasons.length > 0 || !placed) throw refused(reasons)
    const postId = context.newId()
    await run(insertPost, { postId, accountId: input.accountId, role: placed.role, countyCode: placed.countyCode, ...columnsOfScope(placed.scope), givenBy: actor.accountId, at })
    return { answer: { postId }, body: { postId, ...input.post } }
  }, (name) => (name === 'post_once' ? refused([{ code: 'ACCESS.POST_HELD' }]) : undefined))

/** A post ends; sessions acting as it are out within a second. */
export const withdrawPostOf = (context: CommandContext, input: InputOf<typeof withdrawPostEndpoint>): Promise<Answer> =>
  managing(context, input, 'access.withdraw-post', async (run, { posts }) => {
    const { accountId, postId } = input
    const post = posts.find((one) => one.post_id === postId)
    if (!post || (await run(withdrawPost, { postId, accountId, by: context.actor.accountId, at: context.at })).length === 0) throw notFound('post')
    return { answer: done, body: { postId, role: post.role } }
  })
