import { z } from 'zod'
import { becauseShape } from './because.ts'
import { command, query } from './endpoint.ts'
import { refusers, unsignedReasons } from './unsigned-reasons.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const villageCode = z.string().regex(/^\d{12}$/)
const population = z.string().max(60)
const after = z.string().max(100).optional()
const most = z.coerce.number().int().min(1).max(100).default(50)
const named = { zh: z.string(), en: z.string() }

/** How far the key populations of one's scope are: residents, signed, the goal, and how many are missing to it; then the places and reasons of who is not signed. */
export const unsignedSummaryEndpoint = query({
  path: '/api/unsigned/summary', permission: 'resident.read', input: z.strictObject({ population: population.optional() }),
  output: z.object({
    on: day, foldedAt: z.string().nullable(), because: z.array(becauseShape),
    /** `short`: how many more must be signed to reach the goal; null where the region sets none. */
    populations: z.array(z.object({ population: z.string(), ...named, residents: count, signed: count, unsigned: count, goalBasisPoints: z.int().nullable(), short: count.nullable() })),
    /** By village; over a whole county by township, whose reasons are counted with the month. */
    places: z.array(z.object({ code: z.string(), name: z.string(), unsigned: count, withoutReason: count.nullable() })),
    reasons: z.array(z.object({ reason: z.enum(unsignedReasons), persons: count })), unsigned: count, withoutReason: count,
  }),
})

const standing = z.object({
  reasonId: id, reason: z.enum(unsignedReasons), note: z.string().nullable(), refusedBy: z.enum(refusers).nullable(), refusedOn: day.nullable(), notedOn: day, notedBy: z.string(),
})
const person = { residentId: id, name: z.string(), sex: z.int(), age: z.int(), villageName: z.string(), teamName: z.string().nullable(), populations: z.array(z.object({ tag: z.string(), ...named })) }
/** The people of key populations who have no contract in force, village by village, each with the reason that was given. */
export const listUnsignedEndpoint = query({
  path: '/api/unsigned/list', permission: 'resident.read',
  input: z.strictObject({ population: population.optional(), village: villageCode.optional(), township: z.string().regex(/^\d{9}$/).optional(), reason: z.enum([...unsignedReasons, 'unfilled']).optional(), after, most }),
  output: z.object({ items: z.array(z.object({ ...person, version: z.int(), standing: standing.nullable() })), next: z.string().nullable() }),
})

/** Says why somebody is not signed, in place of what was said before (`seen`: its id, null when there was nothing). A refusal says who refused and on which day. */
export const noteReasonEndpoint = command({
  path: '/api/unsigned/:residentId/note', permission: 'unsigned.edit',
  input: z.strictObject({
    residentId: id, reason: z.enum(unsignedReasons), note: z.string().trim().max(200).nullable().default(null), seen: id.nullable(),
    refusal: z.strictObject({ by: z.enum(refusers), on: day }).nullable().default(null),
  }),
  output: z.object({ reasonId: id }),
})
/** Takes the reason back: nothing is known again. */
export const takeBackReasonEndpoint = command({ path: '/api/unsigned/:residentId/take-back', permission: 'unsigned.edit', input: z.strictObject({ residentId: id, reasonId: id }), output: z.object({ reasonId: id }) })

/** Everything that was said of one person, newest first; `ask` is what a refusal in force means for asking again. */
export const reasonHistoryEndpoint = query({
  path: '/api/unsigned/:residentId/history', permission: 'resident.read', input: z.strictObject({ residentId: id }),
  output: z.object({
    items: z.array(standing.extend({ notedAt: z.string(), closedAt: z.string().nullable(), closedBy: z.string().nullable(), closedHow: z.enum(['changed', 'taken_back', 'signed']).nullable() })),
    ask: z.object({ again: day, isTooSoon: z.boolean(), isKey: z.boolean() }).nullable(),
  }),
})

/** Who refused within one's scope, the latest first. They may be signed at any time; who belongs to no key population is not asked again before `again`. */
export const listRefusalsEndpoint = query({
  path: '/api/unsigned/refusals', permission: 'resident.read', input: z.strictObject({ after, most }),
  output: z.object({ items: z.array(z.object({ ...person, version: z.int(), standing, again: day, isTooSoon: z.boolean() })), next: z.string().nullable() }),
})

/** Reasons given within a month that stood at its end, by township and team, with the five months before; and who of the key populations died or moved away in it. */
export const unsignedMonthEndpoint = query({
  path: '/api/unsigned/month', permission: 'statistics.read', input: z.strictObject({ month: month.optional() }),
  output: z.object({
    month, months: z.array(z.object({ month, persons: count })),
    rows: z.array(z.object({ townshipName: z.string(), teamId: id.nullable(), teamName: z.string().nullable(), reasons: z.array(z.object({ reason: z.enum(unsignedReasons), persons: count })), persons: count })),
    departed: z.object({ deceased: count, moved: count }),
  }),
})
