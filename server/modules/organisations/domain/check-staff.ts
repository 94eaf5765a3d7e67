import type { Reason } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { reason } from '../errors.ts'

type Dated = { validFrom: string; validUntil: string | null }
export type StaffEntry = { bornOn: string | null; phone: string | null; licences: readonly Dated[]; posts: readonly (Dated & { institutionId: string; isPrimary: boolean })[] }

/** A telephone as it is stored and looked up: digits only; null when there is none. Text that `checkStaff` refuses is none. */
export function digitsOf(phone: string | null): string | null {
  const read = phone ? parsePhoneNumber(phone) : null
  return read?.allowed ? read.value : null
}

/** What is wrong with the entry of a member of staff on a day: every reason at once, none when it is right. Exactly one post is the main one. */
export function checkStaff({ bornOn, phone, licences, posts }: StaffEntry, on: LocalDate): Reason[] {
  const keys = posts.map(({ institutionId }) => institutionId)
  return [
    ...(bornOn !== null && bornOn > on ? [reason.bornLater()] : []),
    ...(phone && !parsePhoneNumber(phone).allowed ? [reason.phone()] : []),
    ...(posts.filter(({ isPrimary }) => isPrimary).length === 1 ? [] : [reason.onePrimaryPost()]),
    ...(new Set(keys).size === keys.length ? [] : [reason.postTwice()]),
    ...([...licences, ...posts].some(({ validFrom, validUntil }) => validUntil !== null && validUntil < validFrom) ? [reason.daysReversed()] : []),
  ]
}
