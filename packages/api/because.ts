import { z } from 'zod'

/** One thing a result rests on, as 依据 shows it: which entry of the pack (its Chinese name), in force since when, written where. */
export const becauseShape = z.object({
  parameter: z.string(), key: z.string(), from: z.string().nullable(), certainty: z.enum(['stated', 'inferred', 'ambiguous', 'demo']),
  source: z.object({ document: z.string(), clause: z.string().nullable(), title: z.string().nullable() }).nullable(),
})
export type ShownBecause = z.infer<typeof becauseShape>
