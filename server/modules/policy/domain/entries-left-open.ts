import type { LeftOpen } from '#api/policy-drafts.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type CatalogueEntry, isLeftOpen, type Key, orNone, type Pack, signingKeys, valueOn } from '#policy/index.ts'

/**
 * What a county would be without on the first day it goes by another pack: what a signing asks and that pack leaves open, first; then what the county answers today and that pack leaves open.
 * `today` is the pack it goes by; null where it goes by none.
 */
export function entriesLeftOpen(entries: readonly CatalogueEntry[], today: { pack: Pack; on: LocalDate } | null, other: { pack: Pack; from: LocalDate }): LeftOpen[] {
  const isAnswered = (key: Key): boolean => today !== null && orNone(() => valueOn(today.pack, key, today.on)) !== null
  const open = entries.flatMap(({ key, zh, en, ask }) => {
    const isForSigning = signingKeys.some((one) => one === key)
    const isLost = isLeftOpen(other.pack, key as Key, other.from) && (isForSigning || isAnswered(key as Key))
    return isLost ? [{ key, zh, en, question: ask, isForSigning }] : []
  })
  return open.sort((a, b) => Number(b.isForSigning) - Number(a.isForSigning))
}
