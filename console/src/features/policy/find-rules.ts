import { listPacksEndpoint, readPackEndpoint } from '#api/policy.ts'
import { call } from '../../app/call.ts'
import type { Found } from '../../app/feature.ts'
import { nameOf } from '../../app/i18n.ts'
import { isEntryFound } from './reading.ts'

const most = 6

/** Entries of the county's own pack that speak of a text, for the command palette. */
export async function findRules(text: string, signal: AbortSignal): Promise<Found[]> {
  const { ownCode } = await call(listPacksEndpoint, {}, { signal })
  if (ownCode === null) return []
  const { pack, topics } = await call(readPackEndpoint, { code: ownCode }, { signal })
  const found = topics.flatMap((topic) =>
    topic.entries.filter((entry) => isEntryFound(entry, topic, text)).map((entry) => ({ topic, entry })),
  )
  return found.slice(0, most).map(({ topic, entry }) => ({
    key: entry.key,
    title: nameOf(entry),
    detail: `${pack.name} · ${nameOf(topic)}`,
    to: `/g/policy/${ownCode}?topic=${topic.topic}&entry=${entry.key}`,
  }))
}
