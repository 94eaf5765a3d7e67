import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { conflict, notFound } from '#platform/problem.ts'
import type { Because } from '#policy/index.ts'
import type { PlanState } from './domain/plan-states.ts'
import type { Kind, Printed } from './domain/total-plan.ts'

export type PlanRow = {
  id: string; year: number; title: string; state: PlanState; because: Because[]; printed: Printed | null; version: number
  draftedBy: string; submittedBy: string | null; issuedBy: string | null; draftedAt: Date; issuedAt: Date | null
}
export type TargetRow = { townshipCode: string; name: string; place: number; kind: Kind; persons: number; rateBasisPoints: number; computed: number; override: number | null; overrideReason: string | null }

export const planColumns = `p.id, p.year, p.title, p.state, p.because, p.printed, p.version, p.drafted_by AS "draftedBy", p.submitted_by AS "submittedBy", p.issued_by AS "issuedBy", p.drafted_at AS "draftedAt", p.issued_at AS "issuedAt"`
type Key = { countyCode: number; planId: string }
const select = compose<PlanRow>()(fragment<Key>('load-plan', `SELECT ${planColumns} FROM targets.target_plan p WHERE p.county_code = :countyCode AND p.id = :planId`))
const selectLocked = compose<PlanRow>()(fragment<Key>('load-plan-locked', `SELECT ${planColumns} FROM targets.target_plan p WHERE p.county_code = :countyCode AND p.id = :planId FOR UPDATE`))
const selectRows = compose<TargetRow>()(fragment<Key & { only: string | null }>('load-plan-rows', `
  SELECT t.township_code AS "townshipCode", r.name, t.place, t.kind, t.persons, t.rate_basis_points AS "rateBasisPoints", t.computed, t.override, t.override_reason AS "overrideReason"
  FROM targets.target_row t JOIN regions.region r ON r.code = t.township_code
  WHERE t.county_code = :countyCode AND t.plan_id = :planId AND (:only::text IS NULL OR t.township_code = :only) ORDER BY t.place`))

/** The township an actor is confined to; null for a whole county. Who has no region to look after sees no plans. */
export function ownTownship({ scope }: Actor): string | null {
  if (scope.kind !== 'region') throw notFound('plan')
  return scope.code.length > 6 ? scope.code.slice(0, 9) : null
}

/** A plan for who may see it: a township office sees what was issued. */
export async function getPlanRow(run: Run, actor: Actor, planId: string): Promise<PlanRow> {
  const only = ownTownship(actor)
  const [plan] = await run(select, { countyCode: actor.countyCode, planId })
  if (!plan || (only !== null && plan.state !== 'issued' && plan.state !== 'superseded')) throw notFound('plan')
  return plan
}

/** A plan to change, locked, as the person saw it. Refused when somebody changed it since; only for who looks after the county. */
export async function getPlanToChange(run: Run, actor: Actor, planId: string, version: number): Promise<PlanRow> {
  if (ownTownship(actor) !== null) throw notFound('plan')
  const [plan] = await run(selectLocked, { countyCode: actor.countyCode, planId })
  if (!plan) throw notFound('plan')
  if (plan.version !== version) throw conflict('TARGETS.CHANGED_MEANWHILE')
  return plan
}

export const loadRows = (run: Run, countyCode: number, planId: string, only: string | null = null): Promise<TargetRow[]> => run(selectRows, { countyCode, planId, only })
