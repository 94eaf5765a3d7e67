import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { codes, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import type { ValueOf } from './shapes.ts'
import { code, count, percent, truth, yuan } from './value-types.ts'

export const referralTermsShapes = {
  /** A benefit for those who meet every one of `needs` and none of `except`; with a disease, one of `diseases`. */
  'referral.benefits': z.array(z.strictObject({
    benefit: code, amount: yuan.optional(), points_off: percent.optional(), rate: code.optional(), charges: codes.optional(),
    needs: codes, diseases: codes.optional(), except: codes.optional(), places: codes.optional(), settled_directly: truth.optional(),
  })).min(1),
  'referral.priority': codes,
  'referral.channel': z.strictObject({ between: codes.optional(), receivers: codes.optional(), functions: codes.optional(), green_channel: truth.optional() }),
  'referral.down': codes,
  'referral.follow_up': z.strictObject({ follows: codes, within_days: count.optional() }),
  'visit.first': z.strictObject({ seen_by: code, one_to_one: truth.optional(), booking_first: truth.optional() }),
  'visit.pathways': z.strictObject({ paths: z.array(z.strictObject({ steps: codes })).min(1).optional(), places: codes.optional(), one_stop_for: codes.optional() }),
}

export type ReferralBenefit = ValueOf<'referral.benefits'>[number]

/**
 * The benefits at the counter for a visit of which these things hold.
 *
 * Example: 300 yuan off the deductible needs signed, insured and community_first_visit; without the last of them there is none.
 */
export function benefitsFor(pack: Pack, on: LocalDate, holds: readonly string[]): Explained<ReferralBenefit[]> {
  const { value, because } = readFacts(pack, 'referral.benefits', on)
  const has = (one: string) => holds.includes(one)
  return { value: value.filter(({ needs, diseases, except }) => needs.every(has) && (diseases?.some(has) ?? true) && !except?.some(has)), because }
}
