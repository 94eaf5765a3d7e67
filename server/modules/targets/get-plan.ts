import type { Plan } from '#api/targets.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { orNone, presentBecause, quotaMethod } from '#policy/index.ts'
import { listSteps } from './domain/plan-states.ts'
import { quotaOf, totalPlan } from './domain/total-plan.ts'
import { dayOfYear } from './draft-plan.ts'
import type { TargetsUsing } from './index.ts'
import { getPlanRow, loadRows, ownTownship, type PlanRow } from './load-plan.ts'

const selectSigned = compose<{ townshipCode: string; residents: number; signed: number }>()(fragment<{ countyCode: number }>('signed-by-township', `
  SELECT township_code AS "townshipCode", sum(residents)::int AS residents, sum(signed)::int AS signed FROM statistics.stat_cover
  WHERE county_code = :countyCode AND population = 'all' GROUP BY township_code`))
const selectAround = compose<{ countyName: string; foldedAt: Date | null }>()(fragment<{ countyCode: number; countyText: string }>('county-of-plan', `
  SELECT r.name AS "countyName", f.folded_at AS "foldedAt" FROM regions.region r LEFT JOIN statistics.freshness f ON f.county_code = :countyCode WHERE r.code = :countyText`))
/** The plan issued for a year, row by row; a township office's own row of it alone. */
const selectIssued = compose<{ planId: string; townshipCode: string; persons: number; quota: number }>()(fragment<{ countyCode: number; year: number; only: string | null }>('rows-issued-for-year', `
  SELECT p.id AS "planId", t.township_code AS "townshipCode", t.persons, coalesce(t.override, t.computed) AS quota
  FROM targets.target_plan p JOIN targets.target_row t ON t.county_code = p.county_code AND t.plan_id = p.id
  WHERE p.county_code = :countyCode AND p.year = :year AND p.state = 'issued' AND (:only::text IS NULL OR t.township_code = :only)`))
const selectPeople = compose<{ id: string; name: string }>()(fragment<{ ids: string[] }>('people-of-plan', 'SELECT id, display_name AS name FROM access.account WHERE id = ANY (:ids::uuid[])'))

/** A plan with everything beside each row: what was multiplied, what is printed, what was overridden and why, and how far it is. */
export async function getPlan({ policies }: TargetsUsing, context: Context, { planId }: { planId: string }): Promise<Plan> {
  const { actor } = context
  const { countyCode } = actor
  const plan = await getPlanRow(context.run, actor, planId)
  const only = ownTownship(actor)
  const on = dayOfYear(plan.year)
  const [rows, signed, around, people, pack, issuedBefore] = await Promise.all([
    loadRows(context.run, countyCode, planId, only), context.run(selectSigned, { countyCode }), context.run(selectAround, { countyCode, countyText: String(countyCode) }),
    context.run(selectPeople, { ids: [plan.draftedBy, plan.submittedBy, plan.issuedBy].filter((id) => id !== null) }), policies.packOf(countyCode, on),
    context.run(selectIssued, { countyCode, year: plan.year - 1, only }),
  ])
  const printed = only === null ? plan.printed : null
  const rounding = orNone(() => quotaMethod(pack, on))?.value.rounding ?? null
  const progress = new Map(signed.map((one) => [one.townshipCode, one]))
  const before = new Map(issuedBefore.map(({ townshipCode, persons, quota }) => [townshipCode, { persons, quota }]))
  const phase = phaseOf(plan.year, Number(context.on.slice(0, 4)))
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null
  return {
    ...headOf(plan), countyName: around[0]?.countyName ?? '', phase, before: sumOf(plan.year - 1, issuedBefore), because: presentBecause(pack, plan.because, policies.names), rounding,
    rows: rows.map((row) => ({
      ...row, productTenThousandths: row.persons * row.rateBasisPoints, quota: quotaOf(row), printed: plan.printed?.rows?.[row.townshipCode] ?? null,
      // The rollup knows today: a past year's plan is not measured against it.
      signed: phase === 'past' ? null : signedOf(progress.get(row.townshipCode)),
      before: before.get(row.townshipCode) ?? null,
    })),
    totals: totalPlan(rows, rounding, printed),
    people: { drafted: nameOf(plan.draftedBy), submitted: nameOf(plan.submittedBy), issued: nameOf(plan.issuedBy) },
    next: only === null ? listSteps(plan, actor.accountId).filter((step) => actor.permissions.has(step === 'issue' ? 'target.issue' : 'target.edit')) : [],
    mustBeAnother: plan.state === 'submitted' && plan.submittedBy === actor.accountId, foldedAt: around[0]?.foldedAt?.toISOString() ?? null,
  }
}

export const headOf = (plan: PlanRow) => ({
  planId: plan.id, year: plan.year, title: plan.title, state: plan.state, version: plan.version,
  draftedAt: plan.draftedAt.toISOString(), issuedAt: plan.issuedAt?.toISOString() ?? null,
})
const phaseOf = (year: number, thisYear: number): Plan['phase'] => (year < thisYear ? 'past' : year > thisYear ? 'ahead' : 'running')
function sumOf(year: number, rows: readonly { planId: string; persons: number; quota: number }[]): Plan['before'] {
  const [first] = rows
  const sum = (of: 'persons' | 'quota') => rows.reduce((running, row) => running + row[of], 0)
  return first ? { planId: first.planId, year, persons: sum('persons'), quota: sum('quota') } : null
}
const signedOf = (one: { residents: number; signed: number } | undefined) => (one && one.residents > 0 ? one.signed : null)
