import type { TrialResult } from '#api/what-if.ts'
import { type LocalDate, yearOf } from '#kernel/local-date.ts'
import { openEligible } from './count-eligible.ts'
import { openMoney } from './count-money.ts'
import { openPeople } from './count-people.ts'
import { openWork } from './count-work.ts'
import { coverageAhead } from './coverage-ahead.ts'
import type { Group, Township } from './group.ts'
import { countPanels, type Panel } from './panels.ts'
import { populationsOf } from './populations-of.ts'
import { offersOf } from './price-contract.ts'
import { ofBoth, type Sides } from './side.ts'

/**
 * Counts a county's people under two packs, group by group: each is judged once and counted as often as it has people. `on` is the day they are counted; `known` are the
 * populations of which tags were recorded here.
 *
 * Example: 3 contracts of the basic package, Yubei's against Xiamen's: residents pay 0 and 60 yuan; medical insurance 210 and public finance 90 in Xiamen, in Yubei that is not written.
 */
export function openCount(sides: Sides, on: LocalDate, known: readonly string[]) {
  const populations = ofBoth((side) => populationsOf(sides[side]))
  const offers = offersOf(sides)
  const derivedHere = new Set((populations.own.told.value ?? []).filter(({ recognised }) => recognised === 'derived').map(({ tag }) => tag))
  const [eligible, people, money, work] = [openEligible(sides, on), openPeople(populations, known), openMoney(sides, offers), openWork(sides, populations, offers, known)]

  function addGroup(place: Township, group: Group): void {
    const recorded = group.populations.filter((tag) => !derivedHere.has(tag))
    const tags = ofBoth((side) => populations[side].of(group.age, recorded))
    eligible.add(place, group)
    people.add(group, tags)
    if (!group.packages) return
    const { found } = money.add(group.packages, group.persons)
    work.add(ofBoth((side) => [...tags[side], ...recorded]), found, group.persons)
  }
  return {
    days: eligible.days,
    add(groups: readonly Group[], place: Township): void {
      for (const group of groups) addGroup(place, group)
    },
    /** What it came to. `panels` are the doctors and teams; `visitsPerYear` is what one full-time person does, where somebody said it. */
    sum: (panels: readonly Panel[], visitsPerYear: number | null): TrialResult => ({
      ...people.all, eligibility: eligible.sum(), populations: people.sum(), money: money.sum(), caps: countPanels(sides, panels), workload: work.sum(visitsPerYear), coverage: coverageAhead(yearOf(on), sides, people.all, people.countedOf),
    }),
  }
}
