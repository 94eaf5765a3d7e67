import { z } from 'zod'
import { codes, force } from './facts.ts'
import { code, count, truth } from './value-types.ts'

/** What a document says about doctors and institutions: licences, private ones, techniques, training, recognition. */
export const providerTermsShapes = {
  'provider.licences': z.array(z.strictObject({ licence: code, least_title: code.optional(), only_in: z.enum(['rural', 'urban']).optional(), force })).min(1),
  'provider.private': z.strictObject({ kinds: codes, support: codes.optional(), same_fee_rules: truth.optional(), force }),
  'provider.techniques': z.array(z.strictObject({ institution: code, techniques: codes.optional(), after_training: codes.optional(), equipment: codes.optional() })).min(1),
  'provider.training': z.array(z.strictObject({
    training: code, who: code, where: code.optional(), months: count.optional(), weeks: count.optional(), off_job: truth.optional(), force: force.optional(),
  })).min(1),
  'provider.recognition': z.array(z.strictObject({ recognition: code, scope: code, per_year: count.optional() })).min(1),
}
