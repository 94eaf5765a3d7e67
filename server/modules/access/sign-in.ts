import type { InputOf } from '#api/endpoint.ts'
import type { signInEndpoint, SignInStep } from '#api/access.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { systemActor, type PublicContext } from '#platform/http/context.ts'
import { accountName } from './domain/account-name.ts'
import { stepOfCode } from './domain/one-time-code.ts'
import { afterFirstProof, isKnownDevice, signedIn } from './ask-for-code.ts'
import { beginSession, type Proof } from './begin-session.ts'
import { tooManyGuesses, wrongSignIn } from './errors.ts'
import { limits, subjectsOf, take } from './guesses.ts'
import { hashOfNobody } from './passwords.ts'
import { openSecret } from './sealed-secret.ts'
import { type Account, findAccountByName, useStep } from './store.ts'
import type { Access } from './using.ts'

const guarded: SignInStep = { step: 'guarded', ticket: null, secret: null, qr: null, mayRemember: false }

/**
 * Account and password. Ten tries at an account in a quarter of an hour, from one network, are compared; after ten from anywhere the account
 * is guarded: a password is compared only together with a right code, so that its owner still gets in and a guesser learns nothing.
 * Unknown, disabled and wrong are one answer in one time.
 *
 * @throws Problem Unauthenticated, TooMany
 */
export async function signIn(using: Access, context: PublicContext, input: InputOf<typeof signInEndpoint>): Promise<SignInStep> {
  const { run, at, client } = context
  const name = accountName(input.account)
  const [found] = await run(findAccountByName, { account: name })
  const isDeviceKnown = await isKnownDevice(context, found)
  const subjects = subjectsOf(name, client.address, isDeviceKnown)
  // In this order, so that hammering at one account does not use up what a whole clinic behind one address has.
  if (!(await take(run, subjects.here, limits.here, at)) || !(await take(run, subjects.network, limits.network, at))) throw tooManyGuesses()
  const isOpen = isDeviceKnown || (await take(run, subjects.account, limits.account, at))
  const account = usable(using, found)
  const tried = { subjects: isDeviceKnown || !isOpen ? [subjects.network, subjects.here] : Object.values(subjects), at }
  if (!isOpen) return signInGuarded(using, context, account, input, { by: 'code', remember: false, tried })
  const isRight = await using.passwords.verify(account?.password_hash ?? (await hashOfNobody(using.passwords)), input.password)
  if (!account || !isRight) {
    await auditFailure(context, found)
    throw wrongSignIn()
  }
  return afterFirstProof(using, context, account, isDeviceKnown, { by: 'password', tried })
}

/** An account that may sign in here: active, and not a demonstration's where there is none. */
export const usable = (using: Access, account: Account | undefined): Account | undefined =>
  account?.is_active && (using.settings.isDemo || !account.is_demo) ? account : undefined

/** The code first; only a right one makes the password worth comparing. */
async function signInGuarded(using: Access, context: PublicContext, account: Account | undefined, { code, password }: InputOf<typeof signInEndpoint>, proof: Proof): Promise<SignInStep> {
  if (code === undefined) return guarded
  const secret = account?.totp_secret ? openSecret(using.keys, account.id, account.totp_secret) : 'A'.repeat(32)
  const step = stepOfCode(secret, code, Date.parse(context.at))
  if (!account?.totp_secret || step === undefined) throw wrongSignIn()
  if ((await context.run(useStep, { accountId: account.id, step })).length === 0) throw wrongSignIn()
  if (!(await using.passwords.verify(account.password_hash, password))) throw wrongSignIn()
  await beginSession(using, context, account, proof)
  return signedIn
}

/** What was typed is never kept: a name may be a password in the wrong field. Unknown accounts are noted in county 0, in the same time. */
async function auditFailure(context: PublicContext, account: Account | undefined): Promise<void> {
  const countyCode = account?.county_code ?? 0
  const subjectId = account?.id ?? systemActor.accountId
  const doer = { actor: systemActor, client: context.client, at: context.at, newId: context.newId }
  await context.database.run(insertAuditEvent, auditOf(doer, countyCode, { action: 'access.sign-in-failed', subjectKind: 'account', subjectId, body: { isKnown: account !== undefined } }), [countyCode])
}
