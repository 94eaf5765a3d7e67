import type { LocalDate } from '#kernel/local-date.ts'
import { inForce } from '#rules/start-dated.ts'
import { type Because, PolicyGap } from './because.ts'
import type { Pack } from './pack.ts'
import type { Key, ValueOf } from './shapes.ts'

/**
 * The value in force on a day, with where it is written: the one with the latest start not after that day.
 *
 * @throws PolicyGap when the pack has none on that day, says that it is not known, or that the thing does not exist here
 */
export function valueOn<K extends Key>(pack: Pack, key: K, on: LocalDate): { value: ValueOf<K>; because: Because } {
  const answer = pack.answers[key]
  const found = inForce(answer.values, on)
  if (!found) throw new PolicyGap(pack.region, key, on, answer.status === 'value' ? 'no_value_on_day' : answer.status, answer.question)
  const { value, source, certainty, unreadable } = found.value
  if (unreadable !== undefined) throw new PolicyGap(pack.region, key, on, 'unknown', unreadable)
  if (value === null) throw new PolicyGap(pack.region, key, on, 'no_value_on_day', null)
  return { value: value as ValueOf<K>, because: { parameter: key, from: found.from as LocalDate, source, certainty } }
}
