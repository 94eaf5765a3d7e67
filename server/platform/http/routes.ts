import type { Endpoint, InputOf, OutputOf } from '#api/endpoint.ts'
import type { CommandContext, Context, PublicContext } from './context.ts'
import type { Answer } from '../idempotency.ts'

/** A document as bytes, shown in the page unless `isDownload`. */
export type FileAnswer = { bytes: Uint8Array; mediaType: string; name: string; isDownload?: boolean }
/** The same of a document too large for the memory, piece by piece. */
export type LongFileAnswer = Omit<FileAnswer, 'bytes'> & { pieces: AsyncIterable<Uint8Array> }
type Kind<E> = E extends { kind: infer K } ? K : never

/** What serves an endpoint: a command answers what was stored under its key, a file gives bytes, the rest give the output. */
export type Handler<E> =
  Kind<E> extends 'command' ? (context: CommandContext, input: InputOf<E>) => Promise<Answer>
  : Kind<E> extends 'file' ? (context: Context, input: InputOf<E>) => Promise<FileAnswer | LongFileAnswer>
  : Kind<E> extends 'publicQuery' | 'publicCommand' ? (context: PublicContext, input: InputOf<E>) => Promise<OutputOf<E>>
  : (context: Context, input: InputOf<E>) => Promise<OutputOf<E>>

export type Route = { endpoint: Endpoint; handle: (context: never, input: never) => Promise<unknown> }

/** Ties an endpoint of `packages/api` to the function that serves it. */
export function serve<E extends Endpoint>(endpoint: E, handle: Handler<E>): Route {
  return { endpoint, handle: handle as Route['handle'] }
}

export const isPublic = (endpoint: Endpoint): boolean => endpoint.kind === 'publicQuery' || endpoint.kind === 'publicCommand'
export const isRead = (endpoint: Endpoint): boolean => endpoint.kind === 'query' || endpoint.kind === 'publicQuery' || endpoint.kind === 'file'
