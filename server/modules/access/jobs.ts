import type { Job } from '#platform/jobs/job.ts'
import { forgetEnded, forgetGuesses } from './session-store.ts'

/** Every night what has ended is forgotten. The tables are of all counties, so a second run finds nothing. */
export const accessJobs: readonly Job[] = [{
  name: 'access.forget-ended', cron: '15 3 * * *', isSilent: true,
  async work({ context }) {
    for (const statement of [...forgetEnded, forgetGuesses]) await context.run(statement, { at: context.at })
    return undefined
  },
}]
