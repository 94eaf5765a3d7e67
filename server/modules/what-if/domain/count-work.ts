import { sides as sideNames, type TrialResult, type TrialSide } from '#api/what-if.ts'
import { combineServices, type PlannedService, type PopulationServices, servicesByPopulation, type ServicePackage } from '#policy/index.ts'
import { isCounted } from './count-people.ts'
import { add } from './group.ts'
import type { Populations } from './populations-of.ts'
import type { Offer } from './price-contract.ts'
import { ask, ofBoth, type Sides, type Told } from './side.ts'

type Workload = TrialResult['workload']
type Name = Pick<PlannedService, 'item' | 'zh' | 'en'>
/** What a side says of how often services are given a year: all of them, which of them can be counted here, and the people nobody tells apart here. */
type Stated = { told: Told<PopulationServices[]>; named: Map<string, Name>; countable: Set<string>; unrecognised: string[] }
type Visits = Readonly<Record<TrialSide, ReadonlyMap<string, number>>>

/** Services a year that norms and packages of each side count for who is signed. What a side does not say how often is none of its: it is not zero. */
export function openWork(sides: Sides, populations: Readonly<Record<TrialSide, Populations>>, offers: Readonly<Record<TrialSide, Offer>>, known: readonly string[]) {
  const stated = ofBoth((side) => statedBy(ask(() => servicesByPopulation(sides[side].pack, sides[side].on)), offers[side], (tag) => isCounted(populations[side], known, tag)))
  const visits = ofBoth(() => new Map<string, number>())
  return {
    add(tags: Readonly<Record<TrialSide, readonly string[]>>, found: Readonly<Record<TrialSide, readonly ServicePackage[]>>, persons: number): void {
      for (const side of sideNames) for (const { item, times } of combineServices(stated[side].told.value ?? [], tags[side], found[side])) add(visits[side], item, times * persons)
    },
    /** `visitsPerYear` is what one full-time person does, where somebody said it. */
    sum(visitsPerYear: number | null): Workload {
      const isGiven = (item: string) => (visits.own.get(item) ?? 0) + (visits.other.get(item) ?? 0) > 0
      const told = ofBoth((side) => workOf(stated[side], visits[side], isGiven, visitsPerYear))
      return { ...told, visitsPerYear, compared: compareWork({ ...told, visitsPerYear }) }
    },
  }
}

function statedBy(told: Stated['told'], offer: Offer, isRecognised: (tag: string) => boolean): Stated {
  const norms = told.value ?? []
  const ofPackages = [...(offer.basic.value ?? []), ...(offer.paid.value ?? [])].flatMap(({ items }) => items.filter(({ times }) => times !== null))
  const [recognised, others] = [norms.filter(({ tag }) => isRecognised(tag)), norms.filter(({ tag }) => !isRecognised(tag))]
  const items = (of: readonly PopulationServices[]) => of.flatMap((one) => one.items)
  return {
    told, named: new Map([...items(norms), ...ofPackages].map(({ item, zh, en }) => [item, { item, zh, en }])),
    countable: new Set([...items(recognised), ...ofPackages].map(({ item }) => item)), unrecognised: others.map(({ tag }) => tag),
  }
}

/** How many tenths of a full-time person so many services are; null where nobody said how many one does a year. */
const tenthsOf = (visits: number, visitsPerYear: number | null): number | null => (visitsPerYear === null ? null : Math.round((visits * 10) / visitsPerYear))

function workOf({ told, named, countable, unrecognised }: Stated, visits: Visits[TrialSide], isGiven: (item: string) => boolean, visitsPerYear: number | null): Workload['own'] {
  if (told.gap) return { value: null, gap: told.gap }
  const counted = [...named.values()].filter(({ item }) => countable.has(item) || visits.has(item))
  const uncounted = [...named.keys()].filter((item) => !countable.has(item) && !visits.has(item))
  const items = counted.filter(({ item }) => isGiven(item)).map((one) => ({ ...one, visits: visits.get(one.item) ?? 0 })).sort((a, b) => b.visits - a.visits)
  const sum = counted.length === 0 ? null : items.reduce((all, one) => all + one.visits, 0)
  return { value: { visits: sum, items, uncounted, staffTenths: sum === null ? null : tenthsOf(sum, visitsPerYear), unrecognised }, gap: null }
}

/**
 * The services of which both sides say how often, summed by each: only these are compared. Null where there are none.
 *
 * Example: 4 follow-ups and 1 examination beside 6 follow-ups and 2 visits at home → 4 and 6, of one service.
 */
export function compareWork({ own, other, visitsPerYear }: Pick<Workload, 'own' | 'other' | 'visitsPerYear'>): Workload['compared'] {
  const of = { own: own.value?.items ?? [], other: other.value?.items ?? [] }
  const shared = of.own.filter(({ item }) => of.other.some((one) => one.item === item)).map(({ item }) => item)
  if (shared.length === 0) return null
  const sums = ofBoth((side) => {
    const visits = of[side].reduce((sum, one) => sum + (shared.includes(one.item) ? one.visits : 0), 0)
    return { visits, staffTenths: tenthsOf(visits, visitsPerYear) }
  })
  return { items: shared.length, ...sums }
}
