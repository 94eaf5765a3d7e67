import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { orNone } from './or-none.ts'
import type { Pack } from './pack.ts'
import { count } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const renewalShape = z.strictObject({
  at_expiry: z.enum(['automatic', 'by_choice']),
  prior_terms: count,
  consent: z.enum(['required', 'not_stated']),
  change_of_provider: z.enum(['at_expiry', 'any_time', 'not_stated']),
})
/** Fewer than the days of the shortest term: of a contract of a year nobody can be told a year before its end. */
export const renewalNoticeShape = count.refine((days) => days < 365, '应少于 365 天，一年期的协议才来得及告知')

export type RenewalRule = {
  atExpiry: 'automatic' | 'by_choice'
  /** Full terms that must lie behind before a renewal may be automatic. */
  priorTerms: number
  consent: 'required' | 'not_stated'
  changeOfProvider: 'at_expiry' | 'any_time' | 'not_stated'
}

/** What happens when a contract expires. The product asks for consent beforehand even where the document does not. */
export function renewalRule(pack: Pack, on: LocalDate): Explained<RenewalRule> {
  const { value, because } = valueOn(pack, 'contract.renewal', on)
  return {
    value: { atExpiry: value.at_expiry, priorTerms: value.prior_terms, consent: value.consent, changeOfProvider: value.change_of_provider },
    because: [because],
  }
}

/** How many days before expiry the resident is told. */
export function renewalNoticeDays(pack: Pack, on: LocalDate): Explained<number> {
  const { value, because } = valueOn(pack, 'contract.renewal_notice_days', on)
  return { value, because: [because] }
}

/** How many days before the end of a term its resident is reminded of it in every region. */
const remindedEverywhere = [60, 30, 7]

/** Days on which a reminder is still in time when a morning's run is missed. */
const spareDays = 7

/**
 * On which days before the end of a term its resident is reminded of it, the earliest first, none twice: 60, 30 and 7 everywhere, and the day by which
 * the region wants it told; a week before that day where none of the others leaves a week. Where no day is asked for, or the very end, the three.
 *
 * Example: a notice of 90 days → 97, 60, 30, 7; of 45 → 60, 45, 30, 7; of 30 → 60, 30, 7.
 */
export function reminderDays(pack: Pack, on: LocalDate): number[] {
  const notice = orNone(() => renewalNoticeDays(pack, on))?.value ?? 0
  const inTime = remindedEverywhere.some((days) => days >= notice + spareDays) ? notice : notice + spareDays
  return [...new Set([...remindedEverywhere, inTime])].filter((days) => days > 0).sort((one, other) => other - one)
}
