import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, importErrorsEndpoint, importTemplateEndpoint, listImportsEndpoint, undoImportEndpoint } from '#api/imports.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { beginImport, commitImport, undoImport } from './begin-import.ts'
import { getImport, listImports } from './list-imports.ts'
import type { ImportsUsing } from './using.ts'
import { getErrorFile } from './write-error-file.ts'
import { writeTemplate } from './write-template.ts'

export const importsRoutes = (using: ImportsUsing): readonly Route[] => [
  serve(importTemplateEndpoint, (context, input) => writeTemplate(using, context, input)),
  serve(beginImportEndpoint, (context, input) => beginImport(using, context, input)),
  serve(commitImportEndpoint, commitImport),
  serve(undoImportEndpoint, undoImport),
  serve(listImportsEndpoint, listImports),
  serve(getImportEndpoint, getImport),
  serve(importErrorsEndpoint, (context, input) => getErrorFile(using, context, input)),
]
