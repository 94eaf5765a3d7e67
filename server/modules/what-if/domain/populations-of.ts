import type { Gap } from '#api/what-if.ts'
import { addYears } from '#kernel/local-date.ts'
import { derivePopulation, type KeyPopulation, keyPopulations, PolicyGap } from '#policy/index.ts'
import { ask, gapOf, type Side, type Told } from './side.ts'

/** A side's key populations, asked once: which there are, and of each whether an age derives it. */
export type Populations = { told: Told<KeyPopulation[]>; gaps: ReadonlyMap<string, Gap>; of(age: number, recorded: readonly string[]): string[] }

/**
 * Who belongs to a side's key populations: by age where its condition derives them, else by the tags that were recorded of the person. A population whose condition asks for
 * what the pack does not say is in `gaps` and holds nobody.
 *
 * Example: 65 years old and tagged `hypertension`, where 老年人 begin at 65 → elderly, hypertension.
 */
export function populationsOf({ pack, on }: Side): Populations {
  const told = ask(() => keyPopulations(pack, on))
  const gaps = new Map<string, Gap>()
  const known = new Map<number, string[]>()
  const populations = told.value ?? []
  const derived = (age: number): string[] => {
    const bornOn = addYears(on, -age)
    return populations.flatMap((one) => {
      try {
        const answer = derivePopulation(pack, on, one, { bornOn })
        if (answer && 'missing' in answer.value) gaps.set(one.tag, { parameter: 'population.key', kind: 'unknown', question: null })
        return answer && 'holds' in answer.value && answer.value.holds ? [one.tag] : []
      } catch (error) {
        if (!(error instanceof PolicyGap)) throw error
        gaps.set(one.tag, gapOf(error))
        return []
      }
    })
  }
  return {
    told, gaps,
    of(age, recorded) {
      const byAge = known.get(age) ?? derived(age)
      known.set(age, byAge)
      return [...byAge, ...populations.filter(({ tag, recognised }) => recognised !== 'derived' && recorded.includes(tag)).map(({ tag }) => tag)]
    },
  }
}
