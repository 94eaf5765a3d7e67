import type { z } from 'zod'
import type { Endpoint, OutputOf } from '#api/endpoint.ts'
import type { Reason } from '#kernel/decision.ts'
import { Problem, type ProblemKind } from './problem.ts'

/** What a caller sends: the endpoint's input before defaults are filled in. */
export type SentTo<E> = E extends { input: infer S extends z.ZodType } ? z.input<S> : never
export type CallOptions = { key?: string; signal?: AbortSignal; waits?: readonly number[] }

const pauses = [400, 1500] as const
let whenSignedOut: () => void = () => {}

/** Tells whoever shows the sign-in page that the server no longer knows us. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener
}

/** A fresh Idempotency-Key. `crypto.randomUUID` is missing on plain-http intranet addresses, so it is drawn here. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The address and body of a request: path parameters filled in, the rest in the query string of a GET or the body of a POST. */
export function requestOf(
  endpoint: Pick<Endpoint, 'path' | 'kind'>,
  input: Record<string, unknown>,
): { url: string; method: 'GET' | 'POST'; body?: string } {
  const rest = { ...input }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${endpoint.path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  if (endpoint.kind !== 'query' && endpoint.kind !== 'publicQuery') return { url: path, method: 'POST', body: JSON.stringify(rest) }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
  }
  return { url: search.size > 0 ? `${path}?${search}` : path, method: 'GET' }
}

/** Asks the server. When the line drops or the server is busy it tries twice more with the same key; then it throws a `Problem`. */
export async function call<E extends Endpoint>(endpoint: E, input: SentTo<E>, options: CallOptions = {}): Promise<OutputOf<E>> {
  const { url, method, body } = requestOf(endpoint, input as Record<string, unknown>)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (endpoint.kind === 'command') headers['idempotency-key'] = options.key ?? newKey()
  const waits = endpoint.kind === 'publicCommand' ? [] : (options.waits ?? pauses)

  for (let attempt = 0; ; attempt++) {
    const answer = await once(url, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
    if (!(answer instanceof Problem)) return answer as OutputOf<E>
    const wait = waits[attempt]
    const passing = answer.kind === 'Offline' || answer.kind === 'Unavailable'
    if (!passing || wait === undefined) {
      if (answer.kind === 'Unauthenticated' && !isPublic(endpoint)) whenSignedOut()
      throw answer
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

async function once(url: string, request: RequestInit): Promise<unknown | Problem> {
  let response: Response
  try {
    response = await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    return new Problem('Offline')
  }
  const content = await response.json().catch(() => undefined)
  if (response.ok) return content
  return problemOf(response, content)
}

function problemOf(response: Response, content: { kind?: ProblemKind; reasons?: Reason[]; traceId?: string } | undefined): Problem {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const kind = content?.kind ?? kindOfStatus[response.status] ?? 'Defect'
  return new Problem(kind, content?.reasons ?? [], content?.traceId, Number.isFinite(seconds) ? seconds : undefined)
}

/** For answers that did not come from us (a proxy in between). */
const kindOfStatus: Record<number, ProblemKind> = {
  400: 'InvalidInput',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  422: 'Refused',
  429: 'TooMany',
  502: 'Unavailable',
  503: 'Unavailable',
  504: 'Unavailable',
}
const isPublic = (endpoint: Endpoint) => endpoint.kind === 'publicQuery' || endpoint.kind === 'publicCommand'
