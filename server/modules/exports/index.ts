import type { Job } from '#platform/jobs/job.ts'
import { makeExportJob } from './make-export.ts'
import { sweepExportsJob } from './sweep-exports.ts'
import type { ExportsUsing } from './using.ts'

export { exportsRoutes } from './routes.ts'
export type { ExportsUsing } from './using.ts'

export const exportJobs = (using: ExportsUsing): readonly Job[] => [makeExportJob(using), sweepExportsJob(using)]
