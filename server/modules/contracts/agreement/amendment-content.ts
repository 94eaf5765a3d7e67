import { z } from 'zod'
import { agreementContent } from './agreement-content.ts'

const text = z.string().max(400)
const day = z.iso.date()
const fen = z.int().nonnegative()
const { template, title, number, regionName, isDemo, partyA, partyB, packages, fee, sources, verifyCode, verifyAddress } = agreementContent.shape
const byPayer = z.array(z.strictObject({ party: text, fen }))

/**
 * Everything the paper of a supplement shows, in Chinese and in the order of the paper; hashed as canonical JSON and signed as it stands, like the agreement it belongs to.
 * `hash` is that of the agreement's text; null where the contract followed one by itself and has no text of its own.
 */
export const amendmentContent = z.strictObject({
  form: z.literal(2), template, title, number, version: z.int().min(2), regionName, isDemo, partyA, partyB,
  original: z.strictObject({ number: text, signedOn: day, from: day, lastDay: day, hash: z.string().regex(/^[0-9a-f]{64}$/).nullable() }), amendedOn: day,
  added: packages, dropped: packages, kept: z.array(text), before: fee, after: fee,
  /** What it comes to in the contract year that runs; null where nobody pays. */
  year: z.strictObject({ lastDay: day, text: z.string().max(400), due: byPayer, back: byPayer }).nullable(),
  clauses: z.array(z.string().max(1000)), sources, verifyCode, verifyAddress,
})
export type AmendmentContent = z.infer<typeof amendmentContent>

/** The text of a paper, of either kind. */
export const paperContent = z.discriminatedUnion('form', [agreementContent, amendmentContent])
