import { z } from 'zod'
import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { codes, force, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { regulatedReason } from './regulated-reason.ts'
import { code, count, truth, yuan } from './value-types.ts'

export const prescriptionShapes = {
  /** From `least` to `most` weeks or months of medicine at once, for those who meet every one of `needs`. */
  'prescription.long': z.strictObject({
    least: count, most: count, unit: z.enum(['week', 'month']), needs: codes, diseases: codes.optional(), follow_up: truth.optional(), force,
  }).refine(({ least, most }) => least <= most, { message: '最长短于最短', path: ['most'] }),
  'prescription.extended': z.strictObject({
    needs: codes, same_drug: truth, off_list: truth.optional(), delivery_fee: yuan.optional(), carrier: code.optional(), delivered_to: codes.optional(),
  }),
  'prescription.formulary': z.array(z.strictObject({ where: code, aligned_with: code, when: code.optional() })).min(1),
}

/** What is known of somebody who asks for a long prescription: how long, in the region's own unit, and which of the conditions hold. */
export type LongPrescriptionWish = { length: number; holds: readonly string[] }

/**
 * Whether so long a prescription may be written. Refused with each condition that does not hold, and with the lengths there are. A
 * shorter one than the least is an ordinary prescription, not a long one, and is refused here too.
 *
 * Example: 4 to 8 weeks for the signed with a chronic disease; 9 weeks → POLICY.LONG_PRESCRIPTION_LENGTH.
 */
export function checkLongPrescription(pack: Pack, on: LocalDate, { length, holds }: LongPrescriptionWish): Decision<Explained<number>> {
  if (!Number.isInteger(length) || length < 0) throw new RangeError(`not a number of weeks or months: ${length}`)
  const { value, because } = readFacts(pack, 'prescription.long', on)
  const { least, most, unit, needs } = value
  const reasons: Reason[] = needs.filter((need) => !holds.includes(need)).map((need) => regulatedReason(pack, 'POLICY.LONG_PRESCRIPTION_NEEDS', { need }, because[0]))
  if (length < least || length > most) reasons.push(regulatedReason(pack, 'POLICY.LONG_PRESCRIPTION_LENGTH', { length, least, most, unit }, because[0]))
  return reasons.length > 0 ? refuse(...reasons) : allow({ value: length, because })
}
