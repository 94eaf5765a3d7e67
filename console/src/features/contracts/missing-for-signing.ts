import type { SigningProposal } from '#api/contracts.ts'
import type { Signature } from '../../kit/signature-pad.tsx'
import type { SigningDraft } from './signing-draft.ts'

export type Missing = 'needResident' | 'refused' | 'needHospital' | 'needConsent' | 'needRepresentative' | 'needSignature' | 'needReason'

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
  if (proposal.combination.tiers.some((tier) => isHospitalTier(tier, proposal) && tier.least > 0 && !draft.hospitals[tier.tier]))
    missing.push('needHospital')
  if (proposal.consents.some((consent) => consent.isRequired && draft.consents[consent.id] !== true)) missing.push('needConsent')
  const stands = draft.representative
  if (stands ? stands.name.trim().length < 2 : proposal.resident.needsRepresentative) missing.push('needRepresentative')
  if (!signature) missing.push('needSignature')
  else if (signature.kind === 'typed' && typedReason.trim().length < 2) missing.push('needReason')
  return missing
}

type Tier = SigningProposal['combination']['tiers'][number]
/** The first rung is the signing institution itself; only hospitals are chosen. */
export function isHospitalTier(tier: Tier, proposal: SigningProposal): boolean {
  const own = proposal.teams.find((team) => team.teamId === proposal.teamId)?.institutionName
  return !(tier.institutions.length === 1 && tier.institutions[0]?.name === own)
}
