import { allow, type Decision, type Reason, reasonsOf, refuse } from '#kernel/decision.ts'
import { addDays, addYears, ageOn, daysBetween, type LocalDate } from '#kernel/local-date.ts'
import type { Terms } from './terms.ts'

/** The last thirty days of a contract year are for making up what is missing: the services of a year are due by then. */
const daysForAll = 335

/** How often a year an item is given from a day on: `since` a supplement gave it to the running contract, null where it was signed so. */
export type Stretch = { timesAYear: number | null; since: LocalDate | null }
/** `timesAYear`: as often as by its last stretch. `stretches`: in the order of their days, each more often than the one before. */
export type PlannedItem = { item: string; zh: string; en: string; timesAYear: number | null; stretches: Stretch[] }
/** How often an item was done since the contract began, and when last. */
export type Done = { item: string; times: number; lastOn: LocalDate }
export type Progress = PlannedItem & { owedByNow: number; done: number; lastOn: LocalDate | null; isBehind: boolean }

/**
 * The items of the signed packages, at every time as often as the packages of that time give them together, for each of them is paid for: those that are counted first, then as on the paper.
 *
 * Example: glucose twice in the free package and 4 times in a paid one → 6 a year.
 */
export function itemsOf({ packages }: Pick<Terms, 'packages'>): PlannedItem[] {
  const items = new Map<string, { zh: string; en: string; given: Stretch[] }>()
  for (const { items: own, added } of packages) {
    for (const { item, zh, en, times } of own) {
      const known = items.get(item)
      items.set(item, { zh: known?.zh ?? zh, en: known?.en ?? en, given: [...(known?.given ?? []), { timesAYear: times, since: added?.on ?? null }] })
    }
  }
  return [...items].map(([item, { zh, en, given }]) => {
    const stretches = sumOf(given)
    return { item, zh, en, timesAYear: stretches.at(-1)?.timesAYear ?? null, stretches }
  }).sort((one, other) => Number(one.timesAYear === null) - Number(other.timesAYear === null))
}

/** How often packages give one item together, from the day on which each of them begins; a day on which nothing is added is none. */
function sumOf(given: readonly Stretch[]): Stretch[] {
  const days = [...new Set(given.map(({ since }) => since ?? ''))].sort()
  const sums = days.map((day) => {
    const counted = given.flatMap(({ timesAYear, since }) => ((since ?? '') <= day && timesAYear !== null ? [timesAYear] : []))
    return { timesAYear: counted.length === 0 ? null : counted.reduce((sum, times) => sum + times, 0), since: day === '' ? null : (day as LocalDate) }
  })
  return sums.filter(({ timesAYear }, i) => i === 0 || (timesAYear ?? 0) > (sums[i - 1]?.timesAYear ?? 0))
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

/** From when a stretch counts in a contract that began on `from`. */
const startOf = ({ since }: Stretch, from: LocalDate): LocalDate => (since !== null && since > from ? since : from)
/** From when an item belongs to a contract that began on `from`. */
const firstDayOf = ({ stretches }: PlannedItem, from: LocalDate): LocalDate => stretches.map((one) => startOf(one, from)).sort()[0] ?? from

/**
 * How many of an item are owed by a day: what was owed when its last stretch began, and what that asks for since; never fewer than without it.
 *
 * Example: 4 a year since 2026-01-01 and 12 since 10-01: three by 10-01 (273 days), the fourth by 10-29 (28 days later), the fifth by 11-26 (56).
 */
function owedOf(stretches: readonly Stretch[], from: LocalDate, on: LocalDate): number {
  const [last, earlier] = [stretches.at(-1), stretches.slice(0, -1)]
  if (!last) return 0
  const start = startOf(last, from)
  const before = owedOf(earlier, from, on)
  return on < start || !last.timesAYear ? before : Math.max(before, owedOf(earlier, from, start) + owedBy(start, last.timesAYear, on))
}

/** The day on which the nth of an item is due; null where it never is. */
function dueOf(stretches: readonly Stretch[], from: LocalDate, nth: number): LocalDate | null {
  const [last, earlier] = [stretches.at(-1), stretches.slice(0, -1)]
  if (!last) return null
  const start = startOf(last, from)
  const [before, known] = [dueOf(earlier, from, nth), owedOf(earlier, from, start)]
  if (nth <= known || !last.timesAYear) return before
  const due = dueDayOf(start, last.timesAYear, nth - known)
  return before !== null && before < due ? before : due
}

const doneOf = (done: readonly Done[], item: string): Done | undefined => done.find((one) => one.item === item)

/** What of a contract was done and what is behind on a day, item by item. An item that the contract does not count is never behind. */
export const progressOf = (items: readonly PlannedItem[], done: readonly Done[], from: LocalDate, on: LocalDate): Progress[] =>
  items.map((one) => {
    const own = doneOf(done, one.item)
    const owedByNow = owedOf(one.stretches, from, on)
    return { ...one, owedByNow, done: own?.times ?? 0, lastOn: own?.lastOn ?? null, isBehind: (own?.times ?? 0) < owedByNow }
  })

/** The first day on which something of a contract is behind if nothing more is done; null where nothing will be. */
export function nextServiceOn(items: readonly PlannedItem[], done: readonly Done[], from: LocalDate): LocalDate | null {
  const days = items.map(({ item, stretches }) => dueOf(stretches, from, (doneOf(done, item)?.times ?? 0) + 1))
  return days.filter((one) => one !== null).sort()[0] ?? null
}

type Term = { from: LocalDate; until: LocalDate }
/** The days of a term on which something can have been done, as of today; null where there is none. */
export function servableDays({ from, until }: Term, on: LocalDate): { first: LocalDate; last: LocalDate } | null {
  const last = addDays(until, -1)
  return from > on || from > last ? null : { first: from, last: last < on ? last : on }
}

type Span = { from: LocalDate; until: LocalDate | null }
/** Whether somebody was of the contract's team on a day. */
export const isOfTeamOn = (team: readonly { staffId: string; spans: readonly Span[] }[], staffId: string, on: LocalDate): boolean =>
  team.some((one) => one.staffId === staffId && one.spans.some(({ from, until }) => from <= on && (until === null || on < until)))

export type Entered = { item: string; servedOn: LocalDate }
type Ground = { term: Term; items: readonly PlannedItem[]; /** The staff member was of the team on that day. */ isOfTeam: boolean; /** Who entered the same item of that day done in the same way. */ twin: string | null }
const say = reasonsOf('CONTRACTS')
/** Whether a service may be entered as it is told: an item of the contract, on a day of its term, not in the future, by somebody of its team, and not entered before. All reasons against it at once. */
export function decideService({ item, servedOn }: Entered, { term, items, isOfTeam, twin }: Ground, on: LocalDate): Decision<PlannedItem> {
  const known = items.find((one) => one.item === item)
  const lastDay = addDays(term.until, -1)
  const against: (Reason | false)[] = [
    !known && say('SERVICE_ITEM_UNKNOWN'), servedOn > on && say('SERVICE_IN_FUTURE', { day: on }), servedOn < term.from && say('SERVICE_BEFORE_TERM', { from: term.from }),
    servedOn <= on && servedOn > lastDay && say('SERVICE_AFTER_TERM', { lastDay }), known !== undefined && servedOn >= term.from && servedOn < firstDayOf(known, term.from) && say('SERVICE_BEFORE_PACKAGE', { from: firstDayOf(known, term.from) }), !isOfTeam && say('SERVICE_STAFF_NOT_OF_TEAM', { day: servedOn }), twin !== null && say('SERVICE_ENTERED_BEFORE', { by: twin, day: servedOn }),
  ]
  const reasons = against.filter((one) => one !== false)
  return known && reasons.length === 0 ? allow(known) : refuse(...reasons)
}
