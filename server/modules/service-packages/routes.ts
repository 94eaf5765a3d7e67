import { composePackageEndpoint, discardComposedEndpoint, editComposedEndpoint, getComposedEndpoint, listComposedEndpoint, packageBenchEndpoint, priceComposedEndpoint, publishComposedEndpoint, withdrawComposedEndpoint } from '#api/service-packages.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { composeOwnPackage, discardComposed, editComposed, publishComposed, withdrawComposed } from './change-composed.ts'
import { askPrice, getBench, getComposed, listComposed } from './read-composed.ts'
import type { ServicePackagesUsing } from './using.ts'

export const servicePackagesRoutes = (using: ServicePackagesUsing): readonly Route[] => [
  serve(packageBenchEndpoint, getBench(using)),
  serve(priceComposedEndpoint, askPrice(using)),
  serve(listComposedEndpoint, listComposed(using)),
  serve(getComposedEndpoint, getComposed(using)),
  serve(composePackageEndpoint, composeOwnPackage(using)),
  serve(editComposedEndpoint, editComposed(using)),
  serve(discardComposedEndpoint, discardComposed),
  serve(publishComposedEndpoint, publishComposed(using)),
  serve(withdrawComposedEndpoint, withdrawComposed),
]
