import { addYears, ageOn, type LocalDate } from '#kernel/local-date.ts'
import { type Because, deriveTags, keyPopulations, type Pack } from '#policy/index.ts'

/** A tag as recorded: in force on [validFrom, validUntil); no end day means until somebody ends it. */
export type Tag = { population: string; origin: 'derived' | 'diagnosed' | 'certified'; validFrom: LocalDate; validUntil: LocalDate | null }

const isInForce = ({ validFrom, validUntil }: Pick<Tag, 'validFrom' | 'validUntil'>, on: LocalDate): boolean =>
  validFrom <= on && (validUntil === null || on < validUntil)

/**
 * The key populations somebody belongs to on a day, in the pack's order and each once: what follows from age that day, and what was
 * diagnosed or certified and is in force. A population the region does not put first any more is left out. Nobody known to be of any gives [].
 * It says of one person what the statements over a county must come to; their tests compare them with it. The statements keep a recorded tag of a
 * population the pack has dropped until somebody ends it.
 *
 * Example: born 1961-11-24 with hypertension, where 老年人 begin at 65 → [hypertension] on 2026-11-23, [hypertension, elderly] the day after.
 */
export function populationsOf(pack: Pack, on: LocalDate, { bornOn }: { bornOn: LocalDate }, tags: readonly Tag[]): string[] {
  const derived = new Set(deriveTags(pack, on, { bornOn }).value.tags)
  const recorded = new Set(tags.filter((tag) => tag.origin !== 'derived' && isInForce(tag, on)).map(({ population }) => population))
  return keyPopulations(pack, on).value.flatMap(({ tag }) => (derived.has(tag) || recorded.has(tag) ? [tag] : []))
}

export type DerivedTag = { population: string; validFrom: LocalDate; because: Because[] }

/**
 * The tags that follow from age on a day, each with the birthday it began on by the rules of that day.
 *
 * Example: born 1957-01-01, on 2026-11-24, 老年人 from 65 → elderly since 2022-01-01.
 */
export function derivedTagsOf(pack: Pack, on: LocalDate, bornOn: LocalDate): DerivedTag[] {
  const { value, because } = deriveTags(pack, on, { bornOn })
  return value.tags.map((population) => ({ population, because, validFrom: firstBirthday(pack, on, bornOn, population) }))
}

function firstBirthday(pack: Pack, on: LocalDate, bornOn: LocalDate, population: string): LocalDate {
  let age = ageOn(bornOn, on)
  const holdsAt = (years: number) => deriveTags(pack, on, { bornOn: addYears(on, -years) }).value.tags.includes(population)
  while (age > 0 && holdsAt(age - 1)) age--
  return addYears(bornOn, age)
}

/** Ages from and until which a population follows from age, in whole years; `untilAge` is the first at which it does not. */
export type AgeBand = { population: string; fromAge: number; untilAge: number; because: Because[] }
const oldest = 150

/** The ages at which each derived population holds by the rules of a day: what a whole county is compared with at once. Example: elderly from 65 until 150, child_0_6 from 0 until 7. */
export function ageBandsOf(pack: Pack, on: LocalDate): AgeBand[] {
  const open = new Map<string, AgeBand>()
  const bands: AgeBand[] = []
  for (let age = 0; age <= oldest; age++) {
    const { value, because } = deriveTags(pack, on, { bornOn: addYears(on, -age) })
    for (const [population, band] of open) {
      if (!value.tags.includes(population)) { bands.push({ ...band, untilAge: age }); open.delete(population) }
    }
    for (const population of value.tags) if (!open.has(population)) open.set(population, { population, fromAge: age, untilAge: oldest, because })
  }
  return [...bands, ...open.values()]
}
