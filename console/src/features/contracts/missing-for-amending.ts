import type { AmendmentProposal } from '#api/contract-changes.ts'
import type { Signature } from '../../kit/signature-pad.tsx'
import type { SigningDraft } from './signing-draft.ts'

/** What was chosen and typed on the page that changes packages. */
export type AmendDraft = Pick<SigningDraft, 'packageIds' | 'agreed' | 'packageReasons' | 'representative'>
export type AmendMissing = 'change' | 'reason' | 'representative' | 'signature' | 'typedReason'
const shortest = 2

/** What still keeps the button from working, in the order of the page. Whether it may be signed at all is the server's word. */
export function missingForAmending(
  proposal: AmendmentProposal,
  draft: AmendDraft,
  signature: Signature | null,
  typedReason: string,
): AmendMissing[] {
  const stands = draft.representative
  const isUnreasoned = proposal.packages.some(
    (one) => one.isChosen && !one.isCurrent && one.fit === 'ask' && (draft.packageReasons?.[one.id] ?? '').trim().length < shortest,
  )
  const isUnrepresented = stands ? stands.name.trim().length < shortest : proposal.resident.needsRepresentative
  const all: [AmendMissing, boolean][] = [
    ['change', proposal.offerHash === null],
    ['reason', isUnreasoned],
    ['representative', isUnrepresented],
    ['signature', signature === null],
    ['typedReason', signature?.kind === 'typed' && typedReason.trim().length < shortest],
  ]
  return all.filter(([, isMissing]) => isMissing).map(([what]) => what)
}
