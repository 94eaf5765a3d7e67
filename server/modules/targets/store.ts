import { compose, fragment } from '#platform/database/statement.ts'
import type { PlanState } from './domain/plan-states.ts'

type Plan = { countyCode: number; planId: string }
export const insertPlan = compose<never>()(fragment<Plan & { year: number; title: string; because: string; printed: string | null; accountId: string; at: string }>('insert-plan', `
  INSERT INTO targets.target_plan (county_code, id, year, state, title, because, printed, drafted_by, drafted_at)
  VALUES (:countyCode, :planId, :year, 'draft', :title, :because, :printed, :accountId, :at)`))
export const insertRows = compose<never>()(fragment<Plan & { townships: string[]; kinds: string[]; persons: number[]; rates: number[]; computed: number[] }>('insert-plan-rows', `
  INSERT INTO targets.target_row (county_code, plan_id, township_code, place, kind, persons, rate_basis_points, computed)
  SELECT :countyCode, :planId, r.code, r.place, r.kind, r.persons, r.rate, r.computed
  FROM unnest(:townships::text[], :kinds::text[], :persons::int[], :rates::int[], :computed::int[]) WITH ORDINALITY AS r (code, kind, persons, rate, computed, place)`))
export const updateRow = compose<never>()(fragment<Plan & { townshipCode: string; persons: number; computed: number; override: number | null; overrideReason: string | null; accountId: string }>('update-plan-row', `
  UPDATE targets.target_row SET persons = :persons, computed = :computed, override = :override::int, override_reason = :overrideReason::text, overridden_by = CASE WHEN :override::int IS NULL THEN NULL ELSE :accountId::uuid END
  WHERE county_code = :countyCode AND plan_id = :planId AND township_code = :townshipCode`))
export const touchPlan = compose<{ version: number }>()(fragment<Plan>('touch-plan', `
  UPDATE targets.target_plan SET version = version + 1 WHERE county_code = :countyCode AND id = :planId RETURNING version`))
/** The second pair of eyes is a CHECK of the table, whatever the code above it decided. */
export const movePlan = compose<{ version: number }>()(fragment<Plan & { state: PlanState; submittedBy: string | null; issuedBy: string | null; issuedAt: string | null }>('move-plan', `
  UPDATE targets.target_plan SET state = :state, submitted_by = :submittedBy::uuid, issued_by = :issuedBy::uuid, issued_at = :issuedAt::timestamptz, version = version + 1
  WHERE county_code = :countyCode AND id = :planId RETURNING version`))
export const supersedePlan = compose<{ id: string }>()(fragment<{ countyCode: number; year: number; state: PlanState }>('supersede-plan', `
  UPDATE targets.target_plan SET state = :state, version = version + 1 WHERE county_code = :countyCode AND year = :year AND state = 'issued' RETURNING id`))
