import { randomUUID } from 'node:crypto'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { askSignInCodeEndpoint, signInByCodeEndpoint } from '#api/resident-accounts.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { networkOf } from '#platform/http/network-of.ts'
import { refused } from '#platform/problem.ts'
import { countSending, demandCarrier, sendCode, subjectOf, spendCode } from './codes.ts'
import { signInText } from './domain/message-texts.ts'
import { beginPhoneSession, phonePlace } from './session-directory.ts'
import { openAccount } from './store.ts'
import type { ResidentAccountsUsing } from './using.ts'

/** Only a mobile gets messages. @throws Problem Refused with what is wrong about the number */
function mobileOf(text: string): string {
  const read = parsePhoneNumber(text)
  if (!read.allowed) throw refused(read.reasons)
  if (!read.value.startsWith('1')) throw refused([{ code: 'RESIDENT_ACCOUNTS.NOT_A_MOBILE' }])
  return read.value
}

/** Sends the code somebody signs in with, good with the ticket of whoever asked. One a minute, five an hour and ten a day to a number. @throws Problem Refused, TooMany */
export async function askSignInCode(using: ResidentAccountsUsing, { run, at, client }: PublicContext, input: InputOf<typeof askSignInCodeEndpoint>): Promise<OutputOf<typeof askSignInCodeEndpoint>> {
  demandCarrier(using)
  const phone = mobileOf(input.phone)
  await countSending(using, run, 'network', networkOf(client.address), at)
  await countSending(using, run, 'phone', phone, at)
  const ticket = randomUUID()
  return { ...(await sendCode(using, run, at, subjectOf(using, 'sign-in', `${phone} ${ticket}`), phone, signInText)), ticket }
}

/** The code opens the account of its telephone, made at the first time. @throws Problem Refused for a code that is wrong, old, or tried five times */
export async function signInByCode(using: ResidentAccountsUsing, context: PublicContext, input: InputOf<typeof signInByCodeEndpoint>): Promise<OutputOf<typeof signInByCodeEndpoint>> {
  const { run, at } = context
  const phone = mobileOf(input.phone)
  await spendCode(using, run, at, subjectOf(using, 'sign-in', `${phone} ${input.ticket}`), input.code)
  const accountId = context.newId()
  const [account] = await run(openAccount, { accountId, phoneCipher: sealField(using.keys.field, phonePlace(accountId), phone), phoneDigest: subjectOf(using, 'phone', phone), at })
  if (!account) throw new Error('opening an account gave none')
  await beginPhoneSession(using, context, account.id)
  return { isNew: account.is_new }
}
