import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { Problem, refused } from '#platform/problem.ts'
import { findQuotasAbovePersons } from './domain/check-quotas.ts'
import { decideStep, type PlanState, type PlanStep, stateAfter } from './domain/plan-states.ts'
import { reason } from './errors.ts'
import { getPlanToChange, loadRows } from './load-plan.ts'
import { movePlan, supersedePlan } from './store.ts'

type Input = { planId: string; version: number; reason?: string }

/** Hands a draft in for a second pair of eyes. */
export const submitPlan = (context: CommandContext, input: Input): Promise<Answer> => takeStep(context, input, () => 'submit')
/** Takes a submitted plan back to draft: withdrawn by its submitter, returned by another. */
export const returnPlan = (context: CommandContext, input: Input): Promise<Answer> =>
  takeStep(context, input, (submittedBy) => (submittedBy === context.actor.accountId ? 'withdraw' : 'return'))
/** Issues a submitted plan, by another person than submitted it; the year's plan issued before is superseded in the same instant. */
export const issuePlan = (context: CommandContext, input: Input): Promise<Answer> => takeStep(context, input, () => 'issue')

function takeStep(context: CommandContext, input: Input, eventOf: (submittedBy: string | null) => PlanStep): Promise<Answer> {
  const { actor, at } = context
  const { accountId, countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const plan = await getPlanToChange(run, actor, input.planId, input.version)
    const event = eventOf(plan.submittedBy)
    const decision = decideStep(plan, event, accountId)
    if (!decision.allowed) throw refused(decision.reasons)
    const impossible = event === 'submit' || event === 'issue' ? findQuotasAbovePersons(await loadRows(run, countyCode, plan.id)) : []
    if (impossible.length > 0) throw refused(impossible)
    const superseded = event === 'issue' ? await run(supersedePlan, { countyCode, year: plan.year, state: stateAfter('issued', 'supersede') as PlanState }) : []
    const people = {
      submittedBy: event === 'submit' ? accountId : event === 'issue' ? plan.submittedBy : null,
      issuedBy: event === 'issue' ? accountId : null, issuedAt: event === 'issue' ? at : null,
    }
    const [moved] = await run(movePlan, { countyCode, planId: plan.id, state: decision.value, ...people })
    return {
      answer: { planId: plan.id, state: decision.value, version: moved?.version ?? plan.version + 1 },
      audit: [{ action: `targets.${event}`, subjectKind: 'plan', subjectId: plan.id, reason: input.reason ?? null, body: { from: plan.state, to: decision.value, superseded: superseded.map(({ id }) => id) } }],
      announce: event === 'issue' ? [{ topic: 'targets.issued', subjectId: plan.id }] : [],
    }
  }, (name) => (name === 'one_plan_issued' ? new Problem('Conflict', [reason.issuedMeanwhile()]) : name === 'four_eyes' ? refused([reason.samePerson()]) : undefined))
}
