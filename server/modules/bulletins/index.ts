export { bulletinRoutes } from './routes.ts'
export { bulletinJobs } from './send-bulletin.ts'
