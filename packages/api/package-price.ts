import { z } from 'zod'

const fen = z.int().nonnegative()
const count = z.int().nonnegative()

/** `agreed`: an annex of items that an institution and one resident agreed on. */
export const packageKinds = ['basic', 'paid', 'agreed'] as const

/** How the items of a package make its price, a contract year: their sum, what is taken off in its order, what the resident pays and saves. */
export const packagePriceShape = z.object({
  lines: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), /** Who carries it out. */ level: z.string(), times: count, unitFen: fen, amountFen: fen })),
  sumFen: fen, less: z.array(z.object({ part: z.enum(['medical_insurance', 'public_health', 'discount']), fen })), residentFen: fen, savingFen: fen,
})
export type PackagePriceShown = z.infer<typeof packagePriceShape>

/** Items chosen from the catalogue with how often a contract year each, and what is let off. */
export const compositionShape = z.strictObject({
  items: z.array(z.strictObject({ item: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/), times: z.int().min(1).max(366) })).max(60), discountFen: fen.max(10_000_000),
})
