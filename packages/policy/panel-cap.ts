import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { count } from './value-types.ts'
import { valueOn } from './value-on.ts'

/** More than anybody can hold; and few enough that a team of many doctors still has a number that is kept. Where there is no cap, none is written. */
const mostHeld = 100_000
export const panelCapShape = z.strictObject({
  scope: z.enum(['doctor', 'team']), unit: z.enum(['person', 'household']), limit: count.refine((limit) => limit <= mostHeld, '不超过十万；没有上限就写明没有'), mode: z.enum(['refuse', 'warn']),
})

/** How many contracts one doctor or one team may hold, counted in persons or households; beyond it signing is refused or only warned of. */
export type PanelCap = z.output<typeof panelCapShape>

/** The region's cap. Where the document names none there is none: a gap, not a number from elsewhere. */
export function panelCap(pack: Pack, on: LocalDate): Explained<PanelCap> {
  const { value, because } = valueOn(pack, 'panel.cap', on)
  return { value, because: [because] }
}

/** A team's cap: its own where the rule counts by team, else the doctors' together. Example: 2,000 a doctor, two doctors → 4,000. */
export function teamCap(pack: Pack, on: LocalDate, familyDoctors: number): Explained<number> {
  const { value, because } = panelCap(pack, on)
  return { value: value.scope === 'team' ? value.limit : value.limit * familyDoctors, because }
}
