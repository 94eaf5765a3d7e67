import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { askBondEndpoint, confirmBondEndpoint } from '#api/resident-accounts.ts'
import { useDraft } from '../../app/stored.ts'
import type { Sent } from './sent.ts'

type Asked = InputOf<typeof askBondEndpoint>
/** What is being filled in to be bound to somebody, over its pages. */
export type Binding = {
  relation: Asked['relation'] | null
  name: string
  documentKind: Asked['documentKind']
  number: string
  months: 3 | 12
  sent: (Sent & { requestId: string }) | null
  code: string
  deskCode: string
  /** The desk code that the server did not know any more: what to mend is the code, on the page before. */
  endedCode: string | null
  done: (OutputOf<typeof confirmBondEndpoint> & { isSelf: boolean }) | null
}
export const emptyBinding: Binding = {
  relation: null,
  name: '',
  documentKind: 'identity_card',
  number: '',
  months: 12,
  sent: null,
  code: '',
  deskCode: '',
  endedCode: null,
  done: null,
}

/** Why a desk code binds nobody: there is none such, it was used, or its time is over. */
export const deskCodeEnded = { code: 'RESIDENT_ACCOUNTS.DESK_CODE_ENDED' }

export const useBinding = () => useDraft('bind', emptyBinding)
