import type { AmendedYear } from '#api/contract-changes.ts'
import { addDays, addYears, type LocalDate } from '#kernel/local-date.ts'
import { type Because, orNone, type Pack, partOfStretch } from '#policy/index.ts'
import type { Amended } from './domain/decide-amendment.ts'

type Shares = Record<string, number>
export type Settled = { year: AmendedYear; because: Because[] }

/**
 * What an amendment comes to in money for the contract year in which it falls: what is owed for the rest of it of what was added, what of a dropped package is used and what over. The
 * years after cost the new yearly fee. Null where nobody pays for any of it; of a region that says nothing about part of a year, that.
 *
 * Example: 60 yuan a year added four months into the year, by month → 40 owed; 36 yuan dropped the same day → 12 used, 24 over.
 */
export function settleAmendment(pack: Pack, { from, until }: { from: LocalDate; until: LocalDate }, on: LocalDate, { added, dropped }: Pick<Amended, 'added' | 'dropped'>): Settled | null {
  if ([...added, ...dropped].every(({ shares }) => Object.values(shares ?? {}).every((share) => share === 0))) return null
  const year = yearWith(from, until, on)
  const part = orNone(() => partsOf(pack, year, on, added, dropped))
  if (!part) return { year: { lastDay: addDays(year.until, -1), rule: 'not_stated', months: null, due: null, used: null, back: null }, because: [] }
  return { year: { lastDay: addDays(year.until, -1), ...part.value }, because: part.because }
}

function partsOf(pack: Pack, year: { from: LocalDate; until: LocalDate }, on: LocalDate, added: Amended['added'], dropped: Amended['dropped']) {
  const stretch = (from: LocalDate, until: LocalDate, shares: Shares) => partOfStretch(pack, on, from, until, shares).value.owed
  const { value: { rule, months }, because } = partOfStretch(pack, on, on, year.until, {})
  const used = dropped.map(({ since, shares }) => stretch(later(year.from, since), on, shares ?? {}))
  const whole = dropped.map(({ since, shares }) => stretch(later(year.from, since), year.until, shares ?? {}))
  return { value: { rule, months, due: total(added.map(({ shares }) => stretch(on, year.until, shares))), used: total(used), back: less(total(whole), total(used)) }, because }
}

/** The contract year that a day lies in; the last may be shorter. */
function yearWith(from: LocalDate, until: LocalDate, on: LocalDate): { from: LocalDate; until: LocalDate } {
  let year = 0
  while (addYears(from, year + 1) <= on) year++
  const end = addYears(from, year + 1)
  return { from: addYears(from, year), until: end < until ? end : until }
}

const later = (day: LocalDate, since: LocalDate | null): LocalDate => (since !== null && since > day ? since : day)
export function total(list: readonly Shares[]): Shares {
  const all: Shares = {}
  for (const shares of list) for (const [party, share] of Object.entries(shares)) all[party] = (all[party] ?? 0) + share
  return all
}
export const less = (whole: Shares, part: Shares): Shares => Object.fromEntries(Object.entries(whole).map(([party, share]) => [party, share - (part[party] ?? 0)]))
