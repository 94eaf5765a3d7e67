import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { codeEndpoint, signInEndpoint } from '#api/access.ts'
import { query } from '#api/endpoint.ts'
import type { Role } from '#api/permissions.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import type { Scope } from '#platform/http/actor.ts'
import { serve } from '#platform/http/routes.ts'
import { buildServer } from '#platform/http/server.ts'
import { type TestCounty, aCounty } from '../../testing/a-county.ts'
import { aDatabase, type Answered } from '../../testing/test-database.ts'
import { codeAt, secretOf } from './domain/one-time-code.ts'
import { type AccessUsing, openAccess } from './index.ts'
import { argon2 } from './passwords.ts'
import { sealSecret } from './sealed-secret.ts'
import { columnsOfScope } from './seed-demo-accounts.ts'
import { insertAccount, insertPost } from './store.ts'

export const password = 'correct horse battery'
export type TestAccount = { accountId: string; account: string; secret: string; countyCode: number; postIds: string[] }
/** Something only a doctor may do, to see whether a session still works. */
export const doctorsThing = query({ path: '/api/test/doctors-thing', permission: 'resident.read', input: z.strictObject({}), output: z.object({ ok: z.boolean() }) })

/** A whole house with its doors: the module's own server, where people sign in with real cookies, and accounts to sign in with. */
export async function aHouse(change: Partial<AccessUsing> = {}) {
  const base = await aDatabase()
  const keys = keysOfFile(newKeyFile('demo'))
  const counted = { compared: 0 }
  const passwords = { hash: argon2.hash, verify: (hash: string, typed: string) => { counted.compared++; return argon2.verify(hash, typed) } }
  const { routes, authenticate } = openAccess({ database: base.database, keys, settings: { isDemo: false, origin: 'http://localhost' }, passwords, ...change })
  const defects: unknown[] = []
  const server = await buildServer({ database: base.database, routes: [...routes, serve(doctorsThing, async () => ({ ok: true }))], authenticate, now: () => base.clock.now, report: (error) => void defects.push(error) })
  const passwordHash = await argon2.hash(password)
  let serial = 0

  /** An account of the county with one post, enrolled unless said otherwise. */
  async function anAccount(county: TestCounty, role: Role, scope: Scope, of: { mustChange?: boolean; isEnrolled?: boolean; isDemo?: boolean; sso?: string; staffId?: string } = {}): Promise<TestAccount> {
    const [accountId, account] = [randomUUID(), `person${county.countyCode}.${++serial}`]
    const secret = secretOf(Buffer.from(accountId.replaceAll('-', ''), 'hex'))
    const at = new Date(base.clock.now).toISOString()
    await base.database.run(insertAccount, {
      accountId, account, displayName: `测试${serial}`, countyCode: county.countyCode, staffId: of.staffId ?? null, passwordHash, mustChange: of.mustChange ?? false,
      totpSecret: of.isEnrolled === false ? null : sealSecret(keys, accountId, secret), ssoSubject: of.sso ?? null, isDemo: of.isDemo ?? false, at,
    }, [])
    const known = { accountId, account, secret, countyCode: county.countyCode, postIds: [] as string[] }
    await giveTo(known, role, scope)
    return known
  }
  async function giveTo(account: TestAccount, role: Role, scope: Scope): Promise<void> {
    const postId = randomUUID()
    await base.database.run(insertPost, { postId, accountId: account.accountId, role, countyCode: account.countyCode, ...columnsOfScope(scope), givenBy: null, at: new Date(base.clock.now).toISOString() }, [])
    account.postIds.push(postId)
  }

  /** A browser at an address, keeping its cookies. */
  function aBrowser(address = '10.0.0.1') {
    const cookies: Record<string, string> = {}
    const setCookies: string[] = []
    async function ask(endpoint: { kind: string; path: string }, input: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answered> {
      const rest = { ...input }
      const path = endpoint.path.replace(/:(\w+)/g, (_, part: string) => { const value = rest[part]; delete rest[part]; return String(value) })
      const isGet = /query/i.test(endpoint.kind)
      const answer = await server.inject({
        method: isGet ? 'GET' : 'POST', url: isGet && Object.keys(rest).length > 0 ? `${path}?${new URLSearchParams(rest as Record<string, string>)}` : path, remoteAddress: address,
        headers: { cookie: Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; '), ...(endpoint.kind === 'command' ? { 'idempotency-key': randomUUID() } : {}), ...headers },
        ...(isGet ? {} : { payload: rest }),
      })
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
        setCookies.push(line)
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies[name] = value
      }
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers, bytes: answer.rawPayload }
    }
    /** Password, then the code where it is asked for. */
    async function signIn(account: TestAccount, of: { remember?: boolean; password?: string } = {}): Promise<Answered> {
      const first = await ask(signInEndpoint, { account: account.account, password: of.password ?? password })
      if (first.body.step !== 'code') return first
      return ask(codeEndpoint, { ticket: first.body.ticket, code: codeAt(account.secret, base.clock.now), remember: of.remember ?? false })
    }
    return { ask, signIn, cookies, setCookies }
  }
  const close = async () => {
    await server.close()
    await base.close()
  }
  return { ...base, server, keys, counted, defects, anAccount, giveTo, aBrowser, aCounty: () => aCounty(base), close }
}
export type House = Awaited<ReturnType<typeof aHouse>>
