export { localPoliciesRoutes } from './routes.ts'
