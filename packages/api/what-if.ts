import { z } from 'zod'
import { command, file, query } from './endpoint.ts'
import { runStanding } from './jobs.ts'
import { draftChange } from './policy-drafts.ts'

const id = z.uuid()
const day = z.iso.date()
const count = z.int().nonnegative()
const fen = z.int()
const packCode = z.string().regex(/^\d{6}$/)

/** The two packs a trial holds side by side: the one the county goes by today, and the other. */
export const sides = ['own', 'other'] as const
export type TrialSide = (typeof sides)[number]

const gap = z.object({ parameter: z.string(), kind: z.enum(['no_value_on_day', 'unknown', 'not_applicable']), question: z.string().nullable() })
export type Gap = z.infer<typeof gap>
/** What a pack answers, or what it does not: exactly one of the two. */
const told = <Value extends z.ZodType>(value: Value) => z.object({ value: value.nullable(), gap: gap.nullable() })
const both = <Value extends z.ZodType>(value: Value) => z.object({ own: value, other: value })

const compared = z.object({ ownFen: fen.nullable(), otherFen: fen.nullable(), changeFen: fen.nullable() })
const population = z.object({ /** Null where this pack does not put it first. */ recognised: z.enum(['derived', 'certified', 'diagnosed']).nullable(), /** Null where it cannot be counted: the gap, or nobody's tag was ever recorded. */ persons: count.nullable(), signed: count.nullable(), gap: gap.nullable() })
const target = z.object({ side: z.enum(sides), of: z.string(), atLeastBasisPoints: count, /** A year, for the far goal. */ by: z.string().nullable(), /** Null where it is of people nobody counts here. */ now: z.object({ persons: count, signed: count, basisPoints: count }).nullable(), /** In which year it is reached at each pace; null: not by the last one. Each goes up from its own coverage. Null as a whole where there is nobody, or nobody counts them. */ reachedIn: z.array(z.int().nullable()).nullable() })
const worked = z.object({ visits: count, staffTenths: count.nullable() })
const panel = z.object({ /** Who hold contracts. */ holders: count, over: both(count.nullable()) })

export const trialResult = z.object({
  persons: count, signed: count,
  /** Who lives here long enough to sign. `untold`: newborn babies whose case the pack leaves open. */
  eligibility: both(told(z.object({ months: count, eligible: count, short: count, untold: count }))).extend({ /** Null where one of the two does not say. */ gains: count.nullable(), loses: count.nullable(),
    /** Who may sign now, and the other pack leaves open whether then; and the other way round: own.eligible − loses − unsureThen + gains + unsureNow = other.eligible. Null as above, and in a trial that did not count them. */
    unsureThen: count.nullable().default(null), unsureNow: count.nullable().default(null),
    /** The same by township: how many may sign by each, null where that pack does not say; and the changes. Empty in a trial that did not count them. */
    townships: z.array(z.object({ code: z.string(), name: z.string(), own: count.nullable(), other: count.nullable(), gains: count.nullable(), loses: count.nullable(), unsureThen: count.nullable(), unsureNow: count.nullable() })).default([]) }),
  populations: z.object({ rows: z.array(z.object({ tag: z.string(), zh: z.string(), en: z.string(), own: population, other: population })), any: both(told(z.object({ persons: count, signed: count }))) }),
  /** A year of the contracts in force of which both packs price every package; `contracts` of the `signed`. */
  money: z.object({
    contracts: count, /** Null where a side does not say it; residents' part is always said. */ payers: z.array(compared.extend({ payer: z.string() })), totals: compared,
    /** Basic packages of which a side says what the resident pays and not what the others do: their contracts, and the question. No such list in a trial that did not tell them apart. */
    unshared: both(z.object({ packages: z.array(z.object({ packageId: z.string(), name: z.string(), contracts: count })), gap: gap.nullable() })).default({ own: { packages: [], gap: null }, other: { packages: [], gap: null } }),
    /** By what the resident's own part changes a year. */ residents: z.object({ less: count, same: count, more: count, changes: z.array(z.object({ changeFen: fen, contracts: count })) }),
    /** Packages that keep their contracts out of the sums, and why on each side. */
    left: z.array(z.object({ kind: z.string(), packageId: z.string(), /** As a pack that offers it calls it; null for an institution's own, an agreed one or one of an older system. */ name: z.string().nullable(), contracts: count, own: z.enum(['priced', 'absent', 'gap']), other: z.enum(['priced', 'absent', 'gap']), gaps: z.array(gap.extend({ side: z.enum(sides) })) })),
    receivers: both(told(z.array(z.object({ receiver: z.string(), fen })))),
  }),
  caps: both(told(z.object({ scope: z.enum(['doctor', 'team']), unit: z.enum(['person', 'household']), limit: count, mode: z.enum(['refuse', 'warn']) }))).extend({
    doctors: panel, teams: panel, /** Doctors by how many contracts they hold; `to` is the first number after. */ bins: z.array(z.object({ from: count, to: count, doctors: count })),
    /** Whether it is kept who is over: not in a trial of before. */ isListed: z.boolean().default(false),
  }),
  /** Services that norms and packages count a year for who is signed. No pack sets how many one full-time person does: who began the trial says it, or nobody. */
  workload: both(told(z.object({
    /** Null where the pack says of no service how often, or only for people nobody tells apart here. */ visits: count.nullable(),
    /** Of those that one side gives anybody: which this pack says how often. One that is not here it does not say, and that is not zero. */ items: z.array(z.object({ item: z.string(), zh: z.string(), en: z.string(), visits: count })),
    /** Services that it names only for people nobody tells apart here. */ uncounted: z.array(z.string()).default([]),
    /** Tenths of a full-time person. */ staffTenths: count.nullable(), /** Populations the norms name and nobody recognises. */ unrecognised: z.array(z.string()),
  }))).extend({
    visitsPerYear: count.nullable(),
    /** The services of which both say how often, summed by each. Null where there are none. */ compared: z.object({ items: count, own: worked, other: worked }).nullable().default(null),
  }),
  coverage: z.object({ basisPoints: count, years: z.array(z.int()), paces: z.array(z.object({ points: z.int(), basisPoints: z.array(count) })), targets: z.array(target), gaps: both(z.array(gap)) }),
})
export type TrialResult = z.infer<typeof trialResult>

const packSide = z.object({ packCode, packName: z.string(), /** Null for a draft. */ version: z.int().nullable(), hash: z.string(), /** By the rules of this day. */ ruledOn: day })
const trial = runStanding.extend({
  trialId: id, own: packSide, other: packSide.extend({ draftId: id.nullable(), draftTitle: z.string().nullable() }), on: day,
  /** Townships counted, of how many. */ done: count, total: count,
})
export type Trial = z.infer<typeof trial>
const trialId = { trialId: id }

/** What a county may try on its people: every published version but the one it goes by, and its open draft. */
export const trialChoicesEndpoint = query({
  path: '/api/what-if/choices', permission: 'policy.draft', input: z.strictObject({}),
  output: z.object({
    own: z.object({ packCode, name: z.string(), version: z.int() }), packs: z.array(z.object({ packCode, name: z.string(), version: z.int(), effectiveFrom: day })),
    draft: z.object({ draftId: id, title: z.string(), effectiveFrom: day, /** Something is wrong with it: it cannot be tried. */ isSound: z.boolean() }).nullable(),
  }),
})
/** Counts what would differ if the county went by another pack. Nothing but the trial itself is kept. */
export const beginTrialEndpoint = command({
  path: '/api/what-if/begin', permission: 'policy.draft',
  input: z.strictObject({ other: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('pack'), packCode, version: z.int().min(1).max(2_000_000_000) }), z.strictObject({ kind: z.literal('draft'), draftId: id })]), visitsPerYear: z.int().min(1).max(100_000).nullable().default(null) }),
  output: z.object(trialId),
})
/** Newest first. */
export const listTrialsEndpoint = query({ path: '/api/what-if', permission: 'policy.draft', input: z.strictObject({ after: id.optional() }), output: z.object({ items: z.array(trial), next: id.nullable() }) })
export const readTrialEndpoint = query({ path: '/api/what-if/:trialId/read', permission: 'policy.draft', input: z.strictObject(trialId), output: trial.extend({ result: trialResult.nullable(), /** What a draft changes of its base, as it was when the trial began; none of a published pack. */ changes: z.array(draftChange) }) })

const overCap = z.object({ holderId: id, /** Null where it is on no register any more. */ name: z.string().nullable(), institutionName: z.string().nullable(), contracts: count, cap: count, overBy: count })
export type OverCapRow = z.infer<typeof overCap>
/** Which side's cap, and doctors or teams. */
const overCapFilter = { side: z.enum(sides).default('other'), scope: z.enum(['doctor', 'team']).default('doctor') }
/** Who was over a cap when the trial was counted, those furthest over first. */
export const overCapEndpoint = query({
  path: '/api/what-if/:trialId/over-cap', permission: 'policy.draft',
  input: z.strictObject({ ...trialId, ...overCapFilter, after: z.string().max(60).optional(), most: z.coerce.number().int().min(1).max(200).default(50) }), output: z.object({ items: z.array(overCap), next: z.string().nullable() }),
})
export const exportOverCapEndpoint = file({ path: '/api/what-if/:trialId/over-cap/table.csv', permission: 'policy.draft', input: z.strictObject({ ...trialId, ...overCapFilter }), mediaType: 'text/csv; charset=utf-8' })
