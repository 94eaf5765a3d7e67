export { servicePackagesRoutes } from './routes.ts'
export { offeredAsJson, type OfferedPackage, selectOffered, toServicePackages } from './select-offered.ts'
