import { z } from 'zod'
import { command, publicCommand, publicQuery, query, search } from './endpoint.ts'
import { permissions, roles } from './permissions.ts'

const nothing = z.strictObject({})
const done = z.object({ done: z.literal(true) })
const role = z.enum(roles)
const cursor = z.string().max(100).optional()
const reason = z.string().trim().min(2).max(200)
const account = z.string().trim().min(1).max(64)
const password = z.string().min(1).max(128)
const regionCode = z.string().regex(/^(\d{6}|\d{9})$/)

/** Where a post reaches. */
export const scopeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('region'), code: regionCode }),
  z.strictObject({ kind: z.literal('institution'), institutionId: z.uuid() }),
  z.strictObject({ kind: z.literal('team'), institutionId: z.uuid(), teamId: z.uuid() }),
  z.strictObject({ kind: z.literal('none') }),
])
const place = { countyName: z.string().nullable(), institutionName: z.string().nullable(), teamName: z.string().nullable() }

export const meEndpoint = query({
  path: '/api/access/me', permission: 'self', input: nothing,
  output: z.object({
    accountId: z.uuid(), displayName: z.string(), role, permissions: z.array(z.enum(permissions)), scope: scopeShape, countyCode: z.int(), ...place,
    posts: z.array(z.object({ postId: z.uuid(), role, ...place, isCurrent: z.boolean() })),
    mustChangePassword: z.boolean(), today: z.iso.date(),
  }),
})
export const signOutEndpoint = command({ path: '/api/access/sign-out', permission: 'self', input: nothing, output: done })
export const switchPostEndpoint = command({ path: '/api/access/switch-post', permission: 'self', input: z.strictObject({ postId: z.uuid() }), output: done })
export const changePasswordEndpoint = command({
  path: '/api/access/change-password', permission: 'self', input: z.strictObject({ current: password, next: password }), output: done,
})

export const signInOptionsEndpoint = publicQuery({
  path: '/api/access/sign-in-options', input: nothing, why: 'the sign-in page asks before anybody has signed in; accounts are named in a demonstration only',
  output: z.object({
    isDemo: z.boolean(), hasSso: z.boolean(), demoPassword: z.string().nullable(),
    demoAccounts: z.array(z.object({ account: z.string(), displayName: z.string(), role, place: z.string(), code: z.string().nullable() })),
  }),
})
/**
 * What comes next. `done`: signed in. `code`: the one-time code, with the ticket. `enrol`: the same after an authenticator has taken `secret`.
 * `guarded`: somebody is guessing at this account, so account, password and code must come together in one sign-in.
 */
const signInStep = z.object({
  step: z.enum(['done', 'code', 'enrol', 'guarded']), ticket: z.string().nullable(), secret: z.string().nullable(), qr: z.string().nullable(), mayRemember: z.boolean(),
})
export type SignInStep = z.output<typeof signInStep>
export const signInEndpoint = publicCommand({
  path: '/api/access/sign-in', input: z.strictObject({ account, password, code: z.string().max(10).optional() }), output: signInStep, why: 'the sign-in itself',
})
export const codeEndpoint = publicCommand({
  path: '/api/access/sign-in/code', input: z.strictObject({ ticket: z.string().max(64), code: z.string().max(10), remember: z.boolean() }), output: signInStep, why: 'the second step of the sign-in',
})
export const ssoStartEndpoint = publicCommand({ path: '/api/access/sso/start', input: nothing, output: z.object({ address: z.url() }), why: 'the sign-in at another provider begins here' })
export const ssoFinishEndpoint = publicCommand({
  path: '/api/access/sso/finish', input: z.strictObject({ query: z.string().max(4000) }), output: signInStep, why: 'the sign-in at another provider ends here',
})

export const rolesEndpoint = query({
  path: '/api/access/roles', permission: 'role.read', input: nothing,
  output: z.object({
    permissions: z.array(z.enum(permissions)),
    roles: z.array(z.object({
      role, permissions: z.array(z.enum(permissions)), reaches: z.array(z.enum(['province', 'city', 'county', 'township', 'institution', 'team'])),
      secondFactor: z.enum(['always', 'device']), mayGive: z.array(role),
    })),
  }),
})

const userPost = z.object({ postId: z.uuid(), role, scope: scopeShape, ...place, regionName: z.string().nullable(), givenAt: z.iso.datetime({ offset: true }) })
const user = {
  accountId: z.uuid(), account: z.string(), displayName: z.string(), isActive: z.boolean(), mustChangePassword: z.boolean(), hasSecondFactor: z.boolean(),
  lastSignInAt: z.iso.datetime({ offset: true }).nullable(), posts: z.array(userPost),
}
export const usersEndpoint = search({
  path: '/api/access/users/search', permission: 'user.read',
  input: z.strictObject({
    text: z.string().trim().max(40).optional(), role: role.optional(), state: z.enum(['active', 'disabled']).optional(), institutionId: z.uuid().optional(), after: cursor,
  }),
  output: z.object({ items: z.array(z.object(user)), next: z.string().nullable() }),
})
export const userEndpoint = query({
  path: '/api/access/users/:accountId', permission: 'user.read', input: z.strictObject({ accountId: z.uuid() }),
  output: z.object({
    ...user, staffName: z.string().nullable(), createdAt: z.iso.datetime({ offset: true }), sessions: z.int(), hasSso: z.boolean(),
    /** Whether the one who asks may change this account, and why not. */
    mayManage: z.boolean(), whyNot: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
  }),
})
/** What an officer may choose from when giving a post: the roles he may give and the places within his scope. */
export const postChoicesEndpoint = query({
  path: '/api/access/post-choices', permission: 'user.edit', input: nothing,
  output: z.object({
    roles: z.array(z.object({ role, reaches: z.array(z.enum(['province', 'city', 'county', 'township', 'institution', 'team'])) })),
    regions: z.array(z.object({ code: z.string(), name: z.string(), reach: z.enum(['county', 'township']) })),
    institutions: z.array(z.object({ institutionId: z.uuid(), name: z.string() })),
    teams: z.array(z.object({ teamId: z.uuid(), institutionId: z.uuid(), name: z.string() })),
  }),
})
/** Staff of one institution who have no account yet. */
export const staffWithoutAccountEndpoint = query({
  path: '/api/access/staff-without-account', permission: 'user.edit', input: z.strictObject({ institutionId: z.uuid() }),
  output: z.object({ items: z.array(z.object({ staffId: z.uuid(), name: z.string(), category: z.string(), suggestedAccount: z.string() })) }),
})

const post = z.strictObject({ role, scope: scopeShape })
const named = z.strictObject({ accountId: z.uuid(), reason })
const firstPassword = z.object({ accountId: z.uuid(), firstPassword: z.string() })
export const createUserEndpoint = command({
  path: '/api/access/users/create', permission: 'user.edit',
  input: z.strictObject({
    account: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/), displayName: z.string().trim().min(2).max(40), staffId: z.uuid().nullable().default(null),
    ssoSubject: z.string().trim().min(1).max(200).nullable().default(null), post,
  }),
  output: firstPassword,
})
export const disableUserEndpoint = command({ path: '/api/access/users/:accountId/disable', permission: 'user.edit', input: named, output: done })
export const enableUserEndpoint = command({ path: '/api/access/users/:accountId/enable', permission: 'user.edit', input: named, output: done })
export const resetPasswordEndpoint = command({ path: '/api/access/users/:accountId/reset-password', permission: 'user.edit', input: named, output: firstPassword })
export const resetSecondFactorEndpoint = command({ path: '/api/access/users/:accountId/reset-second-factor', permission: 'user.edit', input: named, output: done })
export const givePostEndpoint = command({
  path: '/api/access/users/:accountId/give-post', permission: 'user.edit', input: z.strictObject({ accountId: z.uuid(), post, reason }), output: z.object({ postId: z.uuid() }),
})
export const withdrawPostEndpoint = command({
  path: '/api/access/users/:accountId/withdraw-post', permission: 'user.edit', input: z.strictObject({ accountId: z.uuid(), postId: z.uuid(), reason }), output: done,
})

export const auditLogEndpoint = search({
  path: '/api/access/log/search', permission: 'audit.read',
  input: z.strictObject({
    actor: z.string().trim().max(40).optional(), area: z.string().regex(/^[a-z-]{2,30}$/).optional(), action: z.string().regex(/^[a-z-]+\.[a-z-]+$/).max(60).optional(),
    subjectKind: z.string().regex(/^[a-z-]{2,40}$/).optional(), subjectId: z.string().trim().max(60).optional(), from: z.iso.date().optional(), until: z.iso.date().optional(), after: cursor,
  }),
  output: z.object({
    items: z.array(z.object({
      auditId: z.uuid(), at: z.iso.datetime({ offset: true }), actorId: z.uuid(), actorName: z.string(), address: z.string(), action: z.string(), subjectKind: z.string(), subjectId: z.string(),
      reason: z.string().nullable(), body: z.unknown(), isSealed: z.boolean(), leaf: z.string(),
    })),
    next: z.string().nullable(),
  }),
})
