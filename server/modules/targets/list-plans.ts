import type { OutputOf } from '#api/endpoint.ts'
import type { listPlansEndpoint } from '#api/targets.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { listSteps } from './domain/plan-states.ts'
import { headOf } from './get-plan.ts'
import { ownTownship, planColumns, type PlanRow } from './load-plan.ts'

const select = compose<PlanRow>()(fragment<{ countyCode: number; onlyIssued: boolean }>('list-plans', `
  SELECT ${planColumns} FROM targets.target_plan p
  WHERE p.county_code = :countyCode AND (NOT :onlyIssued::boolean OR p.state IN ('issued', 'superseded')) ORDER BY p.year DESC, p.drafted_at DESC LIMIT 200`))

/** The county's plans, newest year first; a township office sees those that were issued. */
export async function listPlans(context: Context): Promise<OutputOf<typeof listPlansEndpoint>> {
  const { actor } = context
  const onlyIssued = ownTownship(actor) !== null
  const plans = await context.run(select, { countyCode: actor.countyCode, onlyIssued })
  const awaitsMe = (plan: PlanRow) => actor.permissions.has('target.issue') && listSteps(plan, actor.accountId).includes('issue')
  return { items: plans.map((plan) => ({ ...headOf(plan), awaitsMe: awaitsMe(plan) })), next: null }
}
