import type { Authenticate } from '#platform/http/actor.ts'
import type { Job } from '#platform/jobs/job.ts'
import type { Route } from '#platform/http/routes.ts'
import { openPersonDirectory } from '../residents/index.ts'
import { routesOf } from './routes.ts'
import { phoneActor } from './session-directory.ts'
import { forgetEnded, forgetSendings } from './store.ts'
import type { ResidentAccountsUsing } from './using.ts'

export { actingIn, bondWith, endBondsWith } from './bonds.ts'
export { findBond } from './find-bond.ts'

/** Opens the module: its routes, and who holds a phone's session. */
export function openResidentAccounts(using: ResidentAccountsUsing): { routes: readonly Route[]; authenticate: Authenticate } {
  return { routes: routesOf({ ...using, people: openPersonDirectory(using) }), authenticate: (client, now) => phoneActor(using, client, now) }
}

/** Every night what has ended is forgotten. The tables are of all counties, so a second run finds nothing. */
export const residentAccountsJobs: readonly Job[] = [{
  name: 'resident-accounts.forget-ended', cron: '25 3 * * *', isSilent: true,
  async work({ context }) {
    for (const statement of [...forgetEnded, forgetSendings]) await context.run(statement, { at: context.at })
    return undefined
  },
}]
