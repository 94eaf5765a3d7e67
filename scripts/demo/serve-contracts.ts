import { type Done, nextServiceOn, owedBy, type PlannedItem } from '../../server/modules/contracts/domain/service-plan.ts'
import { type Day, textOf } from './calendar.ts'
import { type Contract, isInForce } from './contract.ts'
import { drawTable, type Random } from './random.ts'

export type Service = { item: string; on: Day; way: string }
const ways = drawTable([['clinic', 50], ['home', 18], ['phone', 20], ['online', 4], ['group', 8]] as const)
const [servedShare, onTimeShare, firstDays] = [0.72, 0.8, 20]

/**
 * What was done of a contract in force, as its team would have entered it: nothing for more than a quarter of them; of the others what is owed by now, some of
 * them one short, and talks about health in between.
 */
export function serveContract(random: Random, contract: Contract, items: readonly PlannedItem[], on: Day): Service[] {
  const isServed = random.chance(servedShare)
  const days = on - contract.from
  if (!isServed || !isInForce(contract, on) || days < firstDays) return []
  const between = () => contract.from + firstDays + random.below(days - firstDays + 1)
  return items.flatMap(({ item, timesAYear }) => {
    const owed = timesAYear === null ? (item === 'health_consultation' ? 1 + random.below(2) : 0) : Math.max(0, owedBy(textOf(contract.from), timesAYear, textOf(on)) - (random.chance(onTimeShare) ? 0 : 1))
    return Array.from({ length: owed }, () => ({ item, on: between(), way: ways(random) }))
  })
}

/** What the services of a contract come to, as its row keeps it. */
export function standingOf({ from }: Contract, items: readonly PlannedItem[], services: readonly Service[]): [last: string | null, next: string | null] {
  if (services.length === 0) return [null, null]
  const done = new Map<string, Done>()
  for (const { item, on } of services) {
    const known = done.get(item)
    const day = textOf(on)
    done.set(item, { item, times: (known?.times ?? 0) + 1, lastOn: known && known.lastOn > day ? known.lastOn : day })
  }
  return [textOf(Math.max(...services.map(({ on }) => on))), nextServiceOn(items, [...done.values()], textOf(from))]
}
