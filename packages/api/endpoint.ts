import { z } from 'zod'
import type { Permission } from './permissions.ts'

type Shapes<I extends z.ZodType, O extends z.ZodType> = { path: string; input: I; output: O }
/** `mostBytes`: how large a body may be where the house's limit of 1 MB is too little. */
type Guarded<I extends z.ZodType, O extends z.ZodType> = Shapes<I, O> & { permission: Permission; mostBytes?: number }

/** One operation of the product: where it is, who may use it, what goes in and out. Server and clients read the same object. */
export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> =
  | (Guarded<I, O> & { kind: 'query' | 'search' | 'command' | 'file' })
  | (Shapes<I, O> & { kind: 'publicQuery' | 'publicCommand'; why: string })
export type InputOf<E> = E extends { input: z.ZodType<infer I> } ? I : never
export type OutputOf<E> = E extends { output: z.ZodType<infer O> } ? O : never

/** A read by GET. Its input is the path's parameters and the query string, so nothing personal may be in it. */
export const query = <I extends z.ZodType, O extends z.ZodType>(of: Guarded<I, O>) => ({ kind: 'query' as const, ...of })
/** A read by POST, for what must not stand in an address: names, document numbers. It changes nothing and needs no Idempotency-Key. */
export const search = <I extends z.ZodType, O extends z.ZodType>(of: Guarded<I, O>) => ({ kind: 'search' as const, ...of })
/** A change, by POST with an Idempotency-Key. Its input is the path's parameters and the body. */
export const command = <I extends z.ZodType, O extends z.ZodType>(of: Guarded<I, O>) => ({ kind: 'command' as const, ...of })
/** A read that needs no sign-in; `why` says why that is right. */
export const publicQuery = <I extends z.ZodType, O extends z.ZodType>(of: Shapes<I, O> & { why: string }) => ({ kind: 'publicQuery' as const, ...of })
/** A change before sign-in (signing in itself); `why` says why that is right. Needs no Idempotency-Key. */
export const publicCommand = <I extends z.ZodType, O extends z.ZodType>(of: Shapes<I, O> & { why: string }) => ({ kind: 'publicCommand' as const, ...of })
/** A document to look at or keep, by GET: the answer is bytes, `mediaType` says of what kind. */
export const file = <I extends z.ZodType>(of: { path: string; permission: Permission; input: I; mediaType: string }) => ({ kind: 'file' as const, output: z.string(), ...of })
