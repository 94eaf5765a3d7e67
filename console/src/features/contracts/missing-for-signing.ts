import type { SigningProposal } from '#api/contracts.ts'
import type { Signature } from '../../kit/signature-pad.tsx'
import type { SigningDraft } from './signing-draft.ts'

export type Missing =
  | 'needResident'
  | 'refused'
  | 'needPackageReason'
  | 'wrongAgreed'
  | 'needHospital'
  | 'needConsent'
  | 'needRepresentative'
  | 'needSignature'
  | 'needReason'

/** What still keeps the button from working, in the order of the page. Whether it may be signed at all is the server's word. */
export function missingForSigning(
  proposal: SigningProposal | undefined,
  draft: SigningDraft | null,
  signature: Signature | null,
  typedReason: string,
): Missing[] {
  if (!proposal || !draft) return ['needResident']
  const missing: Missing[] = []
  if (proposal.reasons.length > 0) missing.push('refused')
  if (proposal.packages.some((one) => one.isChosen && one.fit === 'ask' && (draft.packageReasons?.[one.id] ?? '').trim().length < 2))
    missing.push('needPackageReason')
  if (draft.agreed && (proposal.agreeable?.reasons.length ?? 0) > 0) missing.push('wrongAgreed')
  if (proposal.combination.tiers.some((tier) => !tier.isOwn && tier.least > 0 && !draft.hospitals[tier.tier])) missing.push('needHospital')
  if (proposal.consents.some((consent) => consent.isRequired && draft.consents[consent.id] !== true)) missing.push('needConsent')
  const stands = draft.representative
  if (stands ? stands.name.trim().length < 2 : proposal.resident.needsRepresentative) missing.push('needRepresentative')
  if (!signature) missing.push('needSignature')
  else if (signature.kind === 'typed' && typedReason.trim().length < 2) missing.push('needReason')
  return missing
}
