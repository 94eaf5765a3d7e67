import { type PlannedService, servicesByPopulation, type ServicePackage } from '#policy/index.ts'
import { ask, type Side } from './side.ts'

/**
 * What a side's norms and packages count a year for somebody: each service once, as often as the most generous gives it.
 *
 * Example: elderly (1 examination) with hypertension (1 examination, 4 follow-ups) → 1 and 4.
 */
export function workloadOf({ pack, on }: Side) {
  const told = ask(() => servicesByPopulation(pack, on))
  return {
    told,
    named: (told.value ?? []).map(({ tag }) => tag),
    plan(tags: readonly string[], packages: readonly ServicePackage[]): PlannedService[] {
      const planned = new Map<string, PlannedService>()
      const add = (one: PlannedService) => {
        if (one.times > (planned.get(one.item)?.times ?? 0)) planned.set(one.item, one)
      }
      for (const { tag, items } of told.value ?? []) if (tags.includes(tag)) items.forEach(add)
      for (const { items } of packages) for (const { item, zh, en, times } of items) if (times !== null) add({ item, zh, en, times })
      return [...planned.values()]
    },
  }
}
