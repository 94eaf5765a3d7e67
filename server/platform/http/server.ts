import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { contentSecurity } from './content-security.ts'
import { demandPermissions, mount, type Mounting } from './mount.ts'
import { answerBadAddress, answerProblems, type Report } from './problems.ts'
import { serveHealth } from './health.ts'
import { isPage, sendStartPage, servePages } from './pages.ts'
import type { Route } from './routes.ts'
import { refuseOtherOrigins } from './same-origin.ts'
import { serveReference } from './reference.ts'
import { logRequests, type LogLine } from './request-log.ts'

export type ServerSettings = Mounting & {
  routes: readonly Route[]
  report?: Report
  /** Receives one line per request, without personal data; none when left out. */
  log?: LogLine
  /** Requests a minute from one address; none when left out (measuring, tests). */
  requestsPerMinute?: number
  /** The folder with the built web apps; without it only the API is served. */
  pages?: string
  isBehindProxy?: boolean
  isHttps?: boolean
}

/** The HTTP server with its routes, not yet listening. */
export async function buildServer(settings: ServerSettings): Promise<FastifyInstance> {
  const { routes, report = console.error, log, requestsPerMinute, pages, isBehindProxy = false, isHttps = false } = settings
  const app = Fastify({
    bodyLimit: 1024 * 1024, requestIdHeader: false, genReqId: () => randomUUID(), forceCloseConnections: 'idle',
    // Only what the nearest proxy added: it appends to whatever the client wrote before it, and limits and audit go by the address.
    trustProxy: isBehindProxy ? (_address: string, hop: number) => hop === 0 : false,
    // Fastify's own is none: a body that never ends would hold its connection for ever. A whole one takes this long at 9 kB a second.
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors: answerBadAddress,
  })
  // The endpoint's own schema reads the input (mount.ts); what stands in `schema` is for the OpenAPI document.
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => (value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  answerProblems(app, report)
  await app.register(helmet, { contentSecurityPolicy: contentSecurity, hsts: isHttps ? { maxAge: 31_536_000 } : false, crossOriginEmbedderPolicy: false, originAgentCluster: isHttps, crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false })
  if (requestsPerMinute !== undefined) await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', allowList: (request) => request.url === '/healthz' })
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'deflate'] })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '家医 Jiayi', version: '1', description: '家庭医生签约服务平台接口。写操作都带 `Idempotency-Key`；错误的形式见每个操作的 default。' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jiayi' } } },
    },
  })
  demandPermissions(app)
  refuseOtherOrigins(app)
  if (log) logRequests(app, log)
  mount(app, routes, settings)
  serveReference(app)
  serveHealth(app, settings.database)
  if (pages !== undefined) await servePages(app, pages)
  app.setNotFoundHandler((request, reply) =>
    pages !== undefined && isPage(request) ? sendStartPage(request, reply) : reply.code(404).type('application/json; charset=utf-8').send(JSON.stringify(noSuchAddress(request.id))))
  return app
}

const noSuchAddress = (traceId: string) => ({ kind: 'NotFound', reasons: [{ code: 'PLATFORM.NO_SUCH_ADDRESS' }], traceId })
