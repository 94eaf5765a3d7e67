import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { divideRounded, type Fen, fen } from '#kernel/money.ts'
import type { Explained } from './because.ts'
import { codes, force, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { code, percent, truth, wholeBasisPoints, yuan } from './value-types.ts'

/** What a document says about the contract fee beyond how much it is, who pays and who receives. */
export const feeTermsShapes = {
  'fee.scope': codes,
  'fee.payers': codes,
  'fee.payment_ways': z.strictObject({ ways: codes, one_stop: truth.optional() }),
  'fee.assistance': z.strictObject({ who: code, part: code, payer: code.optional() }),
  /** The least share of the fee that goes into the pay of those who serve. */
  'fee.staff_floor': z.strictObject({ at_least: percent, force }),
  'fee.payout': z.strictObject({ after: code.optional(), only_for: code.optional(), parts: codes.optional() })
    .refine(({ after, only_for }) => after !== undefined || only_for !== undefined, '何时之后与只对哪些至少写一样'),
  'fee.wage_cap': z.strictObject({ excluded_from: codes }),
  'fee.tilt': z.strictObject({ to: codes.optional(), by: codes.optional(), not_by: codes.optional(), earmarked: truth.optional() }),
  'fee.appropriations': z.array(z.strictObject({
    appropriation: code, to: code.optional(), amount: yuan.optional(), per: z.enum(['year', 'person_year']).optional(), payer: code.optional(), uses: codes.optional(),
  })).min(1),
}

/**
 * The least of a fee that must go to those who serve, in whole fen, rounded up so that the floor holds.
 *
 * Example: at least 70 % of 120 yuan → 84 yuan.
 */
export function staffFloor(pack: Pack, on: LocalDate, fee: Fen): Explained<Fen> {
  const { value, because } = readFacts(pack, 'fee.staff_floor', on)
  return { value: fen(divideRounded(fee * value.at_least, wholeBasisPoints, 'up')), because }
}
