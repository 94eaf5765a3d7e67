import { askExportEndpoint, countExportEndpoint, decideExportEndpoint, exportFileEndpoint, exportRequestsEndpoint } from '#api/exports.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { askExport, countExport } from './ask-export.ts'
import { decideExport, listRequests } from './decide-export.ts'
import { getExportFile } from './get-export-file.ts'
import type { ExportsUsing } from './using.ts'

export const exportsRoutes = (using: ExportsUsing): readonly Route[] => [
  serve(countExportEndpoint, (context, input) => countExport(using, context, input)),
  serve(askExportEndpoint, (context, input) => askExport(using, context, input)),
  serve(exportFileEndpoint, (context, input) => getExportFile(using, context, input)),
  serve(exportRequestsEndpoint, listRequests),
  serve(decideExportEndpoint, decideExport),
]
