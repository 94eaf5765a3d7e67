import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { mayRemember } from './domain/roles.ts'
import { noPost } from './errors.ts'
import { giveBack } from './guesses.ts'
import { longestMs } from './session-directory.ts'
import { deleteSession, insertDevice, insertSession } from './session-store.ts'
import { type Account, noteSignIn } from './store.ts'
import { cookieOf, hashToken, newToken, tokenIn } from './tokens.ts'
import type { Access } from './using.ts'

const deviceMs = 30 * 86_400_000
export type Proof = { by: 'password' | 'code' | 'sso'; remember: boolean; tried: { subjects: readonly string[]; at: string } }

/**
 * Begins a session: a fresh token whatever the browser brought, the old one's session ended, the sign-in audited. `alsoStore` runs in the same
 * transaction and may refuse.
 */
export async function beginSession(using: Access, context: PublicContext, account: Account, proof: Proof, alsoStore: (run: Run) => Promise<void> = async () => {}): Promise<void> {
  const post = account.posts.find(({ id }) => id === account.last_post_id) ?? account.posts[0]
  if (!post) throw noPost()
  const { client, at } = context
  const now = Date.parse(at)
  const [token, device] = [newToken(), newToken()]
  const isRemembered = proof.remember && mayRemember(account.posts.map(({ role }) => role))
  const old = tokenIn(client, 'session')
  await context.database.transact([account.county_code], async (run) => {
    await alsoStore(run)
    if (old !== undefined) await run(deleteSession, { tokenHash: hashToken(old) })
    await run(insertSession, { tokenHash: hashToken(token), accountId: account.id, postId: post.id, at, expiresAt: new Date(now + longestMs).toISOString() })
    if (isRemembered) await run(insertDevice, { tokenHash: hashToken(device), accountId: account.id, at, expiresAt: new Date(now + deviceMs).toISOString() })
    await run(noteSignIn, { accountId: account.id, postId: post.id, at })
    await giveBack(run, proof.tried.subjects, proof.tried.at)
    const doer = { actor: { accountId: account.id, displayName: account.display_name }, client, at, newId: context.newId }
    await run(insertAuditEvent, auditOf(doer, account.county_code, { action: 'access.sign-in', subjectKind: 'account', subjectId: account.id, body: { by: proof.by, role: post.role, isDeviceRemembered: isRemembered } }))
  })
  if (old !== undefined) using.sessions.forget(old)
  const { origin } = using.settings
  context.setCookie(cookieOf('session', token, longestMs / 1000, origin))
  if (isRemembered) context.setCookie(cookieOf('device', device, deviceMs / 1000, origin))
}
