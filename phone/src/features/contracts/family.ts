import type { SentTo } from '../../app/ask.ts'
import { go } from '../../app/router.tsx'
import { writeStored, readStored, useDraft } from '../../app/stored.ts'
import type { applyForSigningEndpoint } from '#api/online-signing.ts'
import { emptyDraft, type SigningDraft } from './signing-draft.ts'
import { pathOf } from './steps.ts'

/** One of several who sign together: what is sent for them, with its key for good, and what became of it. */
export type Member = {
  residentId: string
  name: string
  doctorName: string
  institutionName: string
  packages: string
  years: number
  residentFen: number
  input: SentTo<typeof applyForSigningEndpoint>
  key: string
  state: 'ready' | 'sent' | 'failed'
  faults: string[]
  answerBy: string | null
}
/** Several of one's own people signing one after another: who is still to be filled in, and who is ready. It stays in the tab over a reload. */
export type Family = { waiting: string[]; members: Member[] }
const nobody: Family = { waiting: [], members: [] }

export const useFamily = () => useDraft('family', nobody)
export const readFamily = (): Family => readStored('sessionStorage', 'family', nobody)
export const isFamily = ({ waiting, members }: Family): boolean => waiting.length + members.length > 0
export const leaveFamily = (): void => writeStored('sessionStorage', 'family', null)

/** Begins with several; what was filled in for one alone does not mix with it. */
export function beginFamily(residentIds: readonly string[]): void {
  writeStored('sessionStorage', 'family', { ...nobody, waiting: [...residentIds] })
  writeStored('sessionStorage', 'sign', { ...emptyDraft, residentId: residentIds[0] ?? null })
}

/** The next one to fill in, with what all share taken from the one before: the team, the doctor, the term, the hospitals. Null when all are ready. */
function draftOfNext(family: Family, before: SigningDraft): SigningDraft | null {
  const [next] = family.waiting
  if (next === undefined) return null
  const { teamId, doctorStaffId, years, hospitals, signedBy } = before
  return { ...emptyDraft, residentId: next, teamId, doctorStaffId, years, hospitals, signedBy, isShared: teamId !== null }
}

/** Somebody is ready, or ready anew. */
export const withReady = ({ waiting, members }: Family, member: Member): Family => ({
  waiting: waiting.filter((id) => id !== member.residentId),
  members: [...members.filter(({ residentId }) => residentId !== member.residentId), member],
})
/** Somebody is left out, or is filled in anew. */
export const without = ({ waiting, members }: Family, residentId: string, isAnew = false): Family => ({
  waiting: [...(isAnew ? [residentId] : []), ...waiting.filter((id) => id !== residentId)],
  members: members.filter((one) => one.residentId !== residentId),
})

/** On to the next one to fill in, or to checking all; home when nobody is left. */
export function goToNext(family: Family, before: SigningDraft): void {
  writeStored('sessionStorage', 'family', family)
  const next = draftOfNext(family, before)
  writeStored('sessionStorage', 'sign', next ?? emptyDraft)
  go(next ? pathOf(next.isShared ? 'package' : 'team') : family.members.length > 0 ? '/m/sign/family-check' : '/m', true)
}
