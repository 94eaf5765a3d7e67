import type { OwnEnding } from '#api/endings.ts'
import { useDraft } from '../../app/stored.ts'

/** What is being filled in to ask for the end of one contract. It stays in the tab over a reload, and goes when sent. */
export type EndingDraft = { contractId: string | null; reason: OwnEnding['reason'] | null; note: string; key: string | null }
export const emptyEnding: EndingDraft = { contractId: null, reason: null, note: '', key: null }
export const useEndingDraft = () => useDraft('end', emptyEnding)
