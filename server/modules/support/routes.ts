import { editSupportEndpoint, endSupportEndpoint, exportSupportEndpoint, exportVisitsEndpoint, getSupportEndpoint, listSupportEndpoint, listVisitsEndpoint, makeSupportEndpoint, recordVisitEndpoint, strikeVisitEndpoint } from '#api/support.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { editAgreement, endAgreement, makeAgreement } from './keep-agreement.ts'
import { exportVisits, listVisits, recordVisit, strikeVisit } from './keep-visits.ts'
import { exportAgreements, listAgreements } from './list-agreements.ts'
import { getAgreement } from './load-agreement.ts'

export const supportRoutes: readonly Route[] = [
  serve(listSupportEndpoint, listAgreements),
  serve(exportSupportEndpoint, exportAgreements),
  serve(getSupportEndpoint, getAgreement),
  serve(makeSupportEndpoint, makeAgreement),
  serve(editSupportEndpoint, editAgreement),
  serve(endSupportEndpoint, endAgreement),
  serve(listVisitsEndpoint, listVisits),
  serve(exportVisitsEndpoint, exportVisits),
  serve(recordVisitEndpoint, recordVisit),
  serve(strikeVisitEndpoint, strikeVisit),
]
