import { isSameJson } from '#kernel/same-json.ts'
import { currentValue, type PackDocument, type PackEntry } from './reading.ts'

/** How two packs answer one entry on a day: the same, otherwise, only one of them, or neither. */
export type Outcome = 'same' | 'different' | 'one_side' | 'neither'
export type ComparedRow = { left: PackEntry; right: PackEntry; outcome: Outcome }
export type ComparedTopic = { topic: string; zh: string; en: string; rows: ComparedRow[] }

/** Two packs side by side in the catalogue's order. What an entry means is compared, not how or where it is written. */
export function comparePacks(left: Pick<PackDocument, 'topics'>, right: Pick<PackDocument, 'topics'>): ComparedTopic[] {
  const others = new Map(right.topics.flatMap(({ entries }) => entries.map((entry) => [entry.key, entry] as const)))
  return left.topics.map(({ topic, zh, en, entries }) => ({
    topic,
    zh,
    en,
    rows: entries.flatMap((entry) => {
      const other = others.get(entry.key)
      return other ? [{ left: entry, right: other, outcome: outcomeOf(entry, other) }] : []
    }),
  }))
}

export function countOutcomes(topics: readonly ComparedTopic[]): Record<Outcome, number> {
  const counts = { same: 0, different: 0, one_side: 0, neither: 0 }
  for (const { outcome } of topics.flatMap(({ rows }) => rows)) counts[outcome]++
  return counts
}

function outcomeOf(left: PackEntry, right: PackEntry): Outcome {
  const [a, b] = [currentValue(left), currentValue(right)]
  if (!a && !b) return left.status === 'not_applicable' && right.status === 'not_applicable' ? 'same' : 'neither'
  if (!a || !b) return 'one_side'
  return a.gap === b.gap && isSameJson(a.result, b.result) ? 'same' : 'different'
}
