export { unsignedListeners } from './hear-signing.ts'
export { unsignedRoutes } from './routes.ts'
