import { z } from 'zod'
import { listContractsEndpoint } from './contracts.ts'
import { command, query } from './endpoint.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const row = listContractsEndpoint.output.shape.items.element

export const serviceWays = ['clinic', 'home', 'phone', 'online', 'group'] as const
/** For how many days nothing was done; or something is behind what was agreed on. */
export const unservedKinds = ['30', '60', '90', '180', 'behind'] as const
export type UnservedKind = (typeof unservedKinds)[number]

/** One item of the signed packages: how often a year (null where the contract does not count), how often by now, how often it was done and when last. */
export const serviceProgress = z.object({ item: z.string(), zh: z.string(), en: z.string(), timesAYear: z.int().nullable(), owedByNow: count, done: count, lastOn: day.nullable(), isBehind: z.boolean() })
export type ServiceProgress = z.infer<typeof serviceProgress>
const entry = z.object({
  entryId: id, item: z.string(), zh: z.string(), en: z.string(), servedOn: day, way: z.enum(serviceWays), staffName: z.string(), note: z.string().nullable(), actorName: z.string(), at: instant,
  takenBack: z.object({ reason: z.string(), actorName: z.string(), at: instant }).nullable(),
})
export type ServiceEntry = z.infer<typeof entry>

/** What a contract owes item by item and what was done of it, newest first. */
export const listServicesEndpoint = query({
  path: '/api/contracts/:contractId/services', permission: 'contract.read', input: z.strictObject({ contractId: id }),
  output: z.object({
    items: z.array(serviceProgress), entries: z.array(entry),
    /** The days on which something can have been done, to today; null where there is none: the contract has not begun, or was struck out on its first day. */
    days: z.object({ first: day, last: day }).nullable(),
    /** Who was of the contract's team on one of these days, with the spans: `until` is the first day after. */ staff: z.array(z.object({ staffId: id, name: z.string(), isSelf: z.boolean(), spans: z.array(z.object({ from: day, until: day.nullable() })) })), mayRecord: z.boolean(),
  }),
})
/** Enters a service of a contract that somebody of the team it had on that day did. */
export const recordServiceEndpoint = command({
  path: '/api/contracts/:contractId/record-service', permission: 'service.record',
  input: z.strictObject({ contractId: id, item: z.string().min(1).max(60), servedOn: day, way: z.enum(serviceWays), staffId: id, note: z.string().trim().min(1).max(200).nullable().default(null) }), output: z.object({ entryId: id }),
})
/** Takes back a service that was entered by mistake; both stay to be read. */
export const takeBackServiceEndpoint = command({
  path: '/api/contracts/:contractId/take-back-service', permission: 'service.record', input: z.strictObject({ contractId: id, entryId: id, reason: z.string().trim().min(2).max(200) }), output: z.object({ entryId: id }),
})

const unserved = row.extend({
  villageName: z.string(), daysIn: count, done: count, lastServedOn: day.nullable(), /** The items that are behind, with how many are missing. */ behind: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), missing: count })),
})
export type UnservedRow = z.infer<typeof unserved>
/** Contracts in force for so many days of which nothing was done, the longest first; or those of which something is behind. */
export const listUnservedEndpoint = query({
  path: '/api/contracts/unserved', permission: 'contract.read',
  input: z.strictObject({
    kind: z.enum(unservedKinds).default('90'), population: z.string().max(60).optional(), doctorStaffId: id.optional(), villageCode: z.string().regex(/^\d{12}$/).optional(), teamId: id.optional(),
    after: z.string().max(80).optional(), most: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(unserved), next: z.string().nullable(), on: day, /** Null for who sees more than an institution: the night’s figures tell. */ counts: z.object({ '30': count, '60': count, '90': count, '180': count, behind: count }).nullable(), /** Who is responsible, to choose from. */ doctors: z.array(z.object({ staffId: id, name: z.string() })) }),
})
const figure = z.object({ inForce: count, served: count, none30: count, none60: count, none90: count, none180: count, behind: count })
/** How many contracts in force are without service, as counted in the night: all, each institution with most of them first, and its teams. */
export const unservedFiguresEndpoint = query({
  path: '/api/contracts/unserved-figures', permission: 'contract.read', input: z.strictObject({}),
  output: z.object({
    /** Null where nothing was counted yet. */ countedOn: day.nullable(), all: figure,
    institutions: z.array(figure.extend({ institutionId: id, name: z.string(), teams: z.array(figure.extend({ teamId: id, name: z.string() })) })),
  }),
})
