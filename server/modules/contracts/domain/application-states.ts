import type { applicationStates } from '#api/online-signing.ts'

export type ApplicationState = (typeof applicationStates)[number]
export type ApplicationEvent = 'apply' | 'approve' | 'reject' | 'withdraw' | 'lapse'
type Move = { from: ApplicationState | null; event: ApplicationEvent; to: ApplicationState; zh: string; en: string; by: 'resident' | 'doctor' | 'platform' }

/** Everything that can happen to an application from a phone. What is not here cannot happen; the database's CHECK lists its states and docs/states.md is printed from it. */
export const applicationMoves: readonly Move[] = [
  { from: null, event: 'apply', to: 'waiting', zh: '居民在手机上签名申请', en: 'apply: signed on the phone', by: 'resident' },
  { from: 'waiting', event: 'approve', to: 'approved', zh: '医生受理，协议成立', en: 'approve: it becomes a contract', by: 'doctor' },
  { from: 'waiting', event: 'reject', to: 'rejected', zh: '医生退回（写明原因）', en: 'reject, with a reason', by: 'doctor' },
  { from: 'waiting', event: 'withdraw', to: 'withdrawn', zh: '居民撤回', en: 'take back', by: 'resident' },
  { from: 'waiting', event: 'lapse', to: 'lapsed', zh: '三十天没有答复，或居民已在别处签约、迁出、死亡', en: 'lapse: unanswered for thirty days, signed meanwhile, moved or deceased', by: 'platform' },
]

/** The state after an event, or undefined when it cannot happen in this one. `null` is before the application exists. */
export function applicationAfter(from: ApplicationState | null, event: ApplicationEvent): ApplicationState | undefined {
  return applicationMoves.find((move) => move.from === from && move.event === event)?.to
}

const hourMs = 3_600_000
const [answerHours, lapseHours] = [72, 30 * 24]
const after = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * hourMs).toISOString()

/**
 * Until when the doctor should answer: three days after the application. Later it is late, and may still be answered.
 *
 * Example: applied 2026-11-24T04:00Z → 2026-11-27T04:00Z.
 */
export const answerBy = (appliedAt: string): string => after(appliedAt, answerHours)

/** What was applied for before this instant and never answered is over: thirty days. */
export const lapsesBefore = (at: string): string => after(at, -lapseHours)
