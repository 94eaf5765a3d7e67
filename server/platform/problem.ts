import type { Reason } from '#kernel/decision.ts'

const httpStatus = {
  InvalidInput: 400, Unauthenticated: 401, Forbidden: 403, NotFound: 404, Conflict: 409, Refused: 422, PolicyGap: 422, MissingInput: 422,
  TooMany: 429, Upstream: 502, Unavailable: 503,
} as const
export type ProblemKind = keyof typeof httpStatus

/** The one error a command throws at its edge; `kind` decides the HTTP status, `reasons` what the person reads. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly reasons: Reason[]
  /** After how many seconds trying again makes sense; for TooMany and Unavailable. */
  readonly retryAfterSeconds: number | undefined
  constructor(kind: ProblemKind, reasons: readonly Reason[], retryAfterSeconds?: number) {
    super(`${kind}: ${reasons.map((reason) => reason.code).join(', ')}`)
    this.kind = kind
    this.reasons = [...reasons]
    this.retryAfterSeconds = retryAfterSeconds
  }
  get status(): number {
    return httpStatus[this.kind]
  }
}

/** No such thing for you: a foreign object looks the same as none. */
export const notFound = (what: string): Problem => new Problem('NotFound', [{ code: 'PLATFORM.NOT_FOUND', params: { what } }])
/** Regulation or state says no, with every reason. */
export const refused = (reasons: readonly Reason[]): Problem => new Problem('Refused', reasons)
/** Somebody was faster; the person should look again. */
export const conflict = (code: string, params?: Reason['params']): Problem => new Problem('Conflict', [{ code, ...(params && { params }) }])
