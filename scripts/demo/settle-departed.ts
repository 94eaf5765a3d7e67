import { type Day, yearOfDay } from './calendar.ts'
import { drawDocument } from './documents.ts'
import { drawGivenName, drawSurname } from './given-names.ts'
import type { NumberGiver } from './identity-numbers.ts'
import type { Population } from './make-residents.ts'
import { openRandom } from './random.ts'
import type { Township } from './region-tree.ts'
import type { TownshipPlan } from './township-plan.ts'

/**
 * Adds those who are no longer residents: in the last thirteen months about seven of a thousand died and five moved away. They come
 * after the living, belong to no household, carry no tags, and count nowhere.
 */
export function settleDeparted(seed: number, on: Day, township: Township, plan: TownshipPlan, { persons }: Population, giveNumber: NumberGiver): void {
  const random = openRandom(seed, `departed ${township.drawnBy}`)
  const count = Math.round(township.persons * 0.012)
  for (let i = 0; i < count; i++) {
    const hasDied = random.chance(0.6)
    const born = on - Math.floor((hasDied ? 58 + random.below(40) : 20 + random.below(35)) * 365.25 + random.below(365))
    const sex = random.chance(0.52) ? 1 : 2
    const village = random.below(township.villages.length)
    const person = {
      serial: persons.length + 1, surname: drawSurname(random), given: drawGivenName(random, sex, yearOfDay(born)), sex, born, nation: '01', household: -1, relation: '02',
      village, grid: 0, residence: 'registered', since: on - 1_500 - random.below(6_000), documentKind: 'none', documentNumber: null,
      hasPhone: !hasDied, tags: [], team: plan.teamOfVillage[village] as number, isSigned: false, status: hasDied ? 'deceased' : 'moved', statusOn: on - random.below(400),
    } satisfies Population['persons'][number]
    persons.push(person)
    drawDocument(random, persons[persons.length - 1] as Population['persons'][number], on, township, false, giveNumber)
  }
}
