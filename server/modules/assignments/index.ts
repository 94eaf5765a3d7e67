export { assignmentJobs } from './carry-out-due.ts'
export { assignmentsRoutes } from './routes.ts'
