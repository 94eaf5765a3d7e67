import type { OutputOf } from '#api/endpoint.ts'
import type { readPackEndpoint } from '#api/policy.ts'

export type PackDocument = OutputOf<typeof readPackEndpoint>
export type PackTopic = PackDocument['topics'][number]
export type PackEntry = PackTopic['entries'][number]
export type PackValue = PackEntry['values'][number]

/** The value in force on the day that is read; none when the rule has not begun, or has ended. */
export function currentValue(entry: PackEntry): PackValue | undefined {
  return entry.values.find(({ standing, isEnd }) => standing === 'in_force' && !isEnd)
}

/** Answered on the day that is read: by a value in force, or that there is no such thing. */
export const isAnswered = (entry: PackEntry): boolean =>
  entry.status === 'not_applicable' || (entry.status === 'value' && currentValue(entry) !== undefined)

/** How a topic is answered: wholly, in part, not at all, or only with the help of values set for demonstration. */
export function stateOf(topic: PackTopic): 'whole' | 'part' | 'none' | 'demo' {
  const answered = topic.entries.filter(isAnswered).length
  const demo = topic.entries.filter((entry) => entry.status === 'unknown' && currentValue(entry)).length
  if (answered === topic.entries.length) return 'whole'
  if (answered + demo === topic.entries.length) return 'demo'
  return answered + demo > 0 ? 'part' : 'none'
}

/** Whether an entry speaks of a text: its names, key, clauses, notes, question, or what it rules. Upper and lower case are the same. */
export function isEntryFound(entry: PackEntry, topic: PackTopic, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return false
  const said = [
    entry.zh,
    entry.en,
    entry.key,
    topic.zh,
    topic.en,
    entry.question,
    entry.questionSource?.number,
    entry.questionSource?.clause,
  ]
  const ofValues = entry.values.flatMap(({ source, note, result, from }) => [
    source?.number,
    source?.clause,
    source?.title,
    note,
    from,
    textOf(result),
  ])
  return [...said, ...ofValues].some((one) => one?.toLowerCase().includes(wanted))
}

function textOf(result: unknown): string {
  if (result === null || typeof result !== 'object') return String(result)
  return Object.values(result).map(textOf).join(' ')
}

export type EffectiveDay = { day: string; isFuture: boolean; begins: PackEntry[]; ends: PackEntry[] }

/** The pack's history: for each day on which something changes, what begins and what ends; the latest first. */
export function effectiveDays({ topics }: Pick<PackDocument, 'topics'>): EffectiveDay[] {
  const days = new Map<string, EffectiveDay>()
  for (const entry of topics.flatMap(({ entries }) => entries)) {
    for (const { from, standing, isEnd } of entry.values) {
      const day = days.get(from) ?? { day: from, isFuture: standing === 'future', begins: [], ends: [] }
      ;(isEnd ? day.ends : day.begins).push(entry)
      days.set(from, day)
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1))
}
