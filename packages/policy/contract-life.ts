import { z } from 'zod'
import { codes, force } from './facts.ts'
import { code, count, truth } from './value-types.ts'

/** What a document says about signing, changing and ending a contract beyond its form and term. */
export const contractLifeShapes = {
  'contract.subjects': z.array(z.strictObject({ subject: code, force })).min(1),
  /** `match`: being any of them puts one first, or only being all of them. */
  'contract.priority': z.strictObject({ first: codes, match: z.enum(['any', 'every']), then: code.optional(), in_service: truth.optional() }),
  'contract.channels': z.strictObject({ channels: codes.optional(), windows: codes.optional() })
    .refine(({ channels, windows }) => channels !== undefined || windows !== undefined, '途径与时机至少写一样'),
  'contract.transfer': z.strictObject({ when: z.enum(['any_time', 'at_expiry']), reason: z.enum(['needed', 'not_needed']).optional(), per_term: count.optional() }),
  'contract.ending': z.strictObject({ who_may: codes, grounds: codes, notice_days: count.optional() }),
  'contract.principles': codes,
  'contract.benefits': codes,
  'agreement.content': codes,
}
