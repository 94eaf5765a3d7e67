import type { Database } from '#platform/database/database.ts'
import type { Actor, Client, Scope } from '#platform/http/actor.ts'
import { permissionsOf } from './domain/roles.ts'
import { findHolder, type Holder, touchSession } from './session-store.ts'
import { hashToken, tokenIn } from './tokens.ts'

export const idleMs = 30 * 60_000
export const longestMs = 12 * 3_600_000
const staleMs = 1000
/** By how much the clocks of two servers, or of one before and after it was set, may differ. */
export const skewMs = 5 * 60_000
const most = 10_000

export type SessionDirectory = { actorOf(client: Client, now: number): Promise<Actor | undefined>; forget(token: string): void }

/**
 * Who holds the session cookie, with permissions and scope; nobody if it is unknown or has ended. What was found is remembered for one
 * second, which is how long a withdrawn session or post may still work on this process; `forget` makes it at once.
 */
export function openSessionDirectory(database: Database): SessionDirectory {
  const seen = new Map<string, { actor: Actor; from: number }>()
  return {
    async actorOf(client, now) {
      const token = tokenIn(client, 'session')
      if (token === undefined) return undefined
      const known = seen.get(token)
      if (known && now >= known.from && now < known.from + staleMs) return known.actor
      seen.delete(token)
      const tokenHash = hashToken(token)
      const at = new Date(now).toISOString()
      const [row] = await database.run(findHolder, { tokenHash, at, idleSince: new Date(now - idleMs).toISOString(), latest: new Date(now + skewMs).toISOString() }, [])
      if (!row) return undefined
      if (now - row.last_seen_at.getTime() > 60_000) await database.run(touchSession, { tokenHash, at }, [])
      const actor = actorOfRow(row)
      if (seen.size >= most) seen.delete(seen.keys().next().value as string)
      seen.set(token, { actor, from: now })
      return actor
    },
    forget: (token) => void seen.delete(token),
  }
}

const onlySelf: ReadonlySet<'self'> = new Set(['self'])

function actorOfRow(row: Holder): Actor {
  return {
    accountId: row.account_id, postId: row.post_id, staffId: row.staff_id, displayName: row.display_name, role: row.role, scope: scopeOf(row),
    countyCode: row.county_code, countyCodes: row.county_codes,
    ...(row.must_change_password ? { permissions: onlySelf, limitedBy: 'ACCESS.CHANGE_PASSWORD_FIRST' } : { permissions: permissionsOf(row.role) }),
  }
}

/** A post's scope out of its columns. */
export function scopeOf(row: Pick<Holder, 'scope_kind' | 'region_code' | 'institution_id' | 'team_id'>): Scope {
  const { region_code: code, institution_id: institutionId, team_id: teamId } = row
  if (row.scope_kind === 'region' && code !== null) return { kind: 'region', code }
  if (row.scope_kind === 'institution' && institutionId !== null) return { kind: 'institution', institutionId }
  if (row.scope_kind === 'team' && institutionId !== null && teamId !== null) return { kind: 'team', institutionId, teamId }
  return { kind: 'none' }
}
