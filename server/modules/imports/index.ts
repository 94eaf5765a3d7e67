export { importFile } from './import-file.ts'
export { importJobs } from './jobs.ts'
export { importsRoutes } from './routes.ts'
export { reasonText } from './fault-text.ts'
