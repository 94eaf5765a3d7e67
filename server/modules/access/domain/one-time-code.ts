import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30

const totpOf = (secret: string, account: string) =>
  new TOTP({ issuer: 'Jiayi', label: account, algorithm: 'SHA1', digits: 6, period: periodSeconds, secret: Secret.fromBase32(secret) })

/** Which half minute a code belongs to, one before and one after now allowed for slow clocks; nothing when the code is wrong. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta
}

/** The code shown by an authenticator at an instant. */
export const codeAt = (secret: string, now: number): string => totpOf(secret, '').generate({ timestamp: now })

/** What an authenticator scans to begin: otpauth://totp/… */
export const enrolmentAddress = (secret: string, account: string): string => totpOf(secret, account).toString()

/** A secret of 160 bits in base32, from random bytes given by the caller. */
export const secretOf = (random: Uint8Array): string => new Secret({ buffer: Uint8Array.from(random).buffer }).base32

/** The secret of a demonstration account: the same everywhere, and so none. */
export const demoSecret = (account: string): string => secretOf(createHash('sha256').update(`jiayi demonstration ${account}`).digest().subarray(0, 20))
