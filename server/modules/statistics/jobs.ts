import type { Job } from '#platform/jobs/job.ts'
import { foldCounty } from './fold-county.ts'
import { recountCounty } from './recount-county.ts'

/** Recount every night, and the fold every second. */
export const statisticsJobs: readonly Job[] = [{
  name: 'statistics.recount',
  cron: '30 2 * * *',
  async work({ context }) { return `drift ${await recountCounty(context)}` },
}]
export const statisticsTicks = [{ name: 'statistics.fold', everyMs: 1000, work: foldCounty }] as const
