import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { type ServicePackage, servicePackages } from './service-packages.ts'
import { code, count, word } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const populationServicesShape = z.array(z.strictObject({ tag: code, items: z.array(z.strictObject({ item: code, zh: word, en: word, times: count })).min(1) })).min(1)

export type PlannedService = { item: string; zh: string; en: string; times: number }

/** Services the norms give to one population in a year, at least. */
export type PopulationServices = { tag: string; items: PlannedService[] }

/** What the norms give each population in a year. */
export function servicesByPopulation(pack: Pack, on: LocalDate): Explained<PopulationServices[]> {
  const { value, because } = valueOn(pack, 'package.by_population', on)
  return { value, because: [because] }
}

/**
 * What norms and packages together give somebody of some populations in a year. Of norms, which say the least that is done, a service counts once, as
 * often as the most generous gives it. Packages add up, for each of them is paid for; what they come to contains what the norms give.
 *
 * Example: elderly (1 examination, 1 TCM consultation) with hypertension (4 follow-ups, 1 examination) → examination 1, not 2. Two packages with 4 and
 * 2 follow-ups beside them → 6.
 */
export function combineServices(norms: readonly PopulationServices[], tags: readonly string[], packages: readonly Pick<ServicePackage, 'items'>[]): PlannedService[] {
  const combined = new Map<string, PlannedService>()
  const add = (service: PlannedService) => {
    if (service.times > (combined.get(service.item)?.times ?? 0)) combined.set(service.item, service)
  }
  for (const { tag, items } of norms) if (tags.includes(tag)) items.forEach(add)
  const given = new Map<string, PlannedService>()
  for (const { items } of packages) for (const { item, zh, en, times } of items) if (times !== null) given.set(item, { item, zh, en, times: times + (given.get(item)?.times ?? 0) })
  for (const service of given.values()) add(service)
  return [...combined.values()]
}

/** The services a contract year will bring: what the norms give the resident's populations, combined with what the chosen packages give. */
export function plannedServices(pack: Pack, on: LocalDate, tags: readonly string[], packageIds: readonly string[]): Explained<PlannedService[]> {
  const norm = valueOn(pack, 'package.by_population', on)
  const packages = servicePackages(pack, on).value.filter(({ id }) => packageIds.includes(id))
  return { value: combineServices(norm.value, tags, packages), because: joinBecause([norm.because], ...packages.map(({ because }) => because)) }
}
