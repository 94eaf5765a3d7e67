import type { Role } from '#api/permissions.ts'
import type { Database } from '#platform/database/database.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Passwords } from './passwords.ts'
import type { SessionDirectory } from './session-directory.ts'
import type { SsoSettings } from './sso.ts'

/** What this module is handed. */
export type AccessUsing = {
  database: Database
  keys: Pick<Keys, 'field' | 'index'>
  settings: { isDemo: boolean; origin: string }
  /** Sign-on at another provider; off when left out. */
  sso?: SsoSettings | undefined
  /** The people the sign-in page offers in a demonstration. */
  demoPeople?: readonly { account: string; displayName: string; role: Role; place: string }[]
  passwords?: Passwords
}
/** The same with what the module opens for itself. */
export type Access = AccessUsing & { passwords: Passwords; sessions: SessionDirectory }
