import { z } from 'zod'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import type { Facts } from '#rules/feel-value.ts'
import type { Expression } from '#rules/compile-expression.ts'
import { type Because, type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { code, condition, count, word } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const elderlyAgeShape = z.strictObject({ from: count })
export const childAgeShape = z.strictObject({ until: count })
export const keyPopulationsShape = z.array(z.strictObject({
  tag: code, zh: word, en: word,
  recognised: z.enum(['derived', 'certified', 'diagnosed']),
  when: condition.optional(),
  evidence: z.array(word).optional(),
  reach: z.enum(['person', 'household']),
  sex: z.enum(['male', 'female']).optional(),
  usual_ages: z.strictObject({ from: count.optional(), until: count.optional() }).optional(),
}).refine(({ recognised, when }) => (recognised === 'derived') === (when !== undefined), { message: '推定的人群须有条件,其余人群不得有条件', path: ['when'] })).min(1)

/** A population the region puts first, and how one belongs to it: derived from facts, certified by a paper, or diagnosed. */
export type KeyPopulation = {
  tag: string; zh: string; en: string; recognised: 'derived' | 'certified' | 'diagnosed'; when: Expression | null; evidence: string[]
  /** household: the document puts the whole family first, not only the person. */
  reach: 'person' | 'household'
  /** Only people of this sex can be of it; null for both. */
  sex: 'male' | 'female' | null
  /** Ages usual for it, in whole years, both inclusive; outside them one asks again. Null: no bound. */
  usualAges: { from: number | null; until: number | null }
}
export type Person = { bornOn: LocalDate; facts?: Facts }
/** Tags that follow from facts, and those that could not be told because a fact is missing. */
export type DerivedTags = { tags: string[]; untold: { tag: string; missing: string[] }[] }

/** The region's key populations. */
export function keyPopulations(pack: Pack, on: LocalDate): Explained<KeyPopulation[]> {
  const { value, because } = valueOn(pack, 'population.key', on)
  return { value: value.map((row) => ({ ...row, when: row.when ?? null, evidence: row.evidence ?? [], sex: row.sex ?? null, usualAges: { from: row.usual_ages?.from ?? null, until: row.usual_ages?.until ?? null } })), because: [because] }
}

const sexCodes: Readonly<Record<number, 'male' | 'female'>> = { 1: 'male', 2: 'female' }

/**
 * Whether somebody can be of a population: refused for the other sex, `unusual` outside the usual ages, else `fits`. An unknown sex refuses nothing.
 *
 * Example: 孕产妇 female, 10 to 59 → a man is refused, a woman of 69 is unusual, one of 30 fits.
 */
export function populationFit({ sex, usualAges: { from, until } }: KeyPopulation, on: LocalDate, person: { sex: number; bornOn: LocalDate }): 'fits' | 'unusual' | 'refused' {
  const known = sexCodes[person.sex]
  if (sex !== null && known !== undefined && known !== sex) return 'refused'
  const age = ageOn(person.bornOn, on)
  return (from !== null && age < from) || (until !== null && age > until) ? 'unusual' : 'fits'
}

/** From which age on a person is 老年人. */
export function elderlyAge(pack: Pack, on: LocalDate): Explained<number> {
  const { value, because } = valueOn(pack, 'population.elderly_age', on)
  return { value: value.from, because: [because] }
}

/** Until which age, inclusive, a person is a child 儿童 of this service. */
export function childAge(pack: Pack, on: LocalDate): Explained<number> {
  const { value, because } = valueOn(pack, 'population.child_age', on)
  return { value: value.until, because: [because] }
}

/** Facts that come from the pack itself, fetched only when a condition asks for them. */
const packFacts: Record<string, (pack: Pack, on: LocalDate) => Explained<number>> = { elderly_from: elderlyAge, child_until: childAge }
/** What a condition of a derived population can ask for: the person's age, and what the pack itself says. */
export const factsOfPack: readonly string[] = ['age', ...Object.keys(packFacts)]

/**
 * Whether a person is of a derived population on a day: true or false, or the facts that are missing. Null for one that nobody derives.
 *
 * @throws PolicyGap when its condition asks for an age that the pack does not say
 */
export function derivePopulation(pack: Pack, on: LocalDate, { when }: Pick<KeyPopulation, 'when'>, person: Person): Explained<{ holds: boolean } | { missing: string[] }> | null {
  if (!when) return null
  const facts: Record<string, Facts[string]> = { ...person.facts, age: ageOn(person.bornOn, on) }
  const because: Because[][] = []
  for (const input of when.inputs) {
    const ask = Object.hasOwn(packFacts, input) ? packFacts[input] : undefined
    if (!ask) continue
    const told = ask(pack, on)
    facts[input] = told.value
    because.push(told.because)
  }
  const answer = when.evaluate(facts)
  return { value: answer.known ? { holds: answer.value === true } : { missing: answer.missing }, because: joinBecause(...because) }
}

/**
 * The key populations that follow from what is known of a person on a day: age is computed, other facts are given.
 * A condition whose fact is missing is reported as untold, never as false.
 *
 * Example: born 1957-01-01, on 2026-11-24, where 老年人 begin at 65 → elderly.
 */
export function deriveTags(pack: Pack, on: LocalDate, person: Person): Explained<DerivedTags> {
  const populations = keyPopulations(pack, on)
  const because: Because[][] = [populations.because]
  const tags: string[] = []
  const untold: DerivedTags['untold'] = []
  for (const population of populations.value) {
    const derived = derivePopulation(pack, on, population, person)
    if (!derived) continue
    because.push(derived.because)
    if ('missing' in derived.value) untold.push({ tag: population.tag, missing: derived.value.missing })
    else if (derived.value.holds) tags.push(population.tag)
  }
  return { value: { tags, untold }, because: joinBecause(...because) }
}
