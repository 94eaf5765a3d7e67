import { z } from 'zod'
import { codes, force } from './facts.ts'
import { code, truth, yuan } from './value-types.ts'

/** How the insurance fund pays by the head or under a total. */
export const fundTermsShapes = {
  'capitation.outpatient': z.strictObject({
    scope: code, paid_to: codes.optional(), per_head: yuan.optional(), referral_cost_by: codes.optional(), surplus: z.enum(['retained', 'returned']).optional(), force,
  }),
  'capitation.global': z.strictObject({ scope: code, under_total: truth.optional(), added_by: code.optional(), force: force.optional() }),
}
