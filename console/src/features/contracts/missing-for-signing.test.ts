import { expect, it } from 'vitest'
import type { SigningProposal } from '#api/contracts.ts'
import type { Signature } from '../../kit/signature-pad.tsx'
import { missingForSigning } from './missing-for-signing.ts'
import type { SigningDraft } from './signing-draft.ts'

const proposal = {
  resident: { needsRepresentative: false },
  reasons: [],
  teamId: 't',
  teams: [{ teamId: 't', institutionName: '中心' }],
  packages: [{ id: 'basic', isChosen: true, fit: 'fits' }],
  consents: [
    { id: 'informed', isRequired: true },
    { id: 'auto_renewal', isRequired: false },
  ],
  combination: {
    tiers: [
      { tier: 'primary', least: 1, most: 1, isOwn: true, institutions: [{ id: 'i', name: '中心' }] },
      { tier: 'secondary', least: 1, most: 1, isOwn: false, institutions: [{ id: 'h', name: '医院' }] },
    ],
  },
} as unknown as SigningProposal
const draft: SigningDraft = { residentId: 'r', startedAt: 0, channel: 'desk', hospitals: {}, consents: {} }
const drawn: Signature = { kind: 'drawn', strokes: [], png: '' }

it('names all that is missing in the order of the page, and nothing when all is there', () => {
  expect(missingForSigning(undefined, null, null, '')).toEqual(['needResident'])
  expect(missingForSigning(proposal, draft, null, '')).toEqual(['needHospital', 'needConsent', 'needSignature'])
  const whole = { ...draft, hospitals: { secondary: 'h' }, consents: { informed: true } }
  expect(missingForSigning(proposal, whole, drawn, '')).toEqual([])
  expect(missingForSigning(proposal, whole, { kind: 'typed', name: '罗', png: '' }, ' ')).toEqual(['needReason'])
  const asks = { ...proposal, packages: [{ id: 'paid', isChosen: true, fit: 'ask' }] } as unknown as SigningProposal
  expect(missingForSigning(asks, whole, drawn, '')).toEqual(['needPackageReason'])
  expect(missingForSigning(asks, { ...whole, packageReasons: { paid: '本人要求' } }, drawn, '')).toEqual([])
  const child = { ...proposal, resident: { needsRepresentative: true } } as SigningProposal
  expect(missingForSigning(child, whole, drawn, '')).toEqual(['needRepresentative'])
  expect(missingForSigning(child, { ...whole, representative: { name: '汤勇', relation: 'parent' } }, drawn, '')).toEqual([])
  expect(missingForSigning({ ...proposal, reasons: [{ code: 'CONTRACTS.PANEL_FULL' }] }, whole, drawn, '')).toEqual(['refused'])
})
