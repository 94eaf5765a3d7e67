import { assignmentChoicesEndpoint, listHandoversEndpoint, planHandoverEndpoint, previewHandoverEndpoint, retryHandoverEndpoint, undoHandoverEndpoint } from '#api/assignments.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { listChoices } from './list-choices.ts'
import { listHandovers } from './list-handovers.ts'
import { planHandover, previewHandover, retryHandover, undoHandover } from './plan-handover.ts'

export const assignmentsRoutes: readonly Route[] = [
  serve(assignmentChoicesEndpoint, listChoices),
  serve(previewHandoverEndpoint, previewHandover),
  serve(planHandoverEndpoint, planHandover),
  serve(undoHandoverEndpoint, undoHandover),
  serve(retryHandoverEndpoint, retryHandover),
  serve(listHandoversEndpoint, listHandovers),
]
