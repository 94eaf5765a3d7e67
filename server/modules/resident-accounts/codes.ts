import { randomInt, timingSafeEqual } from 'node:crypto'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Sending } from '#api/resident-accounts.ts'
import { noMessages, tooManyCodes, wrongCode } from './errors.ts'
import type { ResidentAccountsUsing } from './using.ts'

const [liveSeconds, resendSeconds, mostTries] = [300, 60, 5]
/** How many codes within an hour and within a day: to one telephone, and from one network or for one account. */
const limits = { phone: [5, 10], network: [300, 1200], account: [5, 10] } as const

const storeCode = compose<never>()(fragment<{ subject: Buffer; codeDigest: Buffer; expiresAt: string }>('store-code', `
  INSERT INTO resident_accounts.code (subject, code_hmac, expires_at) VALUES (:subject, :codeDigest, :expiresAt)
  ON CONFLICT (subject) DO UPDATE SET code_hmac = EXCLUDED.code_hmac, tries = 0, expires_at = EXCLUDED.expires_at`))
/** Uses one try; nothing when there is no code, it is too old, or its tries are used up. */
const tryCode = compose<{ code_hmac: Buffer }>()(fragment<{ subject: Buffer; at: string; most: number }>('try-code', `
  UPDATE resident_accounts.code SET tries = tries + 1 WHERE subject = :subject AND expires_at > :at AND tries < :most RETURNING code_hmac`))
/** The winner of two who give the right code at once is whoever takes it away. */
const takeCode = compose<{ taken: 1 }>()(fragment<{ subject: Buffer; codeDigest: Buffer }>('take-code', `
  DELETE FROM resident_accounts.code WHERE subject = :subject AND code_hmac = :codeDigest RETURNING 1 AS taken`))
/** Notes a sending unless the subject had one a minute ago or its number in the hour or the day; one statement, so that races count. */
const noteSending = compose<{ taken: 1 }>()(fragment<{ subject: Buffer; at: string; mostAnHour: number; mostADay: number; pause: number }>('note-sending', `
  INSERT INTO resident_accounts.sending AS s (subject, sent) VALUES (:subject, ARRAY[:at::timestamptz])
  ON CONFLICT (subject) DO UPDATE SET sent = ARRAY(SELECT t FROM unnest(s.sent) AS t WHERE t > :at::timestamptz - interval '1 day' AND t <= :at::timestamptz + interval '5 minutes') || :at::timestamptz
  WHERE (SELECT count(*) < :mostADay AND count(*) FILTER (WHERE t > :at::timestamptz - interval '1 hour') < :mostAnHour AND count(*) FILTER (WHERE t > :at::timestamptz - make_interval(secs => :pause)) = 0
         FROM unnest(s.sent) AS t WHERE t > :at::timestamptz - interval '1 day' AND t <= :at::timestamptz + interval '5 minutes')
  RETURNING 1 AS taken`))

type Kind = keyof typeof limits
export const subjectOf = (using: ResidentAccountsUsing, purpose: string, value: string): Buffer => blindIndex(using.keys.index, `resident_accounts.${purpose}`, value)
const digestOf = (using: ResidentAccountsUsing, subject: Buffer, code: string) => blindIndex(using.keys.index, 'resident_accounts.code', `${subject.toString('hex')} ${code}`)

/** @throws Problem Refused where no message can be sent, but for a demonstration, which shows the code */
export function demandCarrier({ carrier, settings }: ResidentAccountsUsing): void {
  if (carrier === null && !settings.isDemo) throw noMessages()
}

/** Counts one more code against a telephone, a network or an account; false when it has had its number. */
export async function maySend(using: ResidentAccountsUsing, run: Run, kind: Kind, value: string, at: string): Promise<boolean> {
  const [mostAnHour, mostADay] = limits[kind]
  const noted = await run(noteSending, { subject: subjectOf(using, `sending.${kind}`, value), at, mostAnHour, mostADay, pause: kind === 'phone' ? resendSeconds : 0 })
  return noted.length > 0
}

/** The same, for who may be told. @throws Problem TooMany */
export async function countSending(using: ResidentAccountsUsing, run: Run, kind: Kind, value: string, at: string): Promise<void> {
  if (!(await maySend(using, run, kind, value, at))) throw tooManyCodes(kind === 'phone' ? resendSeconds : 3600)
}

/** Makes a code for a subject, replacing an earlier one, and sends it; to nobody when `phone` is null, which looks the same to who asked. */
export async function sendCode(using: ResidentAccountsUsing, run: Run, at: string, subject: Buffer, phone: string | null, text: (code: string) => string): Promise<Sending> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  if (phone !== null) {
    await run(storeCode, { subject, codeDigest: digestOf(using, subject, code), expiresAt: new Date(Date.parse(at) + liveSeconds * 1000).toISOString() })
    // Not waited for: how long the gateway takes would tell whether there was anybody to send to.
    using.carrier?.send(phone, text(code)).catch(() => undefined)
  }
  return { seconds: liveSeconds, resendSeconds, demoCode: using.settings.isDemo && using.carrier === null && phone !== null ? code : null }
}

/** Uses a code up. @throws Problem Refused when it is wrong, too old, used, or tried five times */
export async function spendCode(using: ResidentAccountsUsing, run: Run, at: string, subject: Buffer, code: string): Promise<void> {
  const [kept] = await run(tryCode, { subject, at, most: mostTries })
  const codeDigest = digestOf(using, subject, code)
  if (!kept || !timingSafeEqual(kept.code_hmac, codeDigest) || (await run(takeCode, { subject, codeDigest })).length === 0) throw wrongCode()
}
