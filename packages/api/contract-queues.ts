import { z } from 'zod'
import { listContractsEndpoint, toRenew } from './contracts.ts'
import { command, query } from './endpoint.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const row = listContractsEndpoint.output.shape.items.element
const after = z.string().max(80).optional()
const most = z.coerce.number().int().min(1).max(100).default(30)
const ids = z.array(id).min(1).max(100).refine((all) => new Set(all).size === all.length, 'named twice')

export const contactOutcomes = ['will_come', 'signs_online', 'no_answer', 'undecided', 'declines'] as const
/** Within so many days, or over already. */
export const dueWithin = z.string().regex(/^([1-9]\d{0,2}|lapsed)$/)

const renewal = row.extend({
  villageName: z.string(), /** As it stands, it follows itself when it is over; of one that ran out: why it did not. */ renewsItself: z.boolean(), whyNot: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  lastContact: z.object({ outcome: z.enum(contactOutcomes), at: instant, actorName: z.string(), note: z.string().nullable() }).nullable(),
})
export type RenewalRow = z.infer<typeof renewal>
/** Whose contract ends within so many days, or ended within the last 90, and nobody has renewed: soonest first. Counted for the days on which residents are reminded here, the nearest first. */
export const listRenewalsEndpoint = query({
  path: '/api/contracts/renewals', permission: 'contract.read',
  input: z.strictObject({ due: dueWithin.default('30'), villageCode: z.string().regex(/^\d{12}$/).optional(), teamId: id.optional(), notContacted: z.enum(['true']).optional(), byItself: z.enum(['yes', 'no']).optional(), after, most }),
  output: z.object({ items: z.array(renewal), next: z.string().nullable(), on: z.iso.date(), counts: z.object({ within: toRenew, lapsed: z.int() }) }),
})
const figure = z.int().nonnegative()
/** Terms that are over: of how many people, who of them died or moved away, who has the next contract (of these: by itself, with another team), who has none. */
const ranOut = z.object({ due: figure, gone: figure, renewed: figure, byItself: figure, elsewhere: figure })
/** How many renew, as counted in the night: the terms that were over in the last twelve months, month by month, and those that will be in the six to come. */
export const renewalFiguresEndpoint = query({
  path: '/api/contracts/renewal-figures', permission: 'contract.read', input: z.strictObject({ teamId: id.optional() }),
  output: z.object({
    /** Null where nothing was counted yet. */
    countedOn: z.iso.date().nullable(), graceDays: z.int(), year: ranOut.extend({ from: z.iso.date(), lastDay: z.iso.date(), /** Renewed of those who neither died nor moved; null where there is nobody. */ rateBasisPoints: z.int().nullable() }),
    past: z.array(ranOut.extend({ month: z.string(), /** Some of its people may still come: the days of grace are not over. */ isOpen: z.boolean() })),
    ahead: z.array(z.object({ month: z.string(), due: figure, byItself: figure, renewed: figure })),
    /** The year of each institution within the scope, the lowest rate first. */
    institutions: z.array(ranOut.extend({ institutionId: id, name: z.string(), rateBasisPoints: z.int().nullable() })),
  }),
})
/** Notes what was said: called, will come. */
export const noteContactEndpoint = command({
  path: '/api/contracts/:contractId/note-contact', permission: 'contract.sign',
  input: z.strictObject({ contractId: id, outcome: z.enum(contactOutcomes), note: z.string().trim().min(2).max(200).nullable().default(null) }), output: z.object({ contactId: id }),
})

const toPrint = row.extend({ printings: z.int(), copies: z.int(), lastPrintedAt: instant.nullable(), lastPrintedBy: z.string().nullable() })
export type PrintRow = z.infer<typeof toPrint>
/** Electronic agreements that nobody has put on paper yet, newest first; or those that were printed. */
export const listToPrintEndpoint = query({
  path: '/api/contracts/to-print', permission: 'contract.read',
  input: z.strictObject({ printed: z.enum(['no', 'yes']).default('no'), teamId: id.optional(), after, most }), output: z.object({ items: z.array(toPrint), next: z.string().nullable() }),
})
/** Marks agreements as printed. Who prints one again says why. */
export const markPrintedEndpoint = command({
  path: '/api/contracts/mark-printed', permission: 'contract.sign',
  input: z.strictObject({ contractIds: ids, copies: z.int().min(1).max(9).default(2), reason: z.string().trim().min(2).max(100).nullable().default(null) }), output: z.object({ markIds: z.array(id) }),
})
/** Takes marks back that were set by mistake, by who set them, within ten minutes. */
export const takeBackPrintedEndpoint = command({ path: '/api/contracts/take-back-printed', permission: 'contract.sign', input: z.strictObject({ markIds: ids }), output: z.object({ takenBack: z.int() }) })
