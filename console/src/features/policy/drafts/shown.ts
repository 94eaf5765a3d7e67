import type { DraftHead } from '#api/policy-drafts.ts'
import { listDraftsEndpoint, readDraftEndpoint, readDraftEntryEndpoint } from '#api/policy-drafts.ts'
import type { Tone } from '../../../kit/shape.tsx'

/** What is read anew after something was done to a draft. */
export const refreshes = [listDraftsEndpoint, readDraftEndpoint, readDraftEntryEndpoint]
export const toneOf: Readonly<Record<DraftHead['state'], Tone>> = {
  draft: 'brand',
  submitted: 'mid',
  published: 'low',
  refused: 'high',
  withdrawn: 'none',
}
