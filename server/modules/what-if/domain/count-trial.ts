import { type TrialResult, type TrialSide, sides as sideNames } from '#api/what-if.ts'
import { yearOf, type LocalDate } from '#kernel/local-date.ts'
import { feeDistribution, usualResidentRule } from '#policy/index.ts'
import { type Counted, coverageAhead } from './coverage-ahead.ts'
import { countPanels, type Panel } from './panels.ts'
import { populationsOf } from './populations-of.ts'
import { type Left, offersOf, priceContract, type Priced, type PricedContract } from './price-contract.ts'
import { ask, ofBoth, type Sides, shortDays, standingOf, type Stay } from './side.ts'
import { workloadOf } from './workload-of.ts'

/** People who are the same to every rule: how many, and which packages each one's contract holds; null where nobody has one. */
export type Group = Stay & { age: number; populations: string[]; townKind: 'urban' | 'rural' | null; packages: string[] | null; persons: number }
type Ways = Readonly<Record<TrialSide, { tags: string[]; visits: readonly { item: string; zh: string; en: string; times: number }[] }>>

const nameOf = (one: Priced): string | null => (one.kind === 'priced' ? one.found.zh : null)
const none = (): Counted => ({ persons: 0, signed: 0 })
const add = (to: Map<string, number>, key: string, count: number) => to.set(key, (to.get(key) ?? 0) + count)

/**
 * Counts a county's people under two packs, group by group: each is judged once and counted as often as it has people. `on` is the day they are counted.
 *
 * Example: 3 contracts of the basic package, Yubei's against Xiamen's: residents pay 0 and 60 yuan, medical insurance 0 and 210, public finance 0 and 90.
 */
export function openCount(sides: Sides, on: LocalDate, known: readonly string[]) {
  const days = shortDays(on, sides)
  const rules = ofBoth((side) => ask(() => usualResidentRule(sides[side].pack, sides[side].on)))
  const populations = ofBoth((side) => populationsOf(sides[side]))
  const workloads = ofBoth((side) => workloadOf(sides[side]))
  const offers = offersOf(sides)
  const contracts = new Map<string, PricedContract>()
  const [all, kinds, standing] = [none(), { urban: none(), rural: none() }, new Map<string, number>()]
  const byTag = ofBoth(() => new Map<string, Counted>())
  const any = ofBoth(none)
  const money = ofBoth(() => new Map<string, number>())
  const [changes, left] = [new Map<number, number>(), new Map<string, { left: Left; contracts: number }>()]
  const work = ofBoth(() => new Map<string, { item: string; zh: string; en: string; visits: number }>())
  let [priced, withBasic] = [0, 0]
  const derivedHere = new Set((populations.own.told.value ?? []).filter(({ recognised }) => recognised === 'derived').map(({ tag }) => tag))

  const count = (to: Counted, { persons, packages }: Group) => {
    to.persons += persons
    if (packages) to.signed += persons
  }
  function countTags(side: TrialSide, group: Group, tags: readonly string[]): void {
    if (tags.length > 0) count(any[side], group)
    for (const tag of tags) {
      const of = byTag[side].get(tag) ?? none()
      byTag[side].set(tag, of)
      count(of, group)
    }
  }
  function contractOf(packages: readonly string[]): PricedContract {
    const key = packages.join()
    const contract = contracts.get(key) ?? priceContract(offers, packages)
    contracts.set(key, contract)
    return contract
  }
  function countMoney(contract: PricedContract, persons: number): void {
    for (const side of sideNames) for (const [payer, share] of Object.entries(contract[side])) add(money[side], payer, share * persons)
    for (const one of contract.left) {
      const key = `${one.kind}:${one.packageId}`
      left.set(key, { left: one, contracts: (left.get(key)?.contracts ?? 0) + persons })
    }
    if (contract.hasBasic) withBasic += persons
    if (!contract.isPriced) return
    priced += persons
    const change = (contract.other.resident ?? 0) - (contract.own.resident ?? 0)
    changes.set(change, (changes.get(change) ?? 0) + persons)
  }
  function countWork(ways: Ways, persons: number): void {
    for (const side of sideNames) for (const { times, ...one } of ways[side].visits) {
      const of = work[side].get(one.item) ?? { ...one, visits: 0 }
      of.visits += times * persons
      work[side].set(one.item, of)
    }
  }
  const standings = new Map<string, string>()
  function standingAt(side: TrialSide, { came, isBornHere, householdCame }: Group): string {
    if (!rules[side].value) return 'unruled'
    const key = `${side} ${came} ${isBornHere} ${householdCame}`
    const known = standings.get(key) ?? standingOf(sides[side], on, days, { came, isBornHere, householdCame })
    standings.set(key, known)
    return known
  }

  return {
    days,
    add(groups: readonly Group[]): void {
      for (const group of groups) {
        const { persons, packages, townKind } = group
        count(all, group)
        if (townKind) count(kinds[townKind], group)
        add(standing, `${standingAt('own', group)} ${standingAt('other', group)}`, persons)
        const recorded = group.populations.filter((tag) => !derivedHere.has(tag))
        const tags = ofBoth((side) => populations[side].of(group.age, recorded))
        for (const side of sideNames) countTags(side, group, tags[side])
        if (!packages) continue
        const contract = contractOf(packages)
        countMoney(contract, persons)
        countWork(ofBoth((side) => ({ tags: tags[side], visits: workloads[side].plan([...new Set([...tags[side], ...recorded])], contract.found[side]) })), persons)
      }
    },
    /** What it came to. `panels` are the doctors and teams; `visitsPerYear` is what one full-time person does, where somebody said it. */
    sum(panels: readonly Panel[], visitsPerYear: number | null): TrialResult {
      const standingOfSide = (side: TrialSide, wanted: string) => [...standing].reduce((sum, [key, persons]) => sum + (key.split(' ')[side === 'own' ? 0 : 1] === wanted ? persons : 0), 0)
      const both = rules.own.value !== null && rules.other.value !== null
      const isKnown = (tag: string) => known.includes(tag)
      const shown = (side: TrialSide, tag: string): TrialResult['populations']['rows'][number]['own'] => {
        const population = populations[side].told.value?.find((one) => one.tag === tag)
        if (!population) return { recognised: null, persons: null, signed: null, gap: null }
        const gap = populations[side].gaps.get(tag) ?? null
        const isCounted = gap === null && (population.recognised === 'derived' || isKnown(tag))
        return { recognised: population.recognised, ...(isCounted ? (byTag[side].get(tag) ?? none()) : { persons: null, signed: null }), gap }
      }
      const named = new Map([...(populations.own.told.value ?? []), ...(populations.other.told.value ?? [])].map(({ tag, zh, en }) => [tag, { tag, zh, en }]))
      const fenOf = (side: TrialSide, payer: string) => money[side].get(payer) ?? 0
      const compare = (ownFen: number, otherFen: number) => ({ ownFen, otherFen, changeFen: otherFen - ownFen })
      const payers = [...new Set([...money.own.keys(), ...money.other.keys()])].map((payer) => ({ payer, ...compare(fenOf('own', payer), fenOf('other', payer)) }))
      const totalOf = (side: TrialSide) => [...money[side].values()].reduce((sum, one) => sum + one, 0)
      const residents = (is: (change: number) => boolean) => [...changes].reduce((sum, [change, many]) => sum + (is(change) ? many : 0), 0)
      const countedOf = (side: TrialSide, of: string): Counted | null => {
        if (of === 'urban' || of === 'rural') return kinds[of]
        if (of === 'key') return populations[side].told.value ? any[side] : null
        const row = shown(side, of)
        return row.persons === null || row.signed === null ? null : { persons: row.persons, signed: row.signed }
      }
      return {
        ...all,
        eligibility: {
          ...ofBoth((side) => {
            const { value, gap } = rules[side]
            return gap ? { value: null, gap } : { value: { months: value.months, eligible: standingOfSide(side, 'eligible'), short: standingOfSide(side, 'short'), untold: standingOfSide(side, 'untold') }, gap: null }
          }),
          gains: both ? (standing.get('short eligible') ?? 0) : null, loses: both ? (standing.get('eligible short') ?? 0) : null,
          unsureThen: both ? (standing.get('eligible untold') ?? 0) : null, unsureNow: both ? (standing.get('untold eligible') ?? 0) : null,
        },
        populations: {
          rows: [...named.values()].map((row) => ({ ...row, ...ofBoth((side) => shown(side, row.tag)) })),
          any: ofBoth((side) => (populations[side].told.gap ? populations[side].told : { value: any[side], gap: null })),
        },
        money: {
          contracts: priced, payers: payers.filter(({ ownFen, otherFen }) => ownFen !== 0 || otherFen !== 0), totals: compare(totalOf('own'), totalOf('other')),
          residents: { less: residents((change) => change < 0), same: residents((change) => change === 0), more: residents((change) => change > 0), changes: [...changes].sort(([a], [b]) => a - b).map(([changeFen, many]) => ({ changeFen, contracts: many })) },
          left: [...left.values()].map(({ left: { kind, packageId, own, other }, contracts: many }) => ({
            kind, packageId, name: nameOf(own) ?? nameOf(other), contracts: many, own: own.kind, other: other.kind, gaps: [...(own.kind === 'gap' ? [{ side: 'own' as const, ...own.gap }] : []), ...(other.kind === 'gap' ? [{ side: 'other' as const, ...other.gap }] : [])],
          })),
          receivers: ofBoth((side) => {
            const { value, gap } = ask(() => feeDistribution(sides[side].pack, sides[side].on))
            return gap ? { value: null, gap } : { value: Object.entries(value).map(([receiver, share]) => ({ receiver, fen: share * withBasic })), gap: null }
          }),
        },
        caps: countPanels(sides, panels),
        workload: {
          ...ofBoth((side) => {
            const { told, named: norms } = workloads[side]
            if (told.gap) return { value: null, gap: told.gap }
            const items = [...work[side].values()].sort((a, b) => b.visits - a.visits)
            const visits = items.reduce((sum, one) => sum + one.visits, 0)
            const listed = new Set((populations[side].told.value ?? []).map(({ tag }) => tag))
            return { value: { visits, items, staffTenths: visitsPerYear === null ? null : Math.round((visits * 10) / visitsPerYear), unrecognised: norms.filter((tag) => !listed.has(tag) && !isKnown(tag)) }, gap: null }
          }),
          visitsPerYear,
        },
        coverage: coverageAhead(yearOf(on), sides, all, countedOf),
      }
    },
  }
}
