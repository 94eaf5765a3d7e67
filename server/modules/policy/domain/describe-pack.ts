import type { z } from 'zod'
import type { packHeadShape, readPackEndpoint } from '#api/policy.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import { inForce } from '#rules/start-dated.ts'
import { type Catalogue, type CatalogueEntry, citation, explainRule, type Key, type Pack, type Plain, PolicyGap, rules } from '#policy/index.ts'

type Topics = OutputOf<typeof readPackEndpoint>['topics']
type Entry = Topics[number]['entries'][number]
export type PackHead = z.infer<typeof packHeadShape>

/** A pack as a document on a day: the catalogue's topics in order, each entry with all its dated values, their clauses and what they mean. */
export function describePack(pack: Pack, catalogue: Catalogue, on: LocalDate): Topics {
  return Object.entries(catalogue.topics).map(([topic, { zh, en }]) => ({
    topic, zh, en, entries: catalogue.entries.filter((entry) => entry.topic === topic).map((entry) => describeEntry(pack, entry, on)),
  }))
}

/** How a pack answers the catalogue on a day, in numbers: what begins later or has ended is not answered. */
export function countAnswers(pack: Pack, on: LocalDate): PackHead['counts'] {
  const answers = Object.entries(pack.answers)
  const current = answers.map(([, { status, values }]) => ({ status, value: inForce(values as Record<string, Pack['answers'][Key]['values'][LocalDate]>, on)?.value }))
  const withCertainty = (...wanted: string[]) => current.filter(({ value }) => value && value.value !== null && wanted.includes(value.certainty)).length
  const unknown = current.filter(({ status }) => status === 'unknown').length
  const silent = current.filter(({ status, value }) => status === 'value' && value?.value == null).length
  return {
    entries: answers.length, answered: answers.length - unknown - silent, unknown, silent, unsure: withCertainty('inferred', 'ambiguous'), demo: withCertainty('demo'),
    taken: answers.filter(([key]) => pack.bundle.answers[key]?.taken_from !== undefined).length,
  }
}

/** The rule that says what an entry means: the first about it that asks for nothing. */
export function ruleOfEntry(key: string): string {
  const found = Object.entries(rules).find(([, rule]) => rule.key === key && Object.keys(rule.given).every((input) => input.endsWith('?')))
  if (!found) throw new Error(`no rule reads ${key}`)
  return found[0]
}

/** One entry with all its dated values, as it is read on a day. */
export function describeEntry(pack: Pack, { key, zh, en, unit, type, consumer }: CatalogueEntry, on: LocalDate): Entry {
  const answer = pack.answers[key as Key]
  const days = Object.keys(answer.values).map(localDate).sort()
  const current = days.filter((day) => day <= on).at(-1)
  const rule = ruleOfEntry(key)
  const values = days.map((from, i): Entry['values'][number] => {
    const { value, source, certainty, note, unreadable } = answer.values[from] as NonNullable<(typeof answer.values)[LocalDate]>
    const isEnd = value === null && unreadable === undefined
    return {
      from, until: days[i + 1] ?? null, standing: from === current ? 'in_force' : from < on ? 'past' : 'future', certainty, note, source: citation(pack, source), isEnd,
      ...(isEnd ? { result: null, gap: null } : meaningOf(pack, rule, from === current ? on : from)),
    }
  })
  return {
    key, zh, en, unit, type, consumer, rule, status: answer.status, question: answer.question, questionSource: answer.source === null ? null : citation(pack, answer.source),
    takenFrom: pack.bundle.answers[key]?.taken_from ?? null, values,
  }
}

/** What the value means on a day; a gap where it needs another entry that the pack leaves open. */
function meaningOf(pack: Pack, rule: string, on: LocalDate): { result: Plain; gap: string | null } {
  try {
    const outcome = explainRule(pack, rule, on)
    if (outcome.kind !== 'value') throw new Error(`${rule} asked for nothing and answered ${outcome.kind}`)
    return { result: outcome.value, gap: null }
  } catch (error) {
    if (error instanceof PolicyGap) return { result: null, gap: error.parameter }
    throw error
  }
}
