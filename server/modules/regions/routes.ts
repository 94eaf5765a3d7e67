import { getRegionEndpoint, listRegionsEndpoint, searchRegionsEndpoint } from '#api/regions.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { getRegion, listRegions, searchRegions } from './read-regions.ts'

export const regionsRoutes: readonly Route[] = [serve(listRegionsEndpoint, listRegions), serve(searchRegionsEndpoint, searchRegions), serve(getRegionEndpoint, getRegion)]
