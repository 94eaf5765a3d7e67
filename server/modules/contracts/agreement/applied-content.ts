import { z } from 'zod'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { AgreementContent } from './agreement-content.ts'

const id = z.uuid()
/** What one signs on a phone: who, with whom, the terms whole, and the choices they came from. It is hashed as canonical JSON; the contract follows "from approval, so many years". */
const appliedContent = z.object({
  form: z.literal(1), applicationId: id, appliedAt: z.string(), accountId: id,
  resident: z.object({ residentId: id, name: z.string() }), signedBy: z.object({ name: z.string(), relation: z.enum(['parent', 'spouse', 'child', 'guardian', 'other']) }).nullable(),
  agreement: z.record(z.string(), z.unknown()), offerHash: z.string(),
  /** The running contract that ends with the approval of this one; absent where none is replaced. */
  replaces: z.object({ contractId: id, number: z.string() }).optional(),
  choice: z.object({
    teamId: id, doctorStaffId: id, years: z.int(), unit: z.enum(['person', 'household']), packageIds: z.array(z.string()), packageReasons: z.array(z.object({ id: z.string(), reason: z.string() })),
    hospitals: z.array(z.object({ tier: z.string(), institutionId: id })), consents: z.array(z.object({ id: z.string(), agreed: z.boolean() })),
  }),
})
export type AppliedContent = z.infer<typeof appliedContent>
export const parseApplied = (text: string): AppliedContent => appliedContent.parse(JSON.parse(text))

/** Of the paper, what was agreed on the phone: everything but number, days, masked numbers and what the team is on the day. The same for both, or the resident must confirm anew. */
export function agreedOf({ template, title, partyA, partyB, term, packages, fee, combination, clauses, consents }: AgreementContent) {
  const { institutionId, institutionName, teamName, doctorName } = partyA
  return { template, title, with: { institutionId, institutionName, teamName, doctorName }, resident: partyB.name, years: term.years, unit: term.unit, packages, fee, combination, clauses, consents }
}
export const isAgreed = (applied: AppliedContent['agreement'], content: AgreementContent): boolean => canonicalJson(applied) === canonicalJson(agreedOf(content))
