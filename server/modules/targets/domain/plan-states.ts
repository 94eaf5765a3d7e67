import type { planStates, planSteps } from '#api/targets.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'

export type PlanState = (typeof planStates)[number]
/** What a person may do with a plan that is there. */
export type PlanStep = (typeof planSteps)[number]
export type PlanEvent = PlanStep | 'draft' | 'supersede'

/** Who may: anybody with the permission, only who submitted it, or only another (four eyes); or nobody, for what another plan's issue brings with it. */
type Move = { from: PlanState | null; event: PlanEvent; to: PlanState; by: 'anybody' | 'submitter' | 'another' | 'platform'; zh: string; en: string }

/**
 * Everything that can happen to a plan of targets; what is not here cannot. The commands ask this table, the database's CHECK lists its
 * states, the screens offer its steps, and docs/states.md is printed from it.
 */
export const planMoves: readonly Move[] = [
  { from: null, event: 'draft', to: 'draft', by: 'anybody', zh: '按本地规则起草', en: 'draft by the region’s rule' },
  { from: 'draft', event: 'edit', to: 'draft', by: 'anybody', zh: '调整各镇街任务数', en: 'change rows' },
  { from: 'draft', event: 'submit', to: 'submitted', by: 'anybody', zh: '提交复核', en: 'submit for a second pair of eyes' },
  { from: 'submitted', event: 'withdraw', to: 'draft', by: 'submitter', zh: '提交人撤回', en: 'withdraw, by who submitted it' },
  { from: 'submitted', event: 'return', to: 'draft', by: 'another', zh: '复核人退回', en: 'return, by another' },
  { from: 'submitted', event: 'issue', to: 'issued', by: 'another', zh: '复核人下达', en: 'issue, by another' },
  { from: 'issued', event: 'supersede', to: 'superseded', by: 'platform', zh: '同年度另一方案下达，本方案被取代', en: 'superseded as another plan of the year is issued' },
]

type Plan = { state: PlanState; submittedBy: string | null }

/** The state after an event, or undefined when it cannot happen in this one. `null` is before the plan exists. */
export function stateAfter(from: PlanState | null, event: PlanEvent): PlanState | undefined {
  return planMoves.find((move) => move.from === from && move.event === event)?.to
}

/** Where a step leads. Refused when the state does not allow it, or when the submitter would be their own second pair of eyes. */
export function decideStep({ state, submittedBy }: Plan, event: PlanStep, accountId: string): Decision<PlanState> {
  const move = planMoves.find((one) => one.from === state && one.event === event)
  const isSubmitter = submittedBy === accountId
  if (!move || (move.by === 'submitter' && !isSubmitter)) return refuse({ code: 'TARGETS.STATE', params: { state, event } })
  if (move.by === 'another' && isSubmitter) return refuse({ code: 'TARGETS.SAME_PERSON' })
  return allow(move.to)
}

/** The steps a person may take now, in the order of the table. */
export function listSteps(plan: Plan, accountId: string): PlanStep[] {
  return planMoves.filter(({ from, by }) => from === plan.state && by !== 'platform').map(({ event }) => event as PlanStep).filter((event) => decideStep(plan, event, accountId).allowed)
}
