import type { Tag } from './person.ts'
import type { Random } from './random.ts'

/** How many of a hundred people of an age know that they have an illness: [up to this age, per cent]. Plausible for a county, no survey's figures. */
export type Illness = { population: string; from: number; bands: readonly (readonly [number, number])[] }

export const illnesses: readonly Illness[] = [
  { population: 'hypertension', from: 35, bands: [[35, 0], [45, 4], [55, 12], [65, 24], [75, 38], [120, 44]] },
  { population: 'diabetes', from: 35, bands: [[35, 0], [45, 2], [55, 5], [65, 9], [75, 12], [120, 12]] },
  { population: 'tuberculosis', from: 15, bands: [[15, 0], [120, 0.06]] },
  { population: 'severe_mental_disorder', from: 18, bands: [[18, 0], [120, 0.45]] },
  { population: 'major_illness', from: 10, bands: [[10, 0.1], [40, 0.2], [65, 0.8], [120, 1.6]] },
]

/** Who has hypertension has diabetes about twice as often. */
const togetherness = 2

/** Draws whether somebody of an age (in years, with its fraction) has an illness, given what is already known of the person. */
export function hasDisease(random: Random, { population, bands }: Illness, age: number, known: readonly Tag[]): boolean {
  const rate = bands.find(([until]) => age < until)?.[1] ?? 0
  if (rate === 0) return false
  const isLikelier = population === 'diabetes' && known.some((tag) => tag.population === 'hypertension')
  return random.chance((rate / 100) * (isLikelier ? togetherness : 1))
}
