export { servicePackagesRoutes } from './routes.ts'
export { isOwnPackage, offeredAsJson, type OfferedPackage, selectOffered, toServicePackages } from './select-offered.ts'
