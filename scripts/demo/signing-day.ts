import { type Day, textOf } from './calendar.ts'
import type { Random } from './random.ts'

/** How busily a month signs: after the Spring Festival the yearly round, in autumn the second one. January first. */
const busy = [0.5, 0.35, 1, 0.95, 0.8, 0.5, 0.4, 0.45, 0.7, 0.7, 0.65, 0.45]

/** A day from `first` to `last`, both included, as signings spread over a year; hardly ever a Sunday. */
export function signingDay(random: Random, first: Day, last: Day): Day {
  if (first >= last) return last
  for (let tries = 0; tries < 40; tries++) {
    const day = first + random.below(last - first + 1)
    const isSunday = (day + 4) % 7 === 0
    if (random.chance((busy[Number(textOf(day).slice(5, 7)) - 1] as number) * (isSunday ? 0.1 : 1))) return day
  }
  return last
}
