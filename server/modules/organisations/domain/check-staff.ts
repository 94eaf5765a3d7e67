import type { Reason } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { reason } from '../errors.ts'

type Dated = { validFrom: string; validUntil: string | null }
export type StaffEntry = { bornOn: string | null; phone: string | null; licences: readonly Dated[]; posts: readonly (Dated & { institutionId: string; isPrimary: boolean })[] }
const phoneShape = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/

/** What is wrong with the entry of a member of staff on a day: every reason at once, none when it is right. Exactly one post is the main one. */
export function checkStaff({ bornOn, phone, licences, posts }: StaffEntry, on: LocalDate): Reason[] {
  const keys = posts.map(({ institutionId }) => institutionId)
  return [
    ...(bornOn !== null && bornOn > on ? [reason.bornLater()] : []),
    ...(phone && !phoneShape.test(phone.replaceAll(' ', '')) ? [reason.phone()] : []),
    ...(posts.filter(({ isPrimary }) => isPrimary).length === 1 ? [] : [reason.onePrimaryPost()]),
    ...(new Set(keys).size === keys.length ? [] : [reason.postTwice()]),
    ...([...licences, ...posts].some(({ validFrom, validUntil }) => validUntil !== null && validUntil < validFrom) ? [reason.daysReversed()] : []),
  ]
}
