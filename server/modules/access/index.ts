import type { Authenticate } from '#platform/http/actor.ts'
import type { Route } from '#platform/http/routes.ts'
import { argon2 } from './passwords.ts'
import { routesOf } from './routes.ts'
import { openSessionDirectory } from './session-directory.ts'
import type { AccessUsing } from './using.ts'

export { rolesThatMay } from './domain/roles.ts'
export { demoPassword } from './domain/check-password.ts'
export { createFirstAdmin } from './create-first-admin.ts'
export { findActor, findActorOfPost } from './find-actor.ts'
export { accessJobs } from './jobs.ts'
export { type DemoPerson, findDemoCounty, seedDemoAccounts } from './seed-demo-accounts.ts'
export type { AccessUsing } from './using.ts'

/** Opens the module: its routes, and who holds a session. Both share what is remembered of sessions for a second, so open it once a process. */
export function openAccess(using: AccessUsing): { routes: readonly Route[]; authenticate: Authenticate } {
  const sessions = openSessionDirectory(using.database)
  return { routes: routesOf({ ...using, passwords: using.passwords ?? argon2, sessions }), authenticate: sessions.actorOf }
}
