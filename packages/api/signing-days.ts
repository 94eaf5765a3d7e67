import { z } from 'zod'
import { command, file, publicQuery, query } from './endpoint.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const signingDayStates = ['planned', 'open', 'closed', 'cancelled'] as const
/** What a person may do with a signing day that is there. */
export const signingDaySteps = ['open', 'close', 'reopen', 'cancel'] as const
export const mostDesks = 30

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length
/** What is planned. The teams say whose day it is: all of one institution. */
const plan = {
  name: z.string().trim().min(2).max(40), place: z.string().trim().min(2).max(60), heldOn: day, startsAt: clock, endsAt: clock,
  villageCodes: z.array(z.string().regex(/^\d{12}$/)).min(1).max(40).refine(distinct, 'named twice'), teamIds: z.array(id).min(1).max(20).refine(distinct, 'named twice'),
  expected: z.int().min(1).max(20_000), desks: z.int().min(1).max(mostDesks),
}
const row = z.object({
  signingDayId: id, name: z.string(), place: z.string(), heldOn: day, startsAt: clock, endsAt: clock, institutionName: z.string(),
  villages: z.array(z.object({ code: z.string(), name: z.string() })), expected: count, desks: z.int(), state: z.enum(signingDayStates), signed: count,
})
export type SigningDayRow = z.infer<typeof row>

/** Signing days within the scope: what comes, soonest first, or what is over, newest first. */
export const listSigningDaysEndpoint = query({
  path: '/api/signing-days/list', permission: 'contract.read',
  input: z.strictObject({ when: z.enum(['coming', 'over']).default('coming'), after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(row), next: z.string().nullable(), on: day }),
})
/** One signing day with its live counter: by desk, with who sits there, and by hour. */
export const getSigningDayEndpoint = query({
  path: '/api/signing-days/:signingDayId/read', permission: 'contract.read', input: z.strictObject({ signingDayId: id }),
  output: row.extend({
    on: day, teams: z.array(z.object({ teamId: id, name: z.string() })), openedAt: instant.nullable(), closedAt: instant.nullable(), note: z.string().nullable(), version: z.int(),
    byDesk: z.array(z.object({ desk: z.int(), signed: count, actorName: z.string().nullable(), isMine: z.boolean() })), byHour: z.array(z.object({ hour: z.int(), signed: count })),
    steps: z.array(z.enum(signingDaySteps)),
    /** Where the QR code leads: for everybody, without anything personal. */
    address: z.string(),
  }),
})
export type SigningDay = z.infer<typeof getSigningDayEndpoint.output>
/** The teams one may invite: those of the own institution. */
export const signingDayTeamsEndpoint = query({
  path: '/api/signing-days/teams', permission: 'contract.sign', input: z.strictObject({}), output: z.object({ items: z.array(z.object({ teamId: id, name: z.string(), isOwn: z.boolean() })) }),
})
export const planSigningDayEndpoint = command({ path: '/api/signing-days/plan', permission: 'contract.sign', input: z.strictObject(plan), output: z.object({ signingDayId: id }) })
export const editSigningDayEndpoint = command({
  path: '/api/signing-days/:signingDayId/edit', permission: 'contract.sign', input: z.strictObject({ signingDayId: id, version: z.int(), ...plan }), output: z.object({ signingDayId: id, version: z.int() }),
})
/** Opens, closes, opens again or calls off. Nothing is signed for a day that is not open. */
export const moveSigningDayEndpoint = command({
  path: '/api/signing-days/:signingDayId/move', permission: 'contract.sign',
  input: z.strictObject({ signingDayId: id, version: z.int(), step: z.enum(signingDaySteps), note: z.string().trim().min(2).max(200).nullable().default(null) }),
  output: z.object({ signingDayId: id, state: z.enum(signingDayStates), version: z.int() }),
})
/** Sits down at a desk by its number. Who sat there before is replaced. */
export const joinDeskEndpoint = command({
  path: '/api/signing-days/:signingDayId/join', permission: 'contract.sign', input: z.strictObject({ signingDayId: id, desk: z.int().min(1).max(mostDesks) }), output: z.object({ signingDayId: id, desk: z.int() }),
})
/** The QR code for the door and the screen. */
export const signingDayQrEndpoint = file({ path: '/api/signing-days/:signingDayId/qr', permission: 'contract.read', input: z.strictObject({ signingDayId: id }), mediaType: 'image/svg+xml' })

/** What the QR code opens on anybody's phone. */
export const publicSigningDayEndpoint = publicQuery({
  path: '/api/signing-days/public/:token', why: 'the code hangs on the door of the hall: place and hours for everybody, nothing personal', input: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{36}$/) }),
  output: row.omit({ signed: true, expected: true, signingDayId: true, desks: true }).extend({ institutionPhone: z.string().nullable() }),
})
