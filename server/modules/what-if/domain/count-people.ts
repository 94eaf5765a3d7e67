import type { TrialResult, TrialSide } from '#api/what-if.ts'
import { count, type Counted, type Group, nobody } from './group.ts'
import type { Populations } from './populations-of.ts'
import { ofBoth } from './side.ts'

type Result = TrialResult['populations']
type Of = Readonly<Record<TrialSide, Populations>>
type Tags = Readonly<Record<TrialSide, readonly string[]>>

/** Whether who belongs to a population of a side is known: an age says it, or tags of it were recorded here. Of any other nobody is counted. */
export const isCounted = ({ told }: Populations, known: readonly string[], tag: string): boolean => known.includes(tag) || told.value?.find((one) => one.tag === tag)?.recognised === 'derived'

/** The living, who of them is signed, and who belongs to which key population of each side. */
export function openPeople(populations: Of, known: readonly string[]) {
  const [all, kinds] = [nobody(), { urban: nobody(), rural: nobody() }]
  const byTag = ofBoth(() => new Map<string, Counted>())
  const any = ofBoth(nobody)
  function addTags(side: TrialSide, group: Group, tags: readonly string[]): void {
    if (tags.length > 0) count(any[side], group)
    for (const tag of tags) {
      const of = byTag[side].get(tag) ?? nobody()
      byTag[side].set(tag, of)
      count(of, group)
    }
  }
  const shown = (side: TrialSide, tag: string) => shownOf(populations[side], byTag[side], known, tag)
  return {
    all,
    add(group: Group, tags: Tags): void {
      count(all, group)
      if (group.townKind) count(kinds[group.townKind], group)
      addTags('own', group, tags.own)
      addTags('other', group, tags.other)
    },
    sum: (): Result => ({
      rows: namesOf(populations).map((row) => ({ ...row, ...ofBoth((side) => shown(side, row.tag)) })),
      any: ofBoth((side) => (populations[side].told.gap ? populations[side].told : { value: any[side], gap: null })),
    }),
    /** Those of whom a target is; null where nobody counts them. */
    countedOf(side: TrialSide, of: string): Counted | null {
      if (of === 'urban' || of === 'rural') return kinds[of]
      if (of === 'key') return populations[side].told.value ? any[side] : null
      const { persons, signed } = shown(side, of)
      return persons === null || signed === null ? null : { persons, signed }
    },
  }
}

/** Every population that one of the sides puts first, once. */
const namesOf = ({ own, other }: Of) => [...new Map([...(own.told.value ?? []), ...(other.told.value ?? [])].map(({ tag, zh, en }) => [tag, { tag, zh, en }])).values()]

function shownOf(populations: Populations, byTag: ReadonlyMap<string, Counted>, known: readonly string[], tag: string): Result['rows'][number]['own'] {
  const population = populations.told.value?.find((one) => one.tag === tag)
  if (!population) return { recognised: null, persons: null, signed: null, gap: null }
  const gap = populations.gaps.get(tag) ?? null
  const told = gap === null && isCounted(populations, known, tag)
  return { recognised: population.recognised, ...(told ? (byTag.get(tag) ?? nobody()) : { persons: null, signed: null }), gap }
}
