import { z } from 'zod'
import { documentKindCodes } from '#kernel/identity-document.ts'
import { deskCodeShape } from './desk-code.ts'
import { command, publicCommand, query, search } from './endpoint.ts'

const id = z.uuid()
const phone = z.string().trim().min(6).max(24)
const sixDigits = z.string().trim().regex(/^\d{6}$/)
const instant = z.iso.datetime({ offset: true })
/** Who the person is to the holder of the phone. */
export const bondRelations = ['self', 'spouse', 'parent', 'child', 'grandparent', 'other'] as const
export type BondRelation = (typeof bondRelations)[number]
export const textSizes = [16, 20, 24, 30] as const
export const languages = ['zh', 'en'] as const

const settings = { isElderMode: z.boolean(), textSize: z.union(textSizes.map((size) => z.literal(size))), language: z.enum(languages) }
/** A code is on its way; in a demonstration, where no message is sent, it is told here. */
const sending = z.object({ seconds: z.int(), resendSeconds: z.int(), demoCode: z.string().nullable() })
export type Sending = z.infer<typeof sending>

/** The code is good only with the ticket answered here: nobody else can use up its tries or replace it. */
export const askSignInCodeEndpoint = publicCommand({
  path: '/api/m/code', why: 'a resident has no account before the first sign-in; limited by number and network', input: z.strictObject({ phone }), output: sending.extend({ ticket: id }),
})
export const signInByCodeEndpoint = publicCommand({
  path: '/api/m/sign-in', why: 'this is the sign-in itself; a code has five tries', input: z.strictObject({ phone, ticket: id, code: sixDigits }), output: z.object({ isNew: z.boolean() }),
})
export const signOutOfPhoneEndpoint = publicCommand({ path: '/api/m/sign-out', why: 'signing out needs nothing but the session', input: z.strictObject({}), output: z.object({}) })

const person = z.object({
  residentId: id, name: z.string(), age: z.int(), sex: z.int(), relation: z.enum(bondRelations), isSigned: z.boolean(), villageName: z.string(), until: z.iso.date().nullable(),
})
export type OwnPerson = z.infer<typeof person>
/** Who else may act for somebody, as that person sees it. */
const helper = z.object({ bondId: id, residentId: id, phoneMasked: z.string(), relation: z.enum(bondRelations), since: instant, until: z.iso.date().nullable() })
/** The account, whom it may act for, and who may act for its holder. */
export const ownAccountEndpoint = query({
  path: '/api/m/me', permission: 'own', input: z.strictObject({}),
  output: z.object({ phoneMasked: z.string(), ...settings, people: z.array(person), helpers: z.array(helper) }),
})
export const changeOwnSettingsEndpoint = command({ path: '/api/m/settings', permission: 'own', input: z.strictObject(settings), output: z.object({}) })

/**
 * Asks to act for somebody, oneself included. The code goes to the telephone in that person's record, whoever asks; the answer is the same
 * whether there is such a person or not.
 */
export const askBondEndpoint = search({
  path: '/api/m/people/ask', permission: 'own',
  input: z.strictObject({ relation: z.enum(bondRelations), name: z.string().trim().min(1).max(60), documentKind: z.enum(documentKindCodes), number: z.string().trim().min(3).max(40) }),
  output: sending.extend({ requestId: id }),
})
export const confirmBondEndpoint = command({
  path: '/api/m/people/confirm', permission: 'own', input: z.strictObject({ requestId: id, code: sixDigits, months: z.union([z.literal(3), z.literal(12)]).default(12) }), output: z.object({ residentId: id, until: z.iso.date().nullable() }),
})
/** Acts on what a desk shows: whoever stands there has been seen by the doctor. */
export const bondByDeskEndpoint = command({
  path: '/api/m/people/by-desk', permission: 'own', input: z.strictObject({ deskCode: z.string().trim().toUpperCase().regex(deskCodeShape), relation: z.enum(bondRelations) }), output: z.object({ residentId: id, until: z.iso.date().nullable() }),
})
/** What somebody of the staff looked at, as a resident is told: the record, a number shown whole, the conversation. */
export const looks = ['open', 'reveal', 'chat'] as const
/** Who of the staff looked at one of the own people's record in the last 90 days: by day, person and what, with how often. */
export const lookedAtEndpoint = query({
  path: '/api/m/people/:residentId/looked', permission: 'own', input: z.strictObject({ residentId: id }),
  output: z.object({ items: z.array(z.object({ on: z.iso.date(), who: z.string(), what: z.enum(looks), times: z.int() })) }),
})
/** Ends one's own acting for somebody, or somebody's acting for oneself. */
export const endBondEndpoint = command({ path: '/api/m/people/end', permission: 'own', input: z.strictObject({ bondId: id.nullable(), residentId: id }), output: z.object({}) })

/** Shown by the doctor to the person at the desk: scanned or typed, it binds that person's phone. Good once, for ten minutes. */
export const showDeskCodeEndpoint = command({
  path: '/api/residents/:residentId/desk-code', permission: 'resident.edit', input: z.strictObject({ residentId: id }), output: z.object({ deskCode: z.string(), qr: z.string(), expiresAt: instant }),
})
