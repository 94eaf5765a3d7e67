import { z } from 'zod'
import { becauseShape } from './because.ts'
import { endedYear } from './contracts.ts'
import { askableEndReasons } from './end-reasons.ts'
import { command, query } from './endpoint.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional() })

/** What became of a resident's wish to end a contract: waiting for the doctor, ended, refused with a reason, taken back, or overtaken by another ending. */
export const endingRequestStates = ['waiting', 'accepted', 'refused', 'withdrawn', 'lapsed'] as const
/** Why a doctor does not end it; each tells the resident how to go on. Texts: wording `refuseReason`. */
export const refuseReasonCodes = ['not_the_resident', 'come_to_desk', 'service_under_way', 'asked_to_keep', 'other'] as const

export const ownEnding = z.object({
  endingId: id, contractId: id, state: z.enum(endingRequestStates), reason: z.enum(askableEndReasons), note: z.string().nullable(), askedAt: instant, answerBy: day,
  decidedAt: instant.nullable(), refuseReason: z.enum(refuseReasonCodes).nullable(), refuseNote: z.string().nullable(),
})
export type OwnEnding = z.infer<typeof ownEnding>

const own = { residentId: id, contractId: id }
/** What ending would mean, before one asks for it: the agreement's own words, the fee, and what stands against it. */
export const readOwnEndingEndpoint = query({
  path: '/api/m/contracts/:residentId/:contractId/ending', permission: 'own', input: z.strictObject(own),
  output: z.object({
    contractId: id, number: z.string(), teamName: z.string(), doctorName: z.string(), institutionName: z.string(), phone: z.string().nullable(), lastDay: day, residentFen: count,
    reasons: z.array(reason), clauses: z.array(z.object({ heading: z.string(), text: z.string() })),
    /** What becomes of a fee for part of a year: by the month, all of it is due, or the region has not said. */
    proration: z.enum(['by_month', 'none', 'not_stated']), prorationBecause: z.array(becauseShape), /** What the broken year comes to if it ended today; null where nobody pays. */ endedYear: endedYear.nullable(), ending: ownEnding.nullable(),
  }),
})
/** Asks for the end. The contract runs on until the doctor accepts; until then it may be taken back. */
export const askEndingEndpoint = command({
  path: '/api/m/contracts/:residentId/:contractId/ask-ending', permission: 'own',
  input: z.strictObject({ ...own, reason: z.enum(askableEndReasons), note: z.string().trim().min(2).max(200).nullable().default(null) }), output: z.object({ endingId: id, answerBy: day }),
})
export const withdrawEndingEndpoint = command({
  path: '/api/m/contracts/:residentId/:contractId/withdraw-ending', permission: 'own', input: z.strictObject({ ...own, endingId: id }), output: z.object({ endingId: id }),
})

/** Takes back a consent given with a contract, where its text says that it can be. */
export const withdrawConsentEndpoint = command({
  path: '/api/m/contracts/:residentId/:contractId/withdraw-consent', permission: 'own', input: z.strictObject({ ...own, consentId: z.string().max(60) }), output: z.object({ contractId: id, withdrawnAt: instant }),
})

const endingRow = ownEnding.extend({
  residentId: id, residentName: z.string(), sex: z.int(), age: z.int(), villageName: z.string(), number: z.string(), teamName: z.string(), doctorName: z.string(), from: day, lastDay: day, packages: z.array(z.string()), residentFeeFen: count,
  /** Who asked, to the resident, when it was not the resident. */
  askedBy: z.string().nullable(), waitingDays: z.int(), isLate: z.boolean(),
})
export type EndingRow = z.infer<typeof endingRow>
/** Wishes to end contracts within the actor's scope, those that wait longest first. */
export const listEndingsEndpoint = query({
  path: '/api/contracts/endings', permission: 'contract.end',
  input: z.strictObject({ state: z.enum(endingRequestStates).default('waiting'), after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(endingRow), next: z.string().nullable(), waiting: count, late: count }),
})
/** Ends the contract as the resident asked, today. `note`: how it was checked. */
export const acceptEndingEndpoint = command({
  path: '/api/contracts/endings/:endingId/accept', permission: 'contract.end', input: z.strictObject({ endingId: id, note: z.string().trim().min(2).max(100) }),
  output: z.object({ endingId: id, contractId: id, endedOn: day, undoUntil: instant, follow: z.enum(['none', 'mark_moved', 'mark_deceased', 'sign_again']) }),
})
export const refuseEndingEndpoint = command({
  path: '/api/contracts/endings/:endingId/refuse', permission: 'contract.end',
  input: z.strictObject({ endingId: id, reason: z.enum(refuseReasonCodes), note: z.string().trim().min(2).max(200).nullable().default(null) }), output: z.object({ endingId: id }),
})
