import { dictionariesEndpoint, exportDictionariesEndpoint } from '#api/dictionaries.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { type DictionariesUsing, exportDictionaries, listDictionaries } from './list-dictionaries.ts'

export const dictionariesRoutes = (using: DictionariesUsing): readonly Route[] => [
  serve(dictionariesEndpoint, (context) => listDictionaries(using, context)),
  serve(exportDictionariesEndpoint, (context, input) => exportDictionaries(using, context, input)),
]
