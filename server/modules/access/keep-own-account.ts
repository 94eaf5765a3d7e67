import type { changePasswordEndpoint, switchPostEndpoint } from '#api/access.ts'
import type { InputOf } from '#api/endpoint.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { checkNewPassword } from './domain/check-password.ts'
import { tooManyGuesses, wrongSignIn } from './errors.ts'
import { giveBack, limits, subjectsOf, take } from './guesses.ts'
import { deleteDevices, deleteOtherSessions, deleteSession, setSessionPost } from './session-store.ts'
import { findAccountById, noteLastPost, setPassword } from './store.ts'
import { hashToken, tokenIn } from './tokens.ts'
import type { Access } from './using.ts'

const done = { done: true } as const
const own = (context: CommandContext, action: string, body?: unknown) => ({ action, subjectKind: 'account', subjectId: context.actor.accountId, body })
const ownToken = (context: CommandContext): string => tokenIn(context.client, 'session') ?? ''

/** Ends this session on the server; the cookie left behind opens nothing. */
export async function signOut(using: Access, context: CommandContext): Promise<Answer> {
  const answer = await commitOnce(context, {}, async (run) => {
    await run(deleteSession, { tokenHash: hashToken(ownToken(context)) })
    return { answer: done, audit: [own(context, 'access.sign-out')] }
  })
  using.sessions.forget(ownToken(context))
  return answer
}

/** Acts from now on as another of one's own posts. @throws Problem NotFound for a post that is not held */
export async function switchPost(using: Access, context: CommandContext, input: InputOf<typeof switchPostEndpoint>): Promise<Answer> {
  const { accountId } = context.actor
  const answer = await commitOnce(context, input, async (run) => {
    const changed = await run(setSessionPost, { tokenHash: hashToken(ownToken(context)), accountId, postId: input.postId })
    if (changed.length === 0) throw notFound('post')
    await run(noteLastPost, { accountId, postId: input.postId })
    return { answer: done, audit: [own(context, 'access.switch-post', { from: context.actor.postId, to: input.postId })] }
  })
  using.sessions.forget(ownToken(context))
  return answer
}

/** A new password for oneself; every other session and every remembered device of the account ends. @throws Problem Refused with all reasons, TooMany */
export async function changePassword(using: Access, context: CommandContext, { current, next }: InputOf<typeof changePasswordEndpoint>): Promise<Answer> {
  const { accountId } = context.actor
  // Neither password goes into the stored request: its digest would be quick to guess from.
  const answer = await commitOnce(context, {}, async (run) => {
    const [account] = await run(findAccountById, { accountId })
    if (!account) throw wrongSignIn()
    const subject = subjectsOf(account.account, context.client.address, false).here
    // Outside the transaction, so that a wrong try counts although nothing else is kept.
    if (!(await take(context.run, subject, limits.here, context.at))) throw tooManyGuesses()
    if (!(await using.passwords.verify(account.password_hash, current))) throw refused([{ code: 'ACCESS.WRONG_CURRENT' }])
    await giveBack(context.run, [subject], context.at)
    const reasons = [...checkNewPassword(account.account, next), ...(next === current ? [{ code: 'ACCESS.PASSWORD_SAME' }] : [])]
    if (reasons.length > 0) throw refused(reasons)
    await run(setPassword, { accountId, passwordHash: await using.passwords.hash(next), mustChange: false, at: context.at })
    await run(deleteOtherSessions, { accountId, keep: hashToken(ownToken(context)) })
    await run(deleteDevices, { accountId })
    return { answer: done, audit: [own(context, 'access.change-password')] }
  })
  using.sessions.forget(ownToken(context))
  return answer
}
