import { allow, type Decision, refuse } from '#kernel/decision.ts'

export type PlanState = 'draft' | 'submitted' | 'issued' | 'superseded'
export type PlanEvent = 'edit' | 'submit' | 'withdraw' | 'return' | 'issue'

/** Everything that can happen to a plan of targets; what is not here cannot. Issuing supersedes the year's plan issued before. */
export const planSteps: readonly { from: PlanState; event: PlanEvent; to: PlanState }[] = [
  { from: 'draft', event: 'edit', to: 'draft' },
  { from: 'draft', event: 'submit', to: 'submitted' },
  { from: 'submitted', event: 'withdraw', to: 'draft' }, // by who submitted it
  { from: 'submitted', event: 'return', to: 'draft' }, // by another
  { from: 'submitted', event: 'issue', to: 'issued' }, // by another: four eyes
]
/** The steps that only another person than the submitter may take, and the one that only the submitter may. */
const anothers: readonly PlanEvent[] = ['return', 'issue']
const own: readonly PlanEvent[] = ['withdraw']

type Plan = { state: PlanState; submittedBy: string | null }

/** Where an event leads. Refused when the state does not allow it, or when the submitter would be their own second pair of eyes. */
export function decideStep({ state, submittedBy }: Plan, event: PlanEvent, accountId: string): Decision<PlanState> {
  const step = planSteps.find((one) => one.from === state && one.event === event)
  if (!step) return refuse({ code: 'TARGETS.STATE', params: { state, event } })
  const isSubmitter = submittedBy === accountId
  if (anothers.includes(event) && isSubmitter) return refuse({ code: 'TARGETS.SAME_PERSON' })
  if (own.includes(event) && !isSubmitter) return refuse({ code: 'TARGETS.STATE', params: { state, event } })
  return allow(step.to)
}

/** The steps a person may take now. */
export function listSteps(plan: Plan, accountId: string): PlanEvent[] {
  return planSteps.map(({ event }) => event).filter((event, i, all) => all.indexOf(event) === i && decideStep(plan, event, accountId).allowed)
}
