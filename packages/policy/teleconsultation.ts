import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { allocate, type Fen } from '#kernel/money.ts'
import { type Explained, PolicyGap } from './because.ts'
import { codes, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { leaves, percent, truth, wholeBasisPoints, yuan } from './value-types.ts'

const weekday = z.string().regex(/^[1-7]$/, '应是 1 至 7，1 为周一').transform(Number).register(leaves, { kind: 'weekday' })

export const teleconsultationShapes = {
  'tele.consultation': z.strictObject({
    departments: codes.optional(), problems: codes.optional(), places: codes.optional(), weekdays: z.array(weekday).min(1).optional(), fee: yuan.optional(), reimbursed: percent.optional(), provisional: truth.optional(),
  }).refine((all) => Object.values(all).some((one) => one !== undefined), '至少写一样'),
}

/**
 * Who pays for one consultation from afar: the insurance the share it reimburses, the resident the rest and what rounding leaves over.
 *
 * Example: 30 yuan, 50 % reimbursed → insurance 15, resident 15.
 *
 * @throws PolicyGap where the document names no fee
 */
export function teleconsultationFee(pack: Pack, on: LocalDate): Explained<Record<string, Fen>> {
  const { value, because } = readFacts(pack, 'tele.consultation', on)
  if (value.fee === undefined) throw new PolicyGap(pack.region, 'tele.consultation', on, 'unknown', '远程会诊每例收多少元？')
  const reimbursed = value.reimbursed ?? 0
  const weights = { medical_insurance: reimbursed, resident: wholeBasisPoints - reimbursed }
  return { value: allocate(value.fee, weights, wholeBasisPoints, 'resident'), because }
}
