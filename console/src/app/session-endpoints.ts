import { z } from 'zod'
import { command, publicCommand, publicQuery, query } from '#api/endpoint.ts'

const nothing = z.strictObject({})

export const meEndpoint = query({ path: '/api/access/me', permission: 'self', input: nothing, output: z.unknown() })
export const signOutEndpoint = command({ path: '/api/access/sign-out', permission: 'self', input: nothing, output: z.unknown() })
export const switchPostEndpoint = command({
  path: '/api/access/switch-post',
  permission: 'self',
  input: z.strictObject({ postId: z.string() }),
  output: z.unknown(),
})
export const changePasswordEndpoint = command({
  path: '/api/access/change-password',
  permission: 'self',
  input: z.strictObject({ current: z.string(), next: z.string() }),
  output: z.unknown(),
})

/** What the sign-in page may know before anybody has signed in: whether this is a demonstration, and then its accounts. */
export type SignInOptions = {
  isDemo: boolean
  demoPassword: string | null
  demoAccounts: { account: string; displayName: string; role: string; place: string; code: string | null }[]
}
export const signInOptionsEndpoint = publicQuery({
  path: '/api/access/sign-in-options',
  input: nothing,
  output: z.custom<SignInOptions>(),
  why: 'the sign-in page',
})

export type SignInStep = { step: 'done' | 'code' | 'enrol'; ticket: string | null; secret: string | null; qr: string | null }
export const signInEndpoint = publicCommand({
  path: '/api/access/sign-in',
  input: z.strictObject({ account: z.string(), password: z.string() }),
  output: z.custom<SignInStep>(),
  why: 'the sign-in itself',
})
export const codeEndpoint = publicCommand({
  path: '/api/access/sign-in/code',
  input: z.strictObject({ ticket: z.string(), code: z.string(), remember: z.boolean() }),
  output: z.custom<SignInStep>(),
  why: 'the second step of the sign-in',
})
