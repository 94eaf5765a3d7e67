import { createHash, randomBytes } from 'node:crypto'
import { dayOfInstant } from '#kernel/local-date.ts'
import { maskPhone } from '#kernel/mask.ts'
import { openField } from '#platform/crypto/seal-field.ts'
import type { Actor, Client } from '#platform/http/actor.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { deleteSession, findHolder, insertSession, touchSession } from './store.ts'
import type { ResidentAccountsUsing } from './using.ts'

const [idleMs, longestMs] = [30 * 86_400_000, 180 * 86_400_000]
const cookieName = 'jiayi-m'
const tokenShape = /^[\w-]{43}$/
const hashToken = (token: string) => createHash('sha256').update(token).digest()
const tokenIn = ({ cookies }: Client): string | undefined => (tokenShape.test(cookies[cookieName] ?? '') ? cookies[cookieName] : undefined)
const cookieOf = (token: string, seconds: number, origin: string) => `${cookieName}=${token}; Path=/api/m; Max-Age=${seconds}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`

export const phonePlace = (accountId: string) => ({ table: 'resident_accounts.account', column: 'phone_cipher', countyCode: 0, id: accountId })

/** Who holds a phone's session, as the residents it may act for today. A phone stays signed in for 30 days without use, half a year at most. */
export async function phoneActor(using: ResidentAccountsUsing, client: Client, now: number): Promise<Actor | undefined> {
  const token = tokenIn(client)
  if (token === undefined) return undefined
  const { database, keys } = using
  const [tokenHash, at] = [hashToken(token), new Date(now).toISOString()]
  const [row] = await database.run(findHolder, { tokenHash, at, idleSince: new Date(now - idleMs).toISOString(), on: dayOfInstant(now) }, [])
  if (!row) return undefined
  if (now - row.last_seen_at.getTime() > 3_600_000) await database.run(touchSession, { tokenHash, at }, [])
  return {
    accountId: row.id, postId: row.id, staffId: null, displayName: maskPhone(openField(keys.field, phonePlace(row.id), row.phone_cipher)), role: 'resident', permissions: new Set(['own']),
    scope: { kind: 'none' }, people: row.bonds, countyCode: 0, countyCodes: [0, ...new Set(row.bonds.map(({ countyCode }) => countyCode))],
  }
}

export async function beginPhoneSession(using: ResidentAccountsUsing, context: PublicContext, accountId: string): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await context.run(insertSession, { tokenHash: hashToken(token), accountId, at: context.at, expiresAt: new Date(Date.parse(context.at) + longestMs).toISOString() })
  context.setCookie(cookieOf(token, longestMs / 1000, using.settings.origin))
}

export async function endPhoneSession(using: ResidentAccountsUsing, context: PublicContext): Promise<void> {
  const token = tokenIn(context.client)
  if (token !== undefined) await context.run(deleteSession, { tokenHash: hashToken(token) })
  context.setCookie(cookieOf('', 0, using.settings.origin))
}
