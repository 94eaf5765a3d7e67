import type { z } from 'zod'
import type { overviewTotals, overviewTownship } from '#api/overview.ts'

export type Township = z.infer<typeof overviewTownship>
export type Totals = z.infer<typeof overviewTotals>

/** Coverage in percent; usual residents of the plan, else those registered. */
export const personsOf = (township: Township): number => township.persons ?? township.all?.residents ?? 0
/** How much of the quota is reached; infinite without a quota, so that it sorts last. */
export const doneOf = ({ all, quota }: Township): number => (all && quota ? all.signed / quota : Number.POSITIVE_INFINITY)
