import { allow, type Decision, type Reason, reasonsOf, refuse } from '#kernel/decision.ts'
import { addDays, addYears, ageOn, daysBetween, type LocalDate } from '#kernel/local-date.ts'
import type { Terms } from './terms.ts'

/** The last thirty days of a contract year are for making up what is missing: the services of a year are due by then. */
const daysForAll = 335

/** `since`: the day on which a supplement added it to the running contract. */
export type PlannedItem = { item: string; zh: string; en: string; timesAYear: number | null; since: LocalDate | null }
/** How often an item was done since the contract began, and when last. */
export type Done = { item: string; times: number; lastOn: LocalDate }
export type Progress = PlannedItem & { owedByNow: number; done: number; lastOn: LocalDate | null; isBehind: boolean }

/** The items of the signed packages, each once, as often as the most generous of them gives it: those that are counted first, then as on the paper. */
export function itemsOf({ packages }: Pick<Terms, 'packages'>): PlannedItem[] {
  const items = new Map<string, PlannedItem>()
  for (const { item, zh, en, times, since } of packages.flatMap(({ items: own, added }) => own.map((one) => ({ ...one, since: added?.on ?? null })))) {
    const known = items.get(item)
    if (!known || (times ?? 0) > (known.timesAYear ?? 0)) items.set(item, { item, zh: known?.zh ?? zh, en: known?.en ?? en, timesAYear: times, since })
  }
  return [...items.values()].sort((one, other) => Number(one.timesAYear === null) - Number(other.timesAYear === null))
}

/** The day on which the nth of `times` services a year is due, when the contract began on `from`: a year's are spread evenly over its first 335 days. */
export function dueDayOf(from: LocalDate, times: number, nth: number): LocalDate {
  const year = Math.floor((nth - 1) / times)
  return addDays(addYears(from, year), Math.ceil((daysForAll * (nth - 1 - year * times + 1)) / times))
}

/**
 * How many of `times` a year are owed by a day, since the contract began. What a year missed stays owed.
 *
 * Example: 4 a year since 2026-01-01: the first by 03-26 (84 days), all four by 12-02 (335 days), the fifth by 2027-03-26.
 */
export function owedBy(from: LocalDate, times: number, on: LocalDate): number {
  if (on < from) return 0
  const years = ageOn(from, on)
  return years * times + Math.min(times, Math.floor((daysBetween(addYears(from, years), on) * times) / daysForAll))
}

/** From when an item is owed in a contract that began on `from`. */
const startOf = ({ since }: PlannedItem, from: LocalDate): LocalDate => (since !== null && since > from ? since : from)

/** What of a contract was done and what is behind on a day, item by item. An item that the contract does not count is never behind. */
export const progressOf = (items: readonly PlannedItem[], done: readonly Done[], from: LocalDate, on: LocalDate): Progress[] =>
  items.map((one) => {
    const own = done.find(({ item }) => item === one.item)
    const owedByNow = one.timesAYear ? owedBy(startOf(one, from), one.timesAYear, on) : 0
    return { ...one, owedByNow, done: own?.times ?? 0, lastOn: own?.lastOn ?? null, isBehind: (own?.times ?? 0) < owedByNow }
  })

/** The first day on which something of a contract is behind if nothing more is done; null where nothing will be. */
export function nextServiceOn(items: readonly PlannedItem[], done: readonly Done[], from: LocalDate): LocalDate | null {
  const days = items.flatMap((one) => (one.timesAYear ? [dueDayOf(startOf(one, from), one.timesAYear, (done.find(({ item }) => item === one.item)?.times ?? 0) + 1)] : []))
  return days.sort()[0] ?? null
}

type Term = { from: LocalDate; until: LocalDate }
/** The days of a term on which something can have been done, as of today; null where there is none. */
export function servableDays({ from, until }: Term, on: LocalDate): { first: LocalDate; last: LocalDate } | null {
  const last = addDays(until, -1)
  return from > on || from > last ? null : { first: from, last: last < on ? last : on }
}

export type Entered = { item: string; servedOn: LocalDate }
type Ground = { term: Term; items: readonly PlannedItem[]; /** The staff member was of the team on that day. */ isOfTeam: boolean; /** Who entered the same item of that day done in the same way. */ twin: string | null }
const say = reasonsOf('CONTRACTS')
/** Whether a service may be entered as it is told: an item of the contract, on a day of its term, not in the future, by somebody of its team, and not entered before. All reasons against it at once. */
export function decideService({ item, servedOn }: Entered, { term, items, isOfTeam, twin }: Ground, on: LocalDate): Decision<PlannedItem> {
  const known = items.find((one) => one.item === item)
  const lastDay = addDays(term.until, -1)
  const against: (Reason | false)[] = [
    !known && say('SERVICE_ITEM_UNKNOWN'), servedOn > on && say('SERVICE_IN_FUTURE', { day: on }), servedOn < term.from && say('SERVICE_BEFORE_TERM', { from: term.from }),
    servedOn <= on && servedOn > lastDay && say('SERVICE_AFTER_TERM', { lastDay }), known !== undefined && servedOn >= term.from && servedOn < startOf(known, term.from) && say('SERVICE_BEFORE_PACKAGE', { from: startOf(known, term.from) }), !isOfTeam && say('SERVICE_STAFF_NOT_OF_TEAM', { day: servedOn }), twin !== null && say('SERVICE_ENTERED_BEFORE', { by: twin, day: servedOn }),
  ]
  const reasons = against.filter((one) => one !== false)
  return known && reasons.length === 0 ? allow(known) : refuse(...reasons)
}
