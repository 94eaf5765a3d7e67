import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import type { SignInStep } from '#api/access.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { enrolmentAddress, secretOf } from './domain/one-time-code.ts'
import { mayRemember, needsCode } from './domain/roles.ts'
import { beginSession, type Proof } from './begin-session.ts'
import { sealSecret } from './sealed-secret.ts'
import { findDevice, insertTicket } from './session-store.ts'
import type { Account } from './store.ts'
import { hashToken, newToken, tokenIn } from './tokens.ts'
import type { Access } from './using.ts'

const ticketMs = 5 * 60_000
export const signedIn: SignInStep = { step: 'done', ticket: null, secret: null, qr: null, mayRemember: false }

/** Whether this browser was remembered for this account within 30 days. */
export async function isKnownDevice(context: PublicContext, account: Account | undefined): Promise<boolean> {
  const token = tokenIn(context.client, 'device')
  if (token === undefined || !account) return false
  const [device] = await context.run(findDevice, { tokenHash: hashToken(token), at: context.at })
  return device?.account_id === account.id
}

/** After the first proof: a session where that is enough, else a ticket and the question for the code, with an authenticator's secret when there is none yet. */
export async function afterFirstProof(using: Access, context: PublicContext, account: Account, isDeviceKnown: boolean, proof: Omit<Proof, 'remember'>): Promise<SignInStep> {
  const held = account.posts.map(({ role }) => role)
  if (!needsCode(held, isDeviceKnown)) {
    await beginSession(using, context, account, { ...proof, remember: false })
    return signedIn
  }
  const secret = account.totp_secret === null ? secretOf(randomBytes(20)) : null
  const ticket = newToken()
  await context.run(insertTicket, {
    tokenHash: hashToken(ticket), accountId: account.id, newSecret: secret === null ? null : sealSecret(using.keys, account.id, secret), at: proof.tried.at,
    subjects: [...proof.tried.subjects], expiresAt: new Date(Date.parse(context.at) + ticketMs).toISOString(),
  })
  const asked = { ticket, mayRemember: mayRemember(held) }
  if (secret === null) return { step: 'code', secret: null, qr: null, ...asked }
  return { step: 'enrol', secret, qr: await QRCode.toDataURL(enrolmentAddress(secret, account.account), { margin: 1, width: 296 }), ...asked }
}
