import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { addDays } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { codes, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import { code, count, percent } from './value-types.ts'

const daysOf = { day: 1, week: 7 }

export const slotShapes = {
  'slot.share': z.array(z.strictObject({ resource: code, share: percent })).min(1),
  'slot.lead': z.strictObject({ resource: code, number: count, unit: z.enum(['day', 'week']), before: z.enum(['visit', 'unsigned']) }),
  'slot.resources': z.strictObject({ resources: codes, giver: code, first: code.optional() }),
}

/**
 * The day on which slots of a visit open to those who are signed: so long before the visit, or so long before they open to everybody
 * else, as the document counts.
 *
 * Example: three days earlier than for the unsigned, who may book from 8 May on → 5 May. Two weeks before a visit on 20 May → 6 May.
 */
export function slotsOpenOn(pack: Pack, on: LocalDate, days: { visit: LocalDate; unsigned: LocalDate }): Explained<LocalDate> {
  const { value, because } = readFacts(pack, 'slot.lead', on)
  return { value: addDays(days[value.before], -value.number * daysOf[value.unit]), because }
}
