import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import { codes, readFacts } from './facts.ts'
import type { Pack } from './pack.ts'
import type { ValueOf } from './shapes.ts'
import { code, count, truth, yuan } from './value-types.ts'

export const homeServicesShapes = {
  /** Visits at home a contract year for whoever is any of `who`; without a number where the document counts none. */
  'home.visits': z.array(z.strictObject({ who: codes, least_per_year: count.optional(), unlimited: truth.optional(), price: yuan.optional(), regular: truth.optional() })).min(1),
  'home.services': codes,
  'home.beds': z.strictObject({ fees: codes, by_insurance: truth, prices_raised: truth.optional() }),
  'home.elder_care': z.strictObject({ who: code.optional(), departments: codes.optional(), places: codes.optional() })
    .refine((care) => Object.values(care).some((one) => one !== undefined), '至少写一样'),
}

export type HomeVisits = ValueOf<'home.visits'>[number]

/** What visits at home somebody with these population tags is entitled to. Example: 80 and over → at least one a year, free. */
export function homeVisitsFor(pack: Pack, on: LocalDate, tags: readonly string[]): Explained<HomeVisits[]> {
  const { value, because } = readFacts(pack, 'home.visits', on)
  return { value: value.filter(({ who }) => who.some((one) => tags.includes(one))), because }
}
