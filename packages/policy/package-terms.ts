import { z } from 'zod'
import { codes } from './facts.ts'
import { code, count, truth } from './value-types.ts'

/** What a document says about packages beyond what is in them and what they cost. */
export const packageTermsShapes = {
  'package.counts': z.array(z.strictObject({ of: code, packages: count.optional(), categories: count.optional(), number: count.optional() })).min(1),
  'package.composition': z.strictObject({ chosen_by: codes.optional(), combined: codes.optional() }),
  'package.carried_by': z.array(z.strictObject({ work: code, carried_by: code })).min(1),
  'package.priority_paid': z.array(z.strictObject({ service: code, receiver: z.enum(['signed_residents', 'families']), at_home: truth.optional() })).min(1),
  'package.outside': z.strictObject({ payer: code }),
  'package.refund': z.strictObject({ method: z.enum(['by_month', 'unused_items', 'no_refund']), parts: codes.optional() }),
  /** Standard workload: what it measures, what it decides, what it weighs more. */
  'package.workload': z.strictObject({ categories: count.optional(), number: count.optional(), decides: codes.optional(), weighted: codes.optional() }),
}
