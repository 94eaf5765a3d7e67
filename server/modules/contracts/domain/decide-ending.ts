import { type EndReasonCode, endReasons } from '#api/end-reasons.ts'
import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { type ContractState, stateAfter } from './contract-states.ts'

/** `amendedOn` is the day of the newest supplement, null where there is none. */
export type RunningContract = { state: ContractState; from: LocalDate; until: LocalDate; amendedOn: LocalDate | null }
export type EndingAsked = { reason: EndReasonCode; note: string | null; lastDay: LocalDate | null }

/** How far back an ending may be dated. */
const mostDaysBack = 366

/**
 * The first day on which a contract is no longer in force. It ends today unless the reason may lie in the past (moved, deceased): then
 * `lastDay` is the last day it was in force, no earlier than its newest supplement, whose text and money would stand after the end. A contract that had not begun ends on its first day, so it was never in force. Every ending has
 * a note: who asked, how it was checked.
 *
 * Example: asked on 2026-11-24 by request → 2026-11-24. Deceased, last day 2026-11-10 → 2026-11-11.
 */
export function decideEnding(contract: RunningContract, asked: EndingAsked, on: LocalDate): Decision<{ endedOn: LocalDate }> {
  const reason = endReasons[asked.reason]
  const reasons: Reason[] = []
  if (stateAfter(contract.state, 'end') === undefined) reasons.push({ code: 'CONTRACTS.ALREADY_ENDED' })
  else if (on >= contract.until) reasons.push({ code: 'CONTRACTS.ALREADY_EXPIRED', params: { lastDay: addDays(contract.until, -1) } })
  if (!asked.note) reasons.push({ code: 'CONTRACTS.END_NEEDS_NOTE' })
  if (asked.lastDay !== null && !reason.mayBackdate) reasons.push({ code: 'CONTRACTS.END_NOT_BACKDATED' })
  if (asked.lastDay !== null && (asked.lastDay > on || asked.lastDay < addDays(on, -mostDaysBack))) {
    reasons.push({ code: 'CONTRACTS.END_DAY_OUT_OF_RANGE', params: { earliest: addDays(on, -mostDaysBack), latest: on } })
  }
  if (reason.mayBackdate && isBeforeSupplement(contract, asked.lastDay)) reasons.push({ code: 'CONTRACTS.END_BEFORE_SUPPLEMENT', params: { day: contract.amendedOn as LocalDate } })
  if (reasons.length > 0) return refuse(...reasons)
  const wanted = asked.lastDay === null ? on : addDays(asked.lastDay, 1)
  const earliest = wanted < contract.from ? contract.from : wanted
  return allow({ endedOn: earliest > contract.until ? contract.until : earliest })
}

/** Whether a last day lies before a supplement that was signed to the contract. Example: amended on 2026-11-10, last day 2026-11-09 → true; 2026-11-10 → false. */
export const isBeforeSupplement = ({ amendedOn }: Pick<RunningContract, 'amendedOn'>, lastDay: LocalDate | null): boolean =>
  lastDay !== null && amendedOn !== null && lastDay < amendedOn

export const undoMinutes = 10

/**
 * Whether an ending entered by mistake may still be taken back: within ten minutes, by which time nothing has been settled on it, and while its resident lives here. Of who is
 * recorded as gone it would run on and hold its places for nobody.
 */
export function decideUndoingEnding(contract: { state: ContractState; endedAt: string | null; residentStatus: string }, at: string): Decision<true> {
  if (stateAfter(contract.state, 'undo-end') === undefined || contract.endedAt === null) return refuse({ code: 'CONTRACTS.NOT_ENDED' })
  const minutes = (Date.parse(at) - Date.parse(contract.endedAt)) / 60_000
  if (minutes > undoMinutes) return refuse({ code: 'CONTRACTS.UNDO_TOO_LATE', params: { minutes: undoMinutes } })
  return contract.residentStatus === 'living' ? allow(true) : refuse({ code: 'CONTRACTS.RESIDENT_NOT_HERE', params: { status: contract.residentStatus } })
}
