export { offeredAsJson, type OfferedPackage, selectOffered, toServicePackages } from './select-offered.ts'
