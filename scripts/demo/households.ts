import { drawTable, type Random } from './random.ts'

/** One person of a household before a name is given: `isOfFamily` shares the head's surname. Relations are GB/T 4761. */
export type Draft = { sex: 1 | 2; age: number; relation: string; isOfFamily: boolean }

const head = '02'
const [son, daughter, grandson, granddaughter, father, mother] = ['20', '30', '41', '42', '51', '52']

const shapes = {
  elderAlone, elderCouple, skippedGeneration, youngAlone, coupleAlone, nuclear, threeGenerations, olderWithAdult, singleParent, middleAlone,
}
const kinds = Object.keys(shapes) as (keyof typeof shapes)[]
/** How many of a hundred households are of each kind, in towns and in the country, where the young have gone and children stay with grandparents. */
const mix: Record<'urban' | 'rural', readonly number[]> = {
  urban: [5, 10, 2, 14, 13, 27, 11, 11, 3, 4],
  rural: [12, 19, 6, 5, 10, 12, 15, 12, 2, 7],
}
const draws = {
  urban: drawTable(kinds.map((kind, i) => [kind, mix.urban[i] as number] as const)),
  rural: drawTable(kinds.map((kind, i) => [kind, mix.rural[i] as number] as const)),
}

/** A household as they are in a Chinese county: who lives together, how old, and how they are related to the head, who comes first. */
export function drawHousehold(random: Random, kind: 'urban' | 'rural'): Draft[] {
  return shapes[draws[kind](random)](random)
}

const between = (random: Random, from: number, to: number) => from + random.below(to - from + 1)
/** Fewer the older: on average eleven years past 65, nobody past 103. */
const elderAge = (random: Random) => Math.min(103, 65 + Math.floor(-11 * Math.log(1 - random.next())))
const aSex = (random: Random, men: number): 1 | 2 => (random.chance(men) ? 1 : 2)

function one(sex: 1 | 2, age: number, relation = head, isOfFamily = true): Draft {
  return { sex, age, relation, isOfFamily }
}

/** Husband as head three times in four. */
function couple(random: Random, husbandAge: number, youngest: number): Draft[] {
  const wifeAge = Math.max(youngest, husbandAge - between(random, -1, 5))
  return random.chance(0.75)
    ? [one(1, husbandAge), one(2, wifeAge, '12', false)]
    : [one(2, wifeAge, head, false), one(1, husbandAge, '11', true)]
}

/** One to three children, each at least 21 years younger than the mother, sons a little more often; fewer are born now than were. */
function children(random: Random, motherAge: number, oldest: number, relations: readonly [string, string] = [son, daughter]): Draft[] {
  const most = Math.min(oldest, motherAge - 21)
  if (most < 0) return []
  const draw = random.next()
  const count = draw < 0.66 ? 1 : draw < 0.97 ? 2 : 3
  const born: Draft[] = []
  let age = Math.max(between(random, 0, most), between(random, 0, most))
  for (let i = 0; i < count && age >= 0; i++) {
    const sex = aSex(random, 0.52)
    born.push(one(sex, age, relations[sex - 1] as string))
    age -= between(random, 2, 6)
  }
  return born
}

function elderAlone(random: Random): Draft[] {
  return [one(aSex(random, 0.38), elderAge(random))]
}
function elderCouple(random: Random): Draft[] {
  return couple(random, elderAge(random), 60)
}
function skippedGeneration(random: Random): Draft[] {
  const pair = couple(random, between(random, 56, 74), 52)
  return [...pair, ...children(random, 39, 15, [grandson, granddaughter])]
}
function youngAlone(random: Random): Draft[] {
  return [one(aSex(random, 0.5), between(random, 19, 36))]
}
function coupleAlone(random: Random): Draft[] {
  return couple(random, random.chance(0.4) ? between(random, 24, 36) : between(random, 46, 66), 22)
}
function nuclear(random: Random): Draft[] {
  const pair = couple(random, between(random, 26, 50), 23)
  const wife = pair.find(({ sex }) => sex === 2) as Draft
  return [...pair, ...children(random, wife.age, 20)]
}
function threeGenerations(random: Random): Draft[] {
  const husband = between(random, 27, 48)
  const [man, wife] = [one(1, husband), one(2, Math.max(23, husband - between(random, -1, 4)), '12', false)]
  const oldAge = husband + between(random, 23, 31)
  const parents = random.chance(0.62) ? [one(1, oldAge, father), one(2, oldAge - between(random, 0, 4), mother, false)] : [one(2, oldAge, mother, false)]
  return [man, wife, ...parents, ...children(random, wife.age, 18)]
}
function olderWithAdult(random: Random): Draft[] {
  const pair = couple(random, between(random, 47, 64), 45)
  const wife = pair.find(({ sex }) => sex === 2) as Draft
  const sex = aSex(random, 0.58)
  return [...pair, one(sex, Math.min(wife.age - 22, between(random, 15, 33)), sex === 1 ? son : daughter)]
}
function singleParent(random: Random): Draft[] {
  const age = between(random, 28, 48)
  const sex = aSex(random, 0.25)
  return [one(sex, age, head, true), ...children(random, age, 18)]
}
function middleAlone(random: Random): Draft[] {
  return [one(aSex(random, 0.62), between(random, 37, 64))]
}
