import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { type DocumentKind, parseIdentityDocument } from '#kernel/identity-document.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { reason } from '../errors.ts'

export type Registration = {
  name: string; document: { kind: DocumentKind; number: string } | null; sex?: number | undefined; bornOn?: string | undefined; livesHereSince: string; phone: string | null; guardianId: string | null
}
export type Registered = { name: string; documentKind: DocumentKind | 'none'; number: string | null; sex: number; bornOn: LocalDate; phone: string | null }

const nameForm = /^[\p{Script=Han}\p{Script=Latin}][\p{Script=Han}\p{Script=Latin}·•.' -]*$/u
const childUntilAge = 1

/**
 * Whether somebody may be registered as typed, and as what: the document by its own rule, birthday and sex from it where it says them, the
 * telephone number in one form. Without a document only a newborn, in the first year, with somebody it belongs to. All reasons at once.
 */
export function decideRegistration(input: Registration, on: LocalDate): Decision<Registered> {
  const reasons: Reason[] = []
  const read = input.document && parseIdentityDocument(input.document.kind, input.document.number, on)
  if (read && !read.allowed) reasons.push(...read.reasons)
  const said = read?.allowed ? read.value : null
  const name = input.name.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (!nameForm.test(name)) reasons.push(reason.name())
  const bornOn = (said?.bornOn ?? input.bornOn ?? null) as LocalDate | null
  const sex = said?.sex ? Number(said.sex) : (input.sex ?? null)
  if (said?.bornOn && input.bornOn && said.bornOn !== input.bornOn) reasons.push(reason.birthdayDiffers())
  if (said?.sex && input.sex !== undefined && Number(said.sex) !== input.sex) reasons.push(reason.sexDiffers())
  if (bornOn === null && !(read && !read.allowed)) reasons.push(reason.birthdayMissing())
  if (sex === null && !(read && !read.allowed)) reasons.push(reason.sexMissing())
  if (bornOn !== null && bornOn > on) reasons.push(reason.bornLater())
  if (bornOn !== null && input.livesHereSince < bornOn) reasons.push(reason.livesHereBeforeBirth())
  if (input.livesHereSince > on) reasons.push(reason.livesHereLater())
  if (!input.document && bornOn !== null && isOlderThanYears(bornOn, on, childUntilAge)) reasons.push(reason.documentMissing())
  if (!input.document && input.guardianId === null) reasons.push(reason.guardianMissing())
  const phone = input.phone === null || input.phone === '' ? null : parsePhoneNumber(input.phone)
  if (phone && !phone.allowed) reasons.push(reason.phone())
  if (reasons.length > 0 || bornOn === null || sex === null) return refuse(...(reasons.length > 0 ? reasons : [reason.birthdayMissing()]))
  return allow({ name, documentKind: said?.kind ?? 'none', number: said?.number ?? null, sex, bornOn, phone: phone?.allowed ? phone.value : null })
}

const isOlderThanYears = (bornOn: string, on: string, years: number): boolean => `${Number(bornOn.slice(0, 4)) + years}${bornOn.slice(4)}` <= on
