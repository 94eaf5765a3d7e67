export { unsignedSource } from './export-unsigned.ts'
export { unsignedListeners } from './hear-signing.ts'
export { unsignedRoutes } from './routes.ts'
