import type { InputOf } from '#api/endpoint.ts'
import type { codeEndpoint, SignInStep } from '#api/access.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { stepOfCode } from './domain/one-time-code.ts'
import { signedIn } from './ask-for-code.ts'
import { beginSession } from './begin-session.ts'
import { ticketEnded, wrongCode } from './errors.ts'
import { openSecret, sealSecret } from './sealed-secret.ts'
import { deleteTicket, tryTicket } from './session-store.ts'
import { enrolSecret, findAccountById, useStep } from './store.ts'
import { hashToken } from './tokens.ts'
import { usable } from './sign-in.ts'
import type { Access } from './using.ts'

const triesOfTicket = 5

/** The one-time code after the password. The first right code of a new authenticator enrols it. A code counts once. @throws Problem Unauthenticated */
export async function giveCode(using: Access, context: PublicContext, { ticket, code, remember }: InputOf<typeof codeEndpoint>): Promise<SignInStep> {
  const tokenHash = hashToken(ticket)
  const [taken] = await context.run(tryTicket, { tokenHash, at: context.at, most: triesOfTicket })
  if (!taken) throw ticketEnded()
  const [found] = await context.run(findAccountById, { accountId: taken.account_id })
  const account = usable(using, found)
  if (!account) throw ticketEnded()
  const sealed = taken.new_totp_secret ?? account.totp_secret
  if (sealed === null) throw ticketEnded()
  const secret = openSecret(using.keys, account.id, sealed)
  const step = stepOfCode(secret, code, Date.parse(context.at))
  if (step === undefined) throw wrongCode()
  await beginSession(using, context, account, { by: 'code', remember, tried: { subjects: taken.subjects, at: taken.tried_at.toISOString() } }, async (run) => {
    if ((await run(deleteTicket, { tokenHash })).length === 0) throw ticketEnded()
    const used = taken.new_totp_secret
      ? await run(enrolSecret, { accountId: account.id, totpSecret: sealSecret(using.keys, account.id, secret), step })
      : await run(useStep, { accountId: account.id, step })
    if (used.length === 0) throw taken.new_totp_secret ? ticketEnded() : wrongCode()
  })
  return signedIn
}
