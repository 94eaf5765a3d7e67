import { countyOverviewEndpoint, townshipOverviewEndpoint } from '#api/overview.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import type { Pack } from '#policy/index.ts'
import { getCountyOverview } from './get-county-overview.ts'
import { getTownshipOverview } from './get-township-overview.ts'

export type OverviewUsing = { policies: { packOf(countyCode: number, on: LocalDate): Promise<Pack>; names: Readonly<Record<string, string>> } }

/** What a commission sees first. */
export const overviewRoutes = (using: OverviewUsing): readonly Route[] => [
  serve(countyOverviewEndpoint, (context, input) => getCountyOverview(using, context, input)),
  serve(townshipOverviewEndpoint, (context, input) => getTownshipOverview(using, context, input)),
]
