import type { contractEvents, standings } from '#api/contracts.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'

/** What the database keeps of a contract's life. That it runs out soon, or has run out, follows from the day and is never stored. */
export type ContractState = 'active' | 'ended'
export type ContractEvent = (typeof contractEvents)[number]

type Move = { from: ContractState | null; event: ContractEvent; to: ContractState; zh: string; en: string; by: 'person' | 'platform' }

/**
 * Everything that can happen to a contract. What is not here cannot happen: the command asks this table, the database's CHECK lists its
 * states, the screens offer its events, and docs/states.md is printed from it.
 */
export const contractMoves: readonly Move[] = [
  { from: null, event: 'sign', to: 'active', zh: '签约', en: 'sign', by: 'person' },
  { from: null, event: 'renew', to: 'active', zh: '续约（接在将到期的协议之后）', en: 'renew: begins when the one before is over', by: 'person' },
  { from: null, event: 'renew-automatically', to: 'active', zh: '到期自动续约（事先同意、到期前告知过）', en: 'follow by itself, agreed to and told beforehand', by: 'platform' },
  { from: null, event: 'take-over', to: 'active', zh: '从旧系统接入', en: 'take over from an older system', by: 'platform' },
  { from: 'active', event: 'seal', to: 'active', zh: '协议加盖机构签章', en: 'seal the agreement', by: 'platform' },
  { from: 'active', event: 'correct', to: 'active', zh: '更正登记错的内容（写明原因）', en: 'correct a fact written wrongly, with a reason', by: 'person' },
  { from: 'active', event: 'amend', to: 'active', zh: '签补充协议变更服务包', en: 'change the packages by a supplement that is signed', by: 'person' },
  { from: 'active', event: 'end', to: 'ended', zh: '终止（写明原因）', en: 'end, with a reason', by: 'person' },
  { from: 'ended', event: 'seal', to: 'ended', zh: '协议加盖机构签章', en: 'seal the agreement', by: 'platform' },
  { from: 'ended', event: 'undo-end', to: 'active', zh: '撤销误终止（十分钟内）', en: 'undo a mistaken ending, within ten minutes', by: 'person' },
]

/** The states there are, in the order a contract meets them. */
export const contractStates: readonly ContractState[] = [...new Set(contractMoves.map(({ to }) => to))]

/** The state after an event, or undefined when it cannot happen in this one. `null` is before the contract exists. */
export function stateAfter(from: ContractState | null, event: ContractEvent): ContractState | undefined {
  return contractMoves.find((move) => move.from === from && move.event === event)?.to
}

/** What a person may do next, for the buttons of a screen. */
export function offeredEvents(from: ContractState | null): ContractEvent[] {
  return contractMoves.filter((move) => move.from === from && move.by === 'person').map(({ event }) => event)
}

/** What people are shown: the stored state and what the day makes of it. */
export type Standing = (typeof standings)[number]

/**
 * How a contract stands on a day. `until` is the first day after its term; `noticeDays` how long before it counts as running out.
 *
 * Example: until 2026-12-24, 30 days: on 2026-11-23 active, on 2026-11-24 expiring, on 2026-12-24 expired.
 */
export function standingOn(on: LocalDate, contract: { state: ContractState; from: LocalDate; until: LocalDate }, noticeDays: number): Standing {
  if (contract.state === 'ended') return 'ended'
  if (on < contract.from) return 'upcoming'
  if (on >= contract.until) return 'expired'
  return addDays(on, noticeDays) >= contract.until ? 'expiring' : 'active'
}
