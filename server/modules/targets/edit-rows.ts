import type { InputOf } from '#api/endpoint.ts'
import type { editRowsEndpoint } from '#api/targets.ts'
import type { Reason } from '#kernel/decision.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { quotaMethod } from '#policy/index.ts'
import { findQuotasAbovePersons } from './domain/check-quotas.ts'
import { decideStep } from './domain/plan-states.ts'
import { calculateRow } from './domain/total-plan.ts'
import { dayOfYear } from './draft-plan.ts'
import { reason } from './errors.ts'
import type { TargetsUsing } from './index.ts'
import { getPlanToChange, loadRows } from './load-plan.ts'
import { touchPlan, updateRow } from './store.ts'

/** Changes populations and overrides of a draft; the computed figure follows the population. Refused with every row that is wrong. */
export function editRows({ policies }: TargetsUsing, context: CommandContext, input: InputOf<typeof editRowsEndpoint>): Promise<Answer> {
  const { actor } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const plan = await getPlanToChange(run, actor, input.planId, input.version)
    const decision = decideStep(plan, 'edit', actor.accountId)
    if (!decision.allowed) throw refused(decision.reasons)
    const rows = new Map((await loadRows(run, countyCode, plan.id)).map((row) => [row.townshipCode, row]))
    const reasons = checkRows(input.rows, rows)
    if (reasons.length > 0) throw refused(reasons)
    const on = dayOfYear(plan.year)
    const { rounding } = quotaMethod(await policies.packOf(countyCode, on), on).value
    const changes = []
    for (const asked of input.rows) {
      const before = rows.get(asked.townshipCode)
      if (!before) continue
      const { townshipCode, persons, override } = asked
      const overrideReason = override === null ? null : asked.overrideReason
      const computed = calculateRow(persons, before.rateBasisPoints, rounding)
      await run(updateRow, { countyCode, planId: plan.id, townshipCode, persons, computed, override, overrideReason, accountId: actor.accountId })
      changes.push({ townshipCode, before: { persons: before.persons, override: before.override }, after: { persons, override, overrideReason } })
    }
    const [touched] = await run(touchPlan, { countyCode, planId: plan.id })
    return {
      answer: { planId: plan.id, version: touched?.version ?? plan.version + 1 },
      audit: [{ action: 'targets.edit', subjectKind: 'plan', subjectId: plan.id, body: { changes } }],
    }
  })
}

type Asked = InputOf<typeof editRowsEndpoint>['rows'][number]
function checkRows(asked: readonly Asked[], rows: ReadonlyMap<string, { name: string }>): Reason[] {
  const seen = new Set<string>()
  return asked.flatMap(({ townshipCode, persons, override, overrideReason }) => {
    const row = rows.get(townshipCode)
    const isTwice = seen.has(townshipCode)
    seen.add(townshipCode)
    return [
      ...(isTwice ? [reason.twice(townshipCode)] : []), ...(row ? [] : [reason.notInPlan(townshipCode)]),
      ...(override !== null && (overrideReason ?? '').length < 2 ? [reason.reasonMissing(row?.name ?? townshipCode)] : []),
      ...findQuotasAbovePersons([{ name: row?.name ?? townshipCode, persons, computed: 0, override }]),
    ]
  })
}
