import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { applyForSigningEndpoint, proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { useDraft } from '../../app/stored.ts'

export type Proposal = OutputOf<typeof proposeOwnSigningEndpoint>
export type Application = NonNullable<Proposal['waiting']>
export type Signature = InputOf<typeof applyForSigningEndpoint>['signature']

/** What stood in the agreement when it was agreed to: told apart from what stands there later. */
export type Shown = Pick<Proposal, 'offerHash'> & {
  residentFen: number
  totalFen: number
  from: string
  lastDay: string
  packages: { id: string; name: string; items: string }[]
  clauses: string
  consents: string
}
type Done = {
  kind: Proposal['kind']
  residentId: string
  residentName: string
  appliedAt: string
  answerBy: string
  doctorName: string
  institutionName: string
  phone: string | null
  residentFen: number
}

/** What is being filled in to sign one person up, over its pages. It stays in the tab over a reload, and goes when sent. */
export type SigningDraft = {
  residentId: string | null
  /** What it is for; the next contract begins from the present one, so that only reading, signing and checking are left. */
  kind: Proposal['kind']
  /** The running contract that another team's shall replace. */
  replaces: string | null
  teamId: string | null
  doctorStaffId: string | null
  packageIds: string[] | null
  packageReasons: Record<string, string>
  years: number | null
  /** By tier; none chosen is ''. */
  hospitals: Record<string, string>
  /** The text that was read or heard to its end. */
  readText: string | null
  consents: Record<string, boolean>
  signedBy: string
  isTyping: boolean
  typed: { name: string; reason: 'hand' | 'letters' | 'eyes' | 'other' | null; other: string }
  signature: Signature | null
  /** What everything was when it was signed. */
  signedFor: string | null
  shown: Shown | null
  /** Filled in with what all of a family share: only the own services, reading and signing are left. */
  isShared: boolean
  /** Come from checking the answers: what is changed leads back there. */
  isChecking: boolean
  /** One for all attempts to send the same, so that a lost answer is asked for again, even after a reload. */
  key: string | null
  done: Done | null
}
export const emptyDraft: SigningDraft = {
  residentId: null,
  kind: 'sign',
  replaces: null,
  teamId: null,
  doctorStaffId: null,
  packageIds: null,
  packageReasons: {},
  years: null,
  hospitals: {},
  readText: null,
  consents: {},
  signedBy: '',
  isTyping: false,
  typed: { name: '', reason: null, other: '' },
  signature: null,
  signedFor: null,
  shown: null,
  isShared: false,
  isChecking: false,
  key: null,
  done: null,
}

export const useSigningDraft = () => useDraft('sign', emptyDraft)
