import type { endingRequestStates } from '#api/endings.ts'

export type EndingRequestState = (typeof endingRequestStates)[number]
export type EndingRequestEvent = 'ask' | 'accept' | 'refuse' | 'withdraw' | 'lapse'
type Move = { from: EndingRequestState | null; event: EndingRequestEvent; to: EndingRequestState; zh: string; en: string; by: 'resident' | 'doctor' | 'platform' }

/** Everything that can happen to a resident's wish to end a contract. What is not here cannot happen; the database's CHECK lists its states and docs/states.md is printed from it. */
export const endingRequestMoves: readonly Move[] = [
  { from: null, event: 'ask', to: 'waiting', zh: '居民在手机上申请解约', en: 'ask for the end on the phone', by: 'resident' },
  { from: 'waiting', event: 'accept', to: 'accepted', zh: '医生受理，协议当天终止', en: 'accept: the contract ends today', by: 'doctor' },
  { from: 'waiting', event: 'refuse', to: 'refused', zh: '医生不受理（写明原因）', en: 'refuse, with a reason', by: 'doctor' },
  { from: 'waiting', event: 'withdraw', to: 'withdrawn', zh: '居民撤回', en: 'take back', by: 'resident' },
  { from: 'waiting', event: 'lapse', to: 'lapsed', zh: '协议已因别的原因终止或到期', en: 'lapse: the contract ended otherwise or ran out', by: 'platform' },
]

/** The state after an event, or undefined when it cannot happen in this one. `null` is before anybody asked. */
export function endingRequestAfter(from: EndingRequestState | null, event: EndingRequestEvent): EndingRequestState | undefined {
  return endingRequestMoves.find((move) => move.from === from && move.event === event)?.to
}
