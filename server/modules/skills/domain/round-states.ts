import type { roundStates, roundSteps } from '#api/stars.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import { reason } from '../errors.ts'

export type RoundState = (typeof roundStates)[number]
export type RoundStep = (typeof roundSteps)[number]
/** Who may: anybody with the permission, or only another than entered something (four eyes). */
type Move = { from: RoundState | null; event: RoundStep | 'create'; to: RoundState; by: 'anybody' | 'another'; zh: string; en: string }

/** Everything that can happen to an assessment; what is not here cannot. */
export const roundMoves: readonly Move[] = [
  { from: null, event: 'create', to: 'draft', by: 'anybody', zh: '新建一次评定', en: 'begin an assessment' },
  { from: 'draft', event: 'edit', to: 'draft', by: 'anybody', zh: '录入、粘贴、更正结果', en: 'enter, paste, correct results' },
  { from: 'draft', event: 'publish', to: 'published', by: 'another', zh: '另一人复核并公布，居民从公布日起看到', en: 'published by another; residents see it from the day named' },
  { from: 'published', event: 'withdraw', to: 'withdrawn', by: 'anybody', zh: '撤回，居民不再看到', en: 'withdrawn; residents see it no more' },
]

export type Round = { state: RoundState; editors: readonly string[] }

/** Where a step leads. Refused when the state does not allow it, or when who entered something would publish it. */
export function decideStep({ state, editors }: Round, event: RoundStep, accountId: string): Decision<RoundState> {
  const move = roundMoves.find((one) => one.from === state && one.event === event)
  if (!move) return refuse(reason.state(state))
  if (move.by === 'another' && editors.includes(accountId)) return refuse(reason.samePerson())
  return allow(move.to)
}

/** The steps that are possible in this state for somebody with these rights. `mustBeAnother` when publishing only waits for another. */
export function listSteps(round: Round, accountId: string, rights: { mayEdit: boolean; mayPublish: boolean }): { next: RoundStep[]; mustBeAnother: boolean } {
  const held = roundMoves.flatMap(({ from, event }) => (from === round.state && event !== 'create' && (event === 'edit' ? rights.mayEdit : rights.mayPublish) ? [event] : []))
  const next = held.filter((event) => decideStep(round, event, accountId).allowed)
  return { next, mustBeAnother: held.includes('publish') && !next.includes('publish') }
}
