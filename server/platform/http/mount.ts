import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '#api/endpoint.ts'
import type { Database } from '../database/database.ts'
import { Problem } from '../problem.ts'
import type { Actor, Authenticate, Client } from './actor.ts'
import { type CommandContext, type Context, type PublicContext, worldOf } from './context.ts'
import { describeRoute } from './openapi.ts'
import { type FileAnswer, isPublic, isRead, type LongFileAnswer, type Route } from './routes.ts'
import type { Answer } from '../idempotency.ts'

export type Mounting = { database: Database; authenticate: Authenticate; now: () => number }
const keyShape = /^[\w-]{8,64}$/
const clients = new WeakMap<FastifyRequest, Client>()
const actors = new WeakMap<FastifyRequest, Actor>()

/** Makes the server refuse to boot with a route that does not say who may use it. Call before any route is added. */
export function demandPermissions(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    const declared = config as { permission?: string; publicBecause?: string } | undefined
    if (!declared?.permission && !declared?.publicBecause) throw new Error(`${String(method)} ${url} declares no permission`)
  })
}

/** HTTP ↔ module: who is asking, may they, is the shape right, then the module's own function. */
export function mount(app: FastifyInstance, routes: readonly Route[], { database, authenticate, now }: Mounting): void {
  for (const { endpoint, handle } of routes) {
    const method = isRead(endpoint) ? 'GET' : 'POST'
    app.route({
      method, url: endpoint.path, schema: describeRoute(endpoint), ...('mostBytes' in endpoint && endpoint.mostBytes !== undefined && { bodyLimit: endpoint.mostBytes }),
      config: 'permission' in endpoint ? { permission: endpoint.permission } : { publicBecause: endpoint.why },
      // Before the body is read: a stranger costs us no parsing.
      onRequest: async (request, reply) => {
        reply.header('cache-control', 'no-store') // also what is refused: nothing of ours stays in a browser or a proxy
        clients.set(request, clientOf(request))
        if (!('permission' in endpoint)) return
        const actor = await authenticate(clientOf(request), now(), endpoint.permission)
        if (!actor) throw new Problem('Unauthenticated', [{ code: 'ACCESS.SIGN_IN' }])
        if (!actor.permissions.has(endpoint.permission)) throw new Problem('Forbidden', [{ code: actor.limitedBy ?? 'ACCESS.NOT_PERMITTED', params: { permission: endpoint.permission } }])
        actors.set(request, actor)
      },
      handler: async (request, reply) => {
        const input = readInput(endpoint, request)
        const answer = await handle(contextOf(endpoint, request, reply, database, now()) as never, input as never)
        return send(endpoint, reply, answer)
      },
    })
  }
}

/** Path, query string and body together are one input, read by the endpoint's own schema. */
function readInput(endpoint: Endpoint, request: FastifyRequest): unknown {
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new Problem('InvalidInput', [{ code: 'PLATFORM.BODY_SHAPE' }])
  const given = { ...(isRead(endpoint) ? (request.query as object) : body), ...(request.params as object) }
  if (!isWellFormed(given)) throw new Problem('InvalidInput', [{ code: 'PLATFORM.UNSTORABLE' }])
  const read = endpoint.input.safeParse(given)
  if (read.success) return read.data
  throw new Problem('InvalidInput', read.error.issues.slice(0, 20).map((issue) => ({
    code: 'PLATFORM.INVALID_FIELD', params: { field: issue.path.join('.') || '—', issue: issue.code },
  })))
}

/**
 * Whether every text in it can be stored as it is. Half of a character, which only an escape in JSON can bring, would become another one in
 * PostgreSQL, and the audit's leaf would no longer be that of its row. Without recursion, for a body may be nested as deep as it is long.
 */
function isWellFormed(given: unknown): boolean {
  const rest = [given]
  while (rest.length > 0) {
    const value = rest.pop()
    if (typeof value === 'string' && !value.isWellFormed()) return false
    if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) rest.push(key, one)
  }
  return true
}

function contextOf(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply, database: Database, at: number): Context | CommandContext | PublicContext {
  const client = clients.get(request) as Client
  if (isPublic(endpoint)) return { ...worldOf(database, at, []), client, setCookie: (cookie) => void reply.header('set-cookie', cookie) }
  const actor = actors.get(request) as Actor
  const context: Context = { ...worldOf(database, at, actor.countyCodes), actor, client }
  if (endpoint.kind !== 'command') return context
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !keyShape.test(key)) throw new Problem('InvalidInput', [{ code: 'PLATFORM.KEY_MISSING' }])
  return { ...context, route: endpoint.path, key }
}

function send(endpoint: Endpoint, reply: FastifyReply, answer: unknown): FastifyReply {
  if (endpoint.kind === 'file') {
    const file = answer as FileAnswer | LongFileAnswer
    const { mediaType, name, isDownload = false } = file
    reply.header('content-disposition', `${isDownload ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`)
    if ('pieces' in file) return reply.type(mediaType).send(Readable.from(file.pieces, { objectMode: false }))
    return reply.type(mediaType).send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  }
  reply.type('application/json; charset=utf-8')
  if (endpoint.kind !== 'command') return reply.send(JSON.stringify(endpoint.output.parse(answer)))
  const { json, isReplay } = answer as Answer
  if (isReplay) reply.header('idempotent-replay', 'true')
  return reply.send(json)
}

function clientOf(request: FastifyRequest): Client {
  const cookies: Record<string, string> = {}
  for (const part of (request.headers.cookie ?? '').split(/; */)) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at)] = part.slice(at + 1)
  }
  return { address: request.ip, userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200), cookies }
}
