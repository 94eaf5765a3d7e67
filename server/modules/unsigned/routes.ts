import { listRefusalsEndpoint, listUnsignedEndpoint, noteReasonEndpoint, reasonHistoryEndpoint, takeBackReasonEndpoint, unsignedMonthEndpoint, unsignedSummaryEndpoint } from '#api/unsigned.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { countMonth } from './count-month.ts'
import { listHistory } from './list-history.ts'
import { listRefusals } from './list-refusals.ts'
import { listUnsigned } from './list-unsigned.ts'
import { noteReason, takeBackReason } from './note-reason.ts'
import { summariseUnsigned } from './summarise-unsigned.ts'
import type { UnsignedUsing } from './using.ts'

export const unsignedRoutes = (using: UnsignedUsing): readonly Route[] => [
  serve(unsignedSummaryEndpoint, summariseUnsigned(using)),
  serve(listUnsignedEndpoint, listUnsigned(using)),
  serve(listRefusalsEndpoint, listRefusals(using)),
  serve(unsignedMonthEndpoint, countMonth),
  serve(reasonHistoryEndpoint, listHistory),
  serve(noteReasonEndpoint, noteReason),
  serve(takeBackReasonEndpoint, takeBackReason),
]
