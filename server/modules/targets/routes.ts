import { draftPlanEndpoint, editRowsEndpoint, exportPlanEndpoint, getPlanEndpoint, issuePlanEndpoint, listPlansEndpoint, returnPlanEndpoint, submitPlanEndpoint } from '#api/targets.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { draftPlan } from './draft-plan.ts'
import { editRows } from './edit-rows.ts'
import { exportPlan } from './export-plan.ts'
import { getPlan } from './get-plan.ts'
import type { TargetsUsing } from './index.ts'
import { listPlans } from './list-plans.ts'
import { issuePlan, returnPlan, submitPlan } from './move-plan.ts'

export const targetsRoutes = (using: TargetsUsing): readonly Route[] => [
  serve(listPlansEndpoint, listPlans),
  serve(getPlanEndpoint, (context, input) => getPlan(using, context, input)),
  serve(draftPlanEndpoint, (context, input) => draftPlan(using, context, input)),
  serve(editRowsEndpoint, (context, input) => editRows(using, context, input)),
  serve(submitPlanEndpoint, submitPlan),
  serve(returnPlanEndpoint, returnPlan),
  serve(issuePlanEndpoint, issuePlan),
  serve(exportPlanEndpoint, (context, input) => exportPlan(using, context, input)),
]
