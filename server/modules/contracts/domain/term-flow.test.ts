import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { flowOf, type Term } from './term-flow.ts'

const term = (from: string, until: string): Term => ({ from: localDate(from), until: localDate(until) })
const whole = term('2026-11-24', '2027-11-24')
/** Days with what is left of them after adding up, as the statement does. */
const sums = (before: Term | null, after: Term) => {
  const days: Record<string, [number, number]> = {}
  const { flowDays, began, ended } = flowOf(before, after)
  flowDays.forEach((day, i) => { days[day] = [(days[day]?.[0] ?? 0) + (began[i] as number), (days[day]?.[1] ?? 0) + (ended[i] as number)] })
  return Object.fromEntries(Object.entries(days).filter(([, [begins, ends]]) => begins !== 0 || ends !== 0))
}

it.each<[string, Term | null, Term, object]>([
  ['signed', null, whole, { '2026-11-24': [1, 0], '2027-11-24': [0, 1] }],
  ['ended on the way', whole, term('2026-11-24', '2026-12-01'), { '2026-12-01': [0, 1], '2027-11-24': [0, -1] }],
  ['ended before it began', whole, term('2026-11-24', '2026-11-24'), { '2026-11-24': [-1, 0], '2027-11-24': [0, -1] }],
  ['that taken back', term('2026-11-24', '2026-11-24'), whole, { '2026-11-24': [1, 0], '2027-11-24': [0, 1] }],
  ['nothing changed', whole, whole, {}],
])('%s', (_, before, after, expected) => expect(sums(before, after)).toEqual(expected))
