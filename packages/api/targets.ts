import { z } from 'zod'
import { becauseShape } from './because.ts'
import { command, file, query } from './endpoint.ts'

const id = z.uuid()
const count = z.int().min(0).max(100_000_000)
const year = z.int().min(2000).max(2100)
export const planStates = ['draft', 'submitted', 'issued', 'superseded'] as const
/** What a person may do with a plan. */
export const planSteps = ['edit', 'submit', 'withdraw', 'return', 'issue'] as const
const planState = z.enum(planStates)
const planHead = z.object({ planId: id, year, title: z.string(), state: planState, version: z.int(), draftedAt: z.iso.datetime({ offset: true }), issuedAt: z.iso.datetime({ offset: true }).nullable() })
/** One total, counted both ways beside what the document prints (null where it prints none). */
const total = z.object({ sumOfRows: count, rateOnTotal: count.nullable(), printed: count.nullable() })
const row = z.object({
  townshipCode: z.string(), name: z.string(), place: z.int(), kind: z.enum(['urban', 'rural']), persons: count, rateBasisPoints: z.int(),
  /** persons × rate, in ten-thousandths of a person: what is rounded. */
  productTenThousandths: z.int(), computed: count, override: count.nullable(), overrideReason: z.string().nullable(), quota: count,
  /** What the document prints for this place. */
  printed: count.nullable(),
  /** Residents with a contract in force, from the rollup; null when the platform has no residents of this place: no data is not zero. */
  signed: count.nullable(),
  /** The same place in the plan issued for the year before; null when it has none, or was not in it. */
  before: z.object({ persons: count, quota: count }).nullable(),
})
const plan = planHead.extend({
  countyName: z.string(),
  /** Whether the plan's year is over, running or not begun: only a running one is judged by today's contracts. */
  phase: z.enum(['past', 'running', 'ahead']),
  /** The plan issued for the year before, with its sums over the reader's places; null when there is none. */
  before: z.object({ planId: id, year, persons: count, quota: count }).nullable(),
  because: z.array(becauseShape), rows: z.array(row),
  /** Null where the region has no rule for the year any more: rows stand as they were kept. */
  rounding: z.enum(['half_up', 'down', 'up']).nullable(),
  totals: z.object({ persons: total, urban: total, rural: total, total, overridden: count }),
  people: z.object({ drafted: z.string().nullable(), submitted: z.string().nullable(), issued: z.string().nullable() }),
  /** What the reader may do next; a step that a second person must take is listed with isOther. */
  next: z.array(z.enum(planSteps)), mustBeAnother: z.boolean(), foldedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Plan = z.infer<typeof plan>

export const listPlansEndpoint = query({
  path: '/api/targets/plans', permission: 'target.read', input: z.strictObject({}),
  /** `awaitsMe`: submitted by another, and the reader may issue it. */
  output: z.object({ items: z.array(planHead.extend({ awaitsMe: z.boolean() })), next: z.null() }),
})
/** A plan whole, with progress from the rollup; a township office sees its own row of issued plans. */
export const getPlanEndpoint = query({ path: '/api/targets/plans/:planId/read', permission: 'target.read', input: z.strictObject({ planId: id }), output: plan })
/** A new draft by the region's rule: the document's own table where it prints one for the year, else rates on the newest populations. */
export const draftPlanEndpoint = command({
  path: '/api/targets/plans/draft', permission: 'target.edit', input: z.strictObject({ year }), output: z.object({ planId: id }),
})
/** Changes rows of a draft. A row not named stays; `override` null takes the computed figure. */
export const editRowsEndpoint = command({
  path: '/api/targets/plans/:planId/edit-rows', permission: 'target.edit',
  input: z.strictObject({
    planId: id, version: z.int(),
    rows: z.array(z.strictObject({ townshipCode: z.string().regex(/^\d{9}$/), persons: count, override: count.nullable(), overrideReason: z.string().trim().max(200).nullable() })).min(1).max(500),
  }),
  output: z.object({ planId: id, version: z.int() }),
})
const step = z.strictObject({ planId: id, version: z.int() })
const stepped = z.object({ planId: id, state: planState, version: z.int() })
export const submitPlanEndpoint = command({ path: '/api/targets/plans/:planId/submit', permission: 'target.edit', input: step, output: stepped })
/** Takes a submitted plan back to draft: its submitter withdraws it, or the second person returns it. */
export const returnPlanEndpoint = command({
  path: '/api/targets/plans/:planId/return', permission: 'target.edit', input: step.extend({ reason: z.string().trim().min(2).max(200) }), output: stepped,
})
/** Issued by another person than submitted; the year's plan issued before is superseded. */
export const issuePlanEndpoint = command({ path: '/api/targets/plans/:planId/issue', permission: 'target.issue', input: step, output: stepped })
export const exportPlanEndpoint = file({
  path: '/api/targets/plans/:planId/table.csv', permission: 'target.read', input: z.strictObject({ planId: id }), mediaType: 'text/csv; charset=utf-8',
})
