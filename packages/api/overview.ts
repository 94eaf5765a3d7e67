import { z } from 'zod'
import { query } from './endpoint.ts'
import { becauseShape } from './because.ts'

const count = z.int().nonnegative()
/** How many belong and how many of them have signed; a share is made of the two on screen. */
const cover = z.object({ residents: count, signed: count })
export const overviewTownship = z.object({
  code: z.string(), name: z.string(), kind: z.enum(['urban', 'rural']).nullable(), column: z.int().nullable(), row: z.int().nullable(),
  /** Usual residents and quota of the issued plan; null when no plan is issued for the year. */
  persons: count.nullable(), quota: count.nullable(),
  /** Null when the platform has no residents of this township: no data is not zero. */
  all: cover.nullable(), key: cover.nullable(),
})
/** Sums over the townships that are on the platform; `persons` are usual residents of the plan, else those registered. */
export const overviewTotals = z.object({ persons: count, quota: count, hasQuota: z.boolean(), signed: count, keyResidents: count, keySigned: count, live: count })
const goal = z.object({ of: z.string(), atLeastBasisPoints: z.int() })
export const countyOverviewEndpoint = query({
  path: '/api/overview/county', permission: 'statistics.read',
  input: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    countyCode: z.int(), countyName: z.string(), parentName: z.string().nullable(), on: z.iso.date(), year: z.int(), foldedAt: z.iso.datetime({ offset: true }).nullable(),
    planTitle: z.string().nullable(), planId: z.uuid().nullable(), goals: z.array(goal), goalsBecause: z.array(becauseShape), planBecause: z.array(becauseShape),
    townships: z.array(overviewTownship), totals: overviewTotals,
    populations: z.array(z.object({ population: z.string(), zh: z.string(), en: z.string(), residents: count, signed: count })),
    /** Contracts in force at the end of each day of the year that had a change, and at its begin (the last day of the year before). */
    trend: z.array(z.object({ day: z.iso.date(), inForce: count })),
    /** Contracts in force whose term ends on the 30 days ahead, renewed or not. */
    endingIn30Days: count,
  }),
})
export const townshipOverviewEndpoint = query({
  path: '/api/overview/township/:code', permission: 'statistics.read',
  input: z.strictObject({ code: z.string().regex(/^\d{9}$/), year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    township: overviewTownship, countyName: z.string(), on: z.iso.date(), foldedAt: z.iso.datetime({ offset: true }).nullable(),
    teams: z.array(z.object({
      teamId: z.uuid().nullable(), name: z.string().nullable(), institutionName: z.string().nullable(), leaderName: z.string().nullable(), all: cover, key: cover,
    })),
    populations: z.array(z.object({ population: z.string(), zh: z.string(), en: z.string(), residents: count, signed: count })),
  }),
})
