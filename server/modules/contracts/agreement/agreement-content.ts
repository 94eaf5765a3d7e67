import { z } from 'zod'

const text = z.string().max(400)
const day = z.iso.date()
const fen = z.int().nonnegative()

/** Who is one side of the agreement, as the paper names them. Numbers are masked: the whole ones stay encrypted with the resident. */
const provider = z.strictObject({
  label: text, institutionId: z.uuid(), institutionName: text, teamName: text, doctorName: text, phone: text.nullable(),
  members: z.array(z.strictObject({ name: text, role: text })),
})
const resident = z.strictObject({
  label: text, name: text, sex: text, bornYear: z.int(), documentKind: text, documentMasked: text, phoneMasked: text.nullable(), place: text, populations: z.array(text),
})
const price = z.strictObject({
  lines: z.array(z.strictObject({ name: text, level: text, times: z.int().positive(), unitFen: fen, amountFen: fen })), sumFen: fen, less: z.array(z.strictObject({ part: text, fen })), savingFen: fen,
})
const item = z.strictObject({ name: text, times: z.int().positive().nullable() })

/**
 * Everything the paper shows, in Chinese and in the order of the paper. It is hashed as canonical JSON before anybody signs: what is
 * signed is this text and nothing else. Money in fen; `lastDay` is the last day of the term, inclusive.
 */
export const agreementContent = z.strictObject({
  form: z.literal(1), template: text, title: text, number: text, regionName: text, isDemo: z.boolean(),
  partyA: provider, partyB: resident,
  term: z.strictObject({ signedOn: day, from: day, lastDay: day, years: z.int().positive(), unit: text }),
  /** `price` where the items make it: each line's price for one time and for the year, and what is taken off the sum. */
  packages: z.array(z.strictObject({ name: text, kind: z.enum(['basic', 'paid', 'agreed']), residentFen: fen, items: z.array(item), price: price.optional() })),
  fee: z.strictObject({ totalFen: fen, residentFen: fen, shares: z.array(z.strictObject({ party: text, fen })) }),
  combination: z.strictObject({ name: text, institutions: z.array(z.strictObject({ tier: text, name: text.nullable() })) }),
  clauses: z.array(z.strictObject({ heading: text, text: z.string().max(4000) })),
  consents: z.array(z.strictObject({ text, note: text.nullable(), agreed: z.boolean() })),
  /** What the terms rest on: documents and clauses, each once. */
  sources: z.array(text),
  verifyCode: text, verifyAddress: text,
  /** When and by which text the resident applied on a phone, where that is how it came about: the resident's signature stands under that text. */
  application: z.strictObject({ at: z.iso.datetime(), hash: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
})
export type AgreementContent = z.infer<typeof agreementContent>

/** What was signed by hand and by whom; stands under the text and is no part of the hashed content, as it is made after it. */
export type AgreementSignature = {
  party: 'resident' | 'doctor' | 'institution'; name: string; signedAt: string
  /** PNG of the handwriting; null for who signed by typing or by an account. */
  image: Uint8Array | null
}
