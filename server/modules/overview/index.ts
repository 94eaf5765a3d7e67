import { benchmarksEndpoint, exportBenchmarksEndpoint } from '#api/benchmarks.ts'
import { countyOverviewEndpoint, townshipOverviewEndpoint } from '#api/overview.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import type { Policies } from '../policy/index.ts'
import { exportBenchmarks, listBenchmarks } from './list-benchmarks.ts'
import { getCountyOverview } from './get-county-overview.ts'
import { getTownshipOverview } from './get-township-overview.ts'

export type OverviewUsing = { policies: Pick<Policies, 'packOf' | 'names'> }

/** What a commission sees first, and what documents report of elsewhere. */
export const overviewRoutes = (using: { policies: Policies }): readonly Route[] => [
  serve(countyOverviewEndpoint, (context, input) => getCountyOverview(using, context, input)),
  serve(townshipOverviewEndpoint, (context, input) => getTownshipOverview(using, context, input)),
  serve(benchmarksEndpoint, (context) => listBenchmarks(using, context)),
  serve(exportBenchmarksEndpoint, (context, input) => exportBenchmarks(using, context, input)),
]
