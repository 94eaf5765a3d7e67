import { z } from 'zod'
import { command, query } from '#api/endpoint.ts'

export const meEndpoint = query({ path: '/api/access/me', permission: 'self', input: z.strictObject({}), output: z.unknown() })
export const signOutEndpoint = command({ path: '/api/access/sign-out', permission: 'self', input: z.strictObject({}), output: z.unknown() })
