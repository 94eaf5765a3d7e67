import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { reason } from '../errors.ts'

export type ExportState = 'awaiting' | 'granted' | 'refused'
type ExportEvent = 'ask' | 'ask_much' | 'grant' | 'refuse'
type Move = { from: ExportState | null; event: ExportEvent; to: ExportState; by: 'person' | 'another'; zh: string; en: string }

/** Whether a file may be made. What becomes of it (being made, ready, deleted) is said by its job and its days. */
export const exportMoves: readonly Move[] = [
  { from: null, event: 'ask', to: 'granted', by: 'person', zh: '申请导出（在限额以内）', en: 'ask for a file within the limits' },
  { from: null, event: 'ask_much', to: 'awaiting', by: 'person', zh: '申请导出（超过限额）', en: 'ask for a file above a limit' },
  { from: 'awaiting', event: 'grant', to: 'granted', by: 'another', zh: '同意导出', en: 'agree' },
  { from: 'awaiting', event: 'refuse', to: 'refused', by: 'another', zh: '不同意导出（写明原因）', en: 'refuse, with a reason' },
]
export const exportStates: readonly ExportState[] = ['awaiting', 'granted', 'refused']
export const stateAfter = (from: ExportState | null, event: ExportEvent): ExportState | undefined => exportMoves.find((move) => move.from === from && move.event === event)?.to

/** Rows above which somebody else must agree, and what one has had made within a day. */
export type Limits = { wholeLimit: number; maskedLimit: number }
export type Already = { alreadyWhole: number; alreadyMasked: number }

/** Whether a file needs somebody's consent: what is asked, with all of the same kind within a day, is above the limit. Example: 400 whole rows after 101 with a limit of 500. */
export const needsConsent = (rows: number, isWhole: boolean, already: Already, { wholeLimit, maskedLimit }: Limits): boolean =>
  isWhole ? already.alreadyWhole + rows > wholeLimit : already.alreadyMasked + rows > maskedLimit

/** Whether somebody may decide about a file: it still waits, and it is somebody else's. */
export function decideConsent({ state, isMine, isGranted }: { state: ExportState; isMine: boolean; isGranted: boolean }): Decision<ExportState> {
  const to = stateAfter(state, isGranted ? 'grant' : 'refuse')
  const reasons = [...(to === undefined ? [reason.decidedAlready()] : []), ...(isMine ? [reason.notOneself()] : [])]
  return to === undefined || reasons.length > 0 ? refuse(...(reasons as [ReturnType<typeof reason.notOneself>])) : allow(to)
}
