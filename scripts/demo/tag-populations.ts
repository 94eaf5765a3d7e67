import { ageAt, type Day, yearsLater } from './calendar.ts'
import { townPlace } from './demo-county.ts'
import type { Population } from './make-residents.ts'
import { dayAsOf, namedHouseholds } from './named-people.ts'
import type { Household, Person, Tag } from './person.ts'
import { hasDisease, illnesses } from './prevalence.ts'
import { openRandom, type Random } from './random.ts'
import type { Township } from './region-tree.ts'

/** From the pack: 老年人 from this age on, 儿童 up to and including that one. */
export type AgeRules = { elderlyFrom: number; childUntil: number }

/**
 * Gives everybody their key populations: by age as the pack says, diagnosed about as often as in a Chinese county at that age,
 * certified with the paper the pack names. Family papers (low income, poverty register) hold for the whole household.
 */
export function tagPopulations(seed: number, on: Day, township: Township, { persons, households }: Population, rules: AgeRules): void {
  const random = openRandom(seed, `populations ${township.drawnBy}`)
  const named = township.place === townPlace ? namedHouseholds : []
  for (const person of persons) addDerived(person, on, rules)
  households.forEach((household, i) => {
    const members = persons.slice(household.firstPerson, households[i + 1]?.firstPerson ?? persons.length)
    const family = named[i]
    if (family) {
      members.forEach((person, nth) => {
        for (const { population, from } of family.members[nth]?.tags ?? []) person.tags.push(tagOf(random, population, dayAsOf(from, on)))
      })
    } else tagHousehold(random, on, township.kind === 'rural', household, members)
  })
}

/** A tag that age alone gives: in force since that birthday, until the age is passed. */
function addDerived(person: Person, on: Day, { elderlyFrom, childUntil }: AgeRules): void {
  const age = ageAt(person.born, on)
  if (age >= elderlyFrom) person.tags.push({ population: 'elderly', from: yearsLater(person.born, elderlyFrom), until: null, paper: 0 })
  const grown = yearsLater(person.born, childUntil + 1)
  if (age <= childUntil) person.tags.push({ population: 'child_0_6', from: person.born, until: null, paper: 0 })
  else if (on - grown < 400) person.tags.push({ population: 'child_0_6', from: person.born, until: grown, paper: 0 })
}

function tagHousehold(random: Random, on: Day, isRural: boolean, { firstPerson }: Household, members: readonly Person[]): void {
  const ages = members.map(({ born }) => (on - born) / 365.2425)
  const isPoor = random.chance(isRural ? 0.045 : 0.002)
  const isOnAllowance = random.chance(isPoor ? 0.4 : isRural ? 0.025 : 0.01)
  const isLone = members.length === 1 && (ages[0] as number) >= 60
  const isBereaved = isCouple(ages) && random.chance(0.035)
  members.forEach((person, i) => {
    const age = ages[i] as number
    for (const illness of illnesses) {
      if (hasDisease(random, illness, age, person.tags)) person.tags.push(tagOf(random, illness.population, recentDay(random, on, person.born, illness.from, 3_600)))
    }
    if (random.chance(isRural ? 0.012 + age * 0.0006 : 0.006 + age * 0.0003)) person.tags.push(tagOf(random, 'disabled', recentDay(random, on, person.born, 1, 4_500)))
    if (isPoor) person.tags.push(tagOf(random, 'registered_poor_household', Math.max(person.born, registerDay + (firstPerson % 900))))
    if (isOnAllowance) person.tags.push(tagOf(random, 'minimum_living_allowance', recentDay(random, on, person.born, 0, 1_900)))
    if (isBereaved) person.tags.push(tagOf(random, 'special_family_planning_family', recentDay(random, on, person.born, 49, 2_500)))
    if (isLone && isRural && person.sex === 1 && random.chance(0.08)) person.tags.push(tagOf(random, 'extremely_poor_supported', recentDay(random, on, person.born, 60, 2_000)))
  })
  tagMothers(random, on, members, ages)
}

/** The poverty register was drawn up from 2014 on. */
const registerDay: Day = 16_071 // 2014-01-01

function isCouple(ages: readonly number[]): boolean {
  return ages.length === 2 && ages.every((age) => age >= 50 && age < 82)
}

/** Mothers of children under two carry a tag that has ended (42 days after birth) or not yet; some wives are expecting. */
function tagMothers(random: Random, on: Day, members: readonly Person[], ages: readonly number[]): void {
  const mother = members.find((person, i) => person.sex === 2 && (ages[i] as number) >= 20 && (ages[i] as number) < 44 && person.relation !== '30')
  if (!mother || members.length < 2) return
  const youngest = members.reduce((born, person) => Math.max(born, person.born), 0)
  if (on - youngest < 730) {
    const end = youngest + 42
    mother.tags.push({ ...tagOf(random, 'pregnant_postpartum', youngest - 190), until: end <= on ? end : null })
  } else if (random.chance(0.045)) mother.tags.push(tagOf(random, 'pregnant_postpartum', on - random.below(200)))
}

/** A day within the last `back` days, not before the person reached an age. */
function recentDay(random: Random, on: Day, born: Day, fromAge: number, back: number): Day {
  const first = Math.max(born + Math.ceil(fromAge * 365.25), on - back)
  return first >= on ? on - 1 : first + random.below(on - first)
}

function tagOf(random: Random, population: string, from: Day): Tag {
  return { population, from, until: null, paper: random.below(900_000) }
}
