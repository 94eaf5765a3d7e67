import type { FastifyInstance } from 'fastify'

/** One request as it is logged: the route's pattern, never its address, so that no personal data can be in it. */
export type RequestLine = { at: string; method: string; route: string; status: number; ms: number; traceId: string }
export type LogLine = (line: RequestLine) => void

/** Gives every answered request to `log`. */
export function logRequests(app: FastifyInstance, log: LogLine): void {
  app.addHook('onResponse', async (request, reply) => {
    log({
      at: new Date().toISOString(), method: request.method, route: request.routeOptions.url ?? '(none)', status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10, traceId: request.id,
    })
  })
}
