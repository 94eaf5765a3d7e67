import { createHash, randomBytes } from 'node:crypto'
import type { Client } from '#platform/http/actor.ts'

/** A secret handed to a browser: 256 bits of the system's random source. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What is kept of it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const shape = /^[\w-]{43}$/
export const cookieNames = { session: 'jiayi', device: 'jiayi-device', sso: 'jiayi-sso' } as const

/** The token in one of our cookies, if there is one of the right shape. */
export function tokenIn(client: Pick<Client, 'cookies'>, name: keyof typeof cookieNames): string | undefined {
  const token = client.cookies[cookieNames[name]]
  return token !== undefined && shape.test(token) ? token : undefined
}

/** A cookie no script can read and no other site can send with a change. */
export function cookieOf(name: keyof typeof cookieNames, token: string, seconds: number, origin: string): string {
  return `${cookieNames[name]}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`
}
