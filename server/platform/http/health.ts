import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { findClockFault } from '../database/compare-clocks.ts'
import type { Database } from '../database/database.ts'

const config = { publicBecause: 'whether the server works holds no data' }

/** An address of this very machine. */
const isOwn = (ip: string) => ip === '::1' || /^(::ffff:)?127\./.test(ip)

/**
 * /healthz: the process lives. /readyz: it can serve, that is the database answers and goes by the same time. /metrics: Prometheus text, by route pattern,
 * for a collector on the same machine: how busy which route is, is nobody else's business.
 */
export function serveHealth(app: FastifyInstance, database: Database, clock: () => number = Date.now): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'jiayi_request_seconds', help: 'time to answer', labelNames: ['route', 'method', 'status'], buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5], registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe({ route: request.routeOptions.url ?? '(none)', method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  const schema = { hide: true } as object
  app.get('/healthz', { config, schema }, async (_, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'))
  app.get('/readyz', { config, schema }, async (_, reply) => {
    const fault = await findClockFault(database, clock).catch(() => 'the database does not answer')
    reply.type('text/plain; charset=utf-8')
    return fault === undefined ? reply.send('ready\n') : reply.code(503).header('retry-after', '2').send(`${fault}\n`)
  })
  app.get('/metrics', { config, schema }, async (request, reply) =>
    isOwn(request.ip) ? reply.type(registry.contentType).send(await registry.metrics()) : reply.code(403).type('text/plain; charset=utf-8').send('this machine only\n'))
}
