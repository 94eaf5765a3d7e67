import { type Day, yearOfDay } from './calendar.ts'
import { drawDocument } from './documents.ts'
import { drawGivenName, drawSurname } from './given-names.ts'
import { townPlace } from './demo-county.ts'
import { type Draft, drawHousehold } from './households.ts'
import type { NumberGiver } from './identity-numbers.ts'
import { bornAsOf, dayAsOf, type NamedHousehold, namedHouseholds } from './named-people.ts'
import type { Household, Person } from './person.ts'
import { openRandom, type Random } from './random.ts'
import type { Township, Village } from './region-tree.ts'
import type { TownshipPlan } from './township-plan.ts'

export type Population = { persons: Person[]; households: Household[] }
type Making = Population & { random: Random; on: Day; township: Township; plan: TownshipPlan; giveNumber: NumberGiver }

/**
 * Everybody of a township, village by village and household by household, exactly as many as the plan says; in 悦来街道 the named
 * families come first. The household that would overflow its village loses its last members.
 */
export function makeResidents(seed: number, on: Day, township: Township, plan: TownshipPlan, giveNumber: NumberGiver): Population {
  const random = openRandom(seed, `residents ${township.drawnBy}`)
  const making: Making = { persons: [], households: [], random, on, township, plan, giveNumber }
  const named = township.place === townPlace ? namedHouseholds : []
  for (const family of named) settleNamed(making, family)
  for (let village = 0; village < township.villages.length; village++) {
    const already = named.filter((family) => family.village === village).reduce((running, { members }) => running + members.length, 0)
    let left = (plan.persons[village] as number) - already
    while (left > 0) {
      const drafts = drawHousehold(random, township.kind)
      settle(making, village, drafts.length > left ? drafts.slice(0, left) : drafts)
      left -= Math.min(left, drafts.length)
    }
  }
  return { persons: making.persons, households: making.households }
}

/** A year and a part of one: ages are drawn as whole years, birthdays are spread over all days. */
const bornOf = (random: Random, on: Day, age: number) => on - Math.floor((age + random.next()) * 365.2425)

function settle(making: Making, village: number, drafts: readonly Draft[]): void {
  const { random, on, township } = making
  const isUrban = township.kind === 'urban'
  const isMigrant = random.chance(isUrban ? 0.32 : 0.05)
  const household = openHousehold(making, village)
  const moved = isMigrant ? on - Math.floor(-Math.log(1 - random.next()) * 1_500) : on - random.below(16_000)
  const family = drawSurname(random)
  const [grid, nation] = [random.below((township.villages[village] as Village).grids.length), drawNation(random)]
  for (const draft of drafts) {
    const born = bornOf(random, on, draft.age)
    const surname = draft.isOfFamily ? family : drawSurname(random)
    const person = addPerson(making, household, {
      surname, given: drawGivenName(random, draft.sex, yearOfDay(born)), sex: draft.sex, born, nation, relation: draft.relation,
      village, grid, residence: isMigrant ? 'migrant' : 'registered', since: Math.max(born, moved),
    })
    drawDocument(random, person, on, township, isUrban && isMigrant && drafts.length < 3, making.giveNumber)
  }
}

function settleNamed(making: Making, { village, since, members }: NamedHousehold): void {
  const household = openHousehold(making, village)
  for (const member of members) {
    const born = bornAsOf(member, making.on)
    const person = addPerson(making, household, {
      surname: member.surname, given: member.given, sex: member.sex, born, nation: '01', relation: member.relation, village, grid: 0,
      residence: 'registered', since: Math.max(born, dayAsOf(since, making.on)),
    })
    person.documentKind = 'identity_card'
    person.documentNumber = making.giveNumber(String(making.township.county.code), born, member.sex)
  }
}

type Known = Pick<Person, 'surname' | 'given' | 'sex' | 'born' | 'nation' | 'relation' | 'village' | 'grid' | 'residence' | 'since'>

/** Children under twelve have no phone of their own, some of the very old neither. */
function addPerson({ persons, random, on, plan }: Making, household: number, known: Known): Person {
  const serial = persons.length + 1
  const years = (on - known.born) / 365.2425
  const hasPhone = years >= 12 && !random.chance(years > 78 ? 0.3 : 0.03)
  const person: Person = {
    serial, ...known, household, documentKind: 'none', documentNumber: null, hasPhone, tags: [], team: plan.teamOfVillage[known.village] as number,
    isSigned: false, status: 'living', statusOn: null,
  }
  persons.push(person)
  return person
}

function openHousehold({ persons, households, random }: Making, village: number): number {
  households.push({ village, firstPerson: persons.length, building: random.below(1_000), door: random.below(1_000) })
  return households.length - 1
}

/** Mostly 汉, some 土家 and 苗 from the south-east of the municipality. GB/T 3304. */
function drawNation(random: Random): string {
  const draw = random.next()
  return draw < 0.965 ? '01' : draw < 0.985 ? '15' : draw < 0.996 ? '06' : draw < 0.998 ? '03' : '08'
}
