import { z } from 'zod'
import { codes } from './facts.ts'
import { code, count, truth } from './value-types.ts'

/** What a document says about advice, assessment, guidance and records of those who signed. */
export const careTermsShapes = {
  'service.consultation': z.strictObject({ channels: codes.optional(), at_any_time: truth.optional() })
    .refine(({ channels, at_any_time }) => channels !== undefined || at_any_time !== undefined, '途径与时间至少写一样'),
  'service.assessment': z.strictObject({ who: code.optional(), gives: codes, regular: truth.optional(), feedback: truth.optional(), scales: codes.optional() }),
  'service.guidance': z.strictObject({ topics: codes, diseases: codes.optional(), ways: codes.optional() }),
  'service.record': z.strictObject({ kept: z.enum(['regularly', 'continually']).optional(), collects: codes.optional(), open_to_resident: truth.optional() })
    .refine((record) => Object.values(record).some((one) => one !== undefined), '至少写一样'),
  /** The edition of the national norms by which public health services are given. */
  'service.norm': z.strictObject({ edition: count }),
}
