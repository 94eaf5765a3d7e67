import type { z } from 'zod'
import type { Endpoint, OutputOf } from '#api/endpoint.ts'
import { Problem } from './problem.ts'

/** What a caller sends: the endpoint's input before defaults are filled in. */
export type SentTo<E> = E extends { input: infer S extends z.ZodType } ? z.input<S> : never

const pauses = [400, 1500]

/** A fresh Idempotency-Key. `crypto.randomUUID` is missing on plain-http addresses, so it is drawn here. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The address of an operation, with what its path names filled in, and the rest of the input. */
function addressOf({ path }: Pick<Endpoint, 'path'>, input: object): { address: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input }
  const address = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  return { address, rest }
}

/** Where a document or picture is; the browser fetches it by itself. */
export const fileAddress = <E extends Pick<Endpoint, 'path' | 'input'>>(endpoint: E, input: SentTo<E>): string => {
  const { address, rest } = addressOf(endpoint, input as object)
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString()
  return query ? `${address}?${query}` : address
}

/** Asks the server. When the line drops or the server is busy it tries twice more with the same key. @throws Problem */
export async function ask<E extends Endpoint>(endpoint: E, input: SentTo<E>, key = newKey()): Promise<OutputOf<E>> {
  const isRead = endpoint.kind === 'query'
  const headers: Record<string, string> = { accept: 'application/json' }
  if (!isRead) headers['content-type'] = 'application/json'
  if (endpoint.kind === 'command') headers['idempotency-key'] = key
  const { address, rest } = addressOf(endpoint, input as object)
  const request = isRead ? { headers } : { method: 'POST', headers, body: JSON.stringify(rest) }
  for (let attempt = 0; ; attempt++) {
    const answer = await once(address, request)
    if (!(answer instanceof Problem)) return answer as OutputOf<E>
    const isPassing = answer.kind === 'Offline' || answer.kind === 'Unavailable'
    // Asking for a code twice would cost one of the few an hour; a search here sends one too.
    const mayRepeat = endpoint.kind === 'command' || isRead
    const pause = pauses[attempt]
    if (!isPassing || !mayRepeat || pause === undefined) throw answer
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/** The server has decided; trying again is a new attempt with a new key. */
export const isFinal = ({ kind }: Problem): boolean => !['Offline', 'Unavailable', 'Defect', 'Upstream'].includes(kind)

async function once(path: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(path, request).catch(() => null)
  if (response === null) return new Problem('Offline')
  const content = await response.json().catch(() => undefined)
  if (response.ok) return content
  const kind = content?.kind ?? kindOfStatus[response.status] ?? 'Defect'
  return new Problem(kind, content?.reasons, Number(response.headers.get('retry-after') ?? 10))
}

/** For answers that did not come from us (a proxy in between). */
const kindOfStatus: Record<number, string> = {
  401: 'Unauthenticated',
  429: 'TooMany',
  502: 'Unavailable',
  503: 'Unavailable',
  504: 'Unavailable',
}
