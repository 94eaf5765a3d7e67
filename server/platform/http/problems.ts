import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PolicyGap } from '#policy/index.ts'
import { Problem } from '../problem.ts'

/** Called with our own defects, and with a full disk, which only the operator can mend; answers never carry internals. */
export type Report = (error: unknown, traceId: string) => void

const diskFull = 'PLATFORM.DISK_FULL'

/** Answers every error in one shape: kind, reasons, trace id. */
export function answerProblems(app: FastifyInstance, report: Report): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error)
    if (!problem || problem.reasons[0]?.code === diskFull) report(error, request.id)
    if (!problem) {
      return reply.code(500).type('application/json; charset=utf-8').send(JSON.stringify({ kind: 'Defect', reasons: [], traceId: request.id }))
    }
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds))
    return reply.code(problem.status).type('application/json; charset=utf-8').send(JSON.stringify({ kind: problem.kind, reasons: problem.reasons, traceId: request.id }))
  })
}

/** Answers an address that the router itself cannot read, or whose part is too long, in the same shape. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, kind, reasons } = problemOf(error) ?? new Problem('InvalidInput', [{ code: 'PLATFORM.BAD_REQUEST', params: { issue: error.code } }])
  reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ kind, reasons, traceId: request.id }))
}

// Closed, starting, too many connections, deadlock, serialization, out of space, a caller who left before the end: the same request may succeed later.
const passing = /^(08...|57P0.|53...|40P01|40001|55P03|57014|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ENOSPC|ERR_STREAM_PREMATURE_CLOSE)$/

/** What an error means to the caller; nothing for our own defects. */
export function problemOf(error: FastifyError | Error): Problem | undefined {
  if (error instanceof Problem) return error
  if (error instanceof PolicyGap) return new Problem('PolicyGap', [{ code: 'POLICY.GAP', params: gapParams(error) }])
  const { code = '', statusCode } = error as FastifyError
  if (passing.test(code) || /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message)) {
    return new Problem('Unavailable', [{ code: code === '53100' || code === 'ENOSPC' ? diskFull : 'PLATFORM.TRY_AGAIN' }], 2)
  }
  // The text has a character PostgreSQL cannot hold (NUL), or a number is outside its type: the caller's input.
  if (['22021', '22P05', '22003', '22008', '22P02'].includes(code)) return new Problem('InvalidInput', [{ code: 'PLATFORM.UNSTORABLE' }])
  if (statusCode === 429) return new Problem('TooMany', [{ code: 'PLATFORM.TOO_MANY' }], 60)
  if (statusCode === 413) return new Problem('InvalidInput', [{ code: 'PLATFORM.TOO_LARGE' }])
  if (statusCode !== undefined && statusCode < 500) return new Problem('InvalidInput', [{ code: 'PLATFORM.BAD_REQUEST', params: { issue: code } }])
  return undefined
}

function gapParams(gap: PolicyGap): Record<string, string> {
  return { region: gap.region, parameter: gap.parameter, on: gap.on, question: gap.question ?? '' }
}
