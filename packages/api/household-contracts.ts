import { z } from 'zod'
import { signContractEndpoint, standings } from './contracts.ts'
import { command, query } from './endpoint.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const fen = z.int().nonnegative()
const signing = signContractEndpoint.input.shape
const note = z.string().trim().min(2).max(200)

/** How somebody agreed that the head signs: there in person, asked on the telephone; for a child the guardian does. */
export const agreedWays = ['present', 'by_phone', 'guardian'] as const
export const householdEvents = ['sign', 'join', 'leave', 'change-head'] as const

const member = z.strictObject({ residentId: id, packageIds: signing.packageIds, packageReasons: signing.packageReasons, offerHash: signing.offerHash, agreed: z.enum(agreedWays) })
/** Signs a household together, all of it or nothing: each member a contract of the own, the head's signature under all. With `householdContractId` they join one that was signed before. */
export const signHouseholdEndpoint = command({
  path: '/api/contracts/households/sign', permission: 'contract.sign',
  input: z.strictObject({
    householdId: id, householdContractId: id.nullable().default(null), headResidentId: id, teamId: id, doctorStaffId: id, years: signing.years, channel: z.enum(['desk', 'home_visit']), hospitals: signing.hospitals, consents: signing.consents,
    members: z.array(member).min(1).max(12).refine((all) => new Set(all.map(({ residentId }) => residentId)).size === all.length, 'named twice'), headSignature: signing.residentSignature, doctorSignature: signing.doctorSignature,
  }),
  output: z.object({ householdContractId: id, contracts: z.array(z.object({ residentId: id, contractId: id, number: z.string(), residentFeeFen: fen })) }),
})

/** A household's contract: who is under it with which contract, who left, who of the household is not under it. */
export const readHouseholdContractEndpoint = query({
  path: '/api/contracts/households/:householdContractId/read', permission: 'contract.read', input: z.strictObject({ householdContractId: id }),
  output: z.object({
    householdContractId: id, householdId: id, householdNumber: z.string(), teamId: id, teamName: z.string(), institutionName: z.string(), signedOn: day, version: z.int(), headResidentId: id, headName: z.string(),
    /** The head died, moved away or left: another is to be named. */
    needsHead: z.boolean(),
    members: z.array(z.object({
      residentId: id, name: z.string(), sex: z.int(), age: z.int(), relation: z.string().nullable(), contractId: id, number: z.string(), standing: z.enum(standings), lastDay: day, residentFeeFen: fen, packages: z.array(z.string()), isHead: z.boolean(), isMinor: z.boolean(),
    })),
    others: z.array(z.object({ residentId: id, name: z.string(), sex: z.int(), age: z.int(), relation: z.string().nullable(), isSigned: z.boolean() })),
    events: z.array(z.object({ event: z.enum(householdEvents), residentName: z.string(), agreed: z.enum(agreedWays).nullable(), note: z.string().nullable(), actorName: z.string(), at: instant })),
  }),
})
/** Somebody leaves the household: the contract goes on as the own until its last day. Ending it is a matter of its own. */
export const leaveHouseholdEndpoint = command({
  path: '/api/contracts/households/:householdContractId/leave', permission: 'contract.sign', input: z.strictObject({ householdContractId: id, contractId: id, note }), output: z.object({ contractId: id, lastDay: day }),
})
/** Names another grown-up member as head. */
export const changeHeadEndpoint = command({
  path: '/api/contracts/households/:householdContractId/change-head', permission: 'contract.sign', input: z.strictObject({ householdContractId: id, headResidentId: id, version: z.int(), note }), output: z.object({ headResidentId: id }),
})
