import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Actor } from '../platform/http/actor.ts'
import { type Database, openDatabase } from '../platform/database/database.ts'
import { urlOf } from '../platform/database/url.ts'
import { type FileStore, openFileStore } from '../platform/file-store.ts'
import { buildServer } from '../platform/http/server.ts'
import type { Route } from '../platform/http/routes.ts'

export const today = '2026-11-24'
/** Noon in Shanghai of `today`. */
const noon = Date.parse(`${today}T04:00:00Z`)

export type Answered = { status: number; body: any; headers: Record<string, unknown>; bytes: Buffer }
export type TestDatabase = Awaited<ReturnType<typeof aDatabase>>

/**
 * A clone of the migrated template for one test file, with a server on it and the clock stopped at noon (`clock.now`).
 * `routes` may use the things it is handed. Who asks is said by the test itself: `ask(anActor(…), endpoint, input)`.
 */
export async function aDatabase(routesOf: (using: { database: Database; files: FileStore; ownerUrl: string }) => readonly Route[] = () => []) {
  const name = `test_${randomUUID().slice(0, 8)}`
  const owner = inject('postgresUrl')
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE template`)
  await client.end()
  const ownerUrl = urlOf(owner, 'postgres', name)
  const clock = { now: noon }
  const database = openDatabase({ url: urlOf(ownerUrl, 'jiayi_app') })
  const bulk = openDatabase({ url: urlOf(ownerUrl, 'jiayi_bulk'), lines: 1 })
  const files = openFileStore(mkdtempSync(join(tmpdir(), 'jiayi-files-')))
  const actors = new Map<string, Actor>()
  const defects: unknown[] = []
  const server = await buildServer({
    database, routes: routesOf({ database, files, ownerUrl }), now: () => clock.now, report: (error) => void defects.push(error),
    authenticate: async ({ cookies }) => actors.get(cookies.test ?? ''),
  })

  /** Sends one request as `actor` (null: nobody); commands get a fresh key unless one is given. */
  async function ask(actor: Actor | null, endpoint: { kind: string; path: string }, input: Record<string, unknown> = {}, key: string = randomUUID()): Promise<Answered> {
    const rest = { ...input }
    const path = endpoint.path.replace(/:(\w+)/g, (_, part: string) => {
      const value = rest[part]
      delete rest[part]
      return encodeURIComponent(String(value))
    })
    const cookie = actor ? `test=${actor.postId}` : ''
    if (actor) actors.set(actor.postId, actor)
    const isGet = /query|file/i.test(endpoint.kind)
    const query = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null)
    const answer = await server.inject({
      method: isGet ? 'GET' : 'POST', url: isGet && query.length > 0 ? `${path}?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}` : path,
      headers: { cookie, ...(endpoint.kind === 'command' ? { 'idempotency-key': key } : {}) }, ...(isGet ? {} : { payload: rest }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers, bytes: answer.rawPayload }
  }
  /** Looks behind the server, as the owner: `rows('SELECT …', value)`. */
  async function rows(sql: string, ...values: unknown[]): Promise<any[]> {
    const behind = new pg.Client(ownerUrl)
    await behind.connect()
    try {
      return (await behind.query(sql, values)).rows
    } finally {
      await behind.end()
    }
  }
  const close = async () => {
    await server.close()
    await Promise.all([database.close(), bulk.close()])
  }
  return { database, bulk, files, server, clock, ask, rows, ownerUrl, defects, close }
}
