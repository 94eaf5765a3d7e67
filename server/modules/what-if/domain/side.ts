import type { Gap, TrialSide } from '#api/what-if.ts'
import { addDays, addMonths, addYears, type LocalDate } from '#kernel/local-date.ts'
import { checkUsualResident, type Explained, type Pack, PolicyGap, usualResidentRule } from '#policy/index.ts'

/** A pack, and the day of whose rules it is asked. */
export type Side = { pack: Pack; on: LocalDate }
export type Sides = Readonly<Record<TrialSide, Side>>
/** What a pack answers, or what it does not: never a value in its place. */
export type Told<T> = { value: T; gap: null } | { value: null; gap: Gap }

export const gapOf = ({ parameter, kind, question }: PolicyGap): Gap => ({ parameter, kind, question })

/** Asks a rule; a gap is an answer. Every other failure stays one. */
export function ask<T>(rule: () => Explained<T>): Told<T> {
  try {
    return { value: rule().value, gap: null }
  } catch (error) {
    if (error instanceof PolicyGap) return { value: null, gap: gapOf(error) }
    throw error
  }
}

/** The same made of both sides. */
export const ofBoth = <T>(make: (side: TrialSide) => T): Record<TrialSide, T> => ({ own: make('own'), other: make('other') })

/** Since when one must not have lived here to be short of `months` on a day: the first such day. Example: half a year on 2026-11-24 → 2026-05-25. */
export function firstDayShort(on: LocalDate, months: number): LocalDate {
  let day = addDays(addMonths(on, -months), -3)
  while (addMonths(day, months) <= on) day = addDays(day, 1)
  return day
}

/** The days by which people are told apart who lived here long enough, for one side or the other, in order. */
export function shortDays(on: LocalDate, sides: Sides): LocalDate[] {
  const months = Object.values(sides).map(({ pack, on: ruledOn }) => ask(() => usualResidentRule(pack, ruledOn)).value?.months)
  return [...new Set(months.filter((one) => one !== undefined).map((one) => firstDayShort(on, one)))].sort()
}

const oldest = 130
/** The birthdays by which ages are told apart, in order: who was born before all but `n` of them is `n` years old. Example on 2026-11-24: the last is 2025-11-25, the first on which one is not yet 1. */
export const birthdaysOf = (on: LocalDate): LocalDate[] => Array.from({ length: oldest }, (_, i) => firstDayShort(on, (oldest - i) * 12))

/** How long somebody lives here: how many of the `shortDays` are not after the day one came; the same of the household's grown-up, of a child that was born here. */
export type Stay = { came: number; isBornHere: boolean; householdCame: number | null }
export type Standing = 'eligible' | 'short' | 'untold'

/** Whether people of a stay may sign by a side's rule. `on` is the day they were counted. Untold: a baby, and the pack does not say how it counts. */
export function standingOf({ pack, on: ruledOn }: Side, on: LocalDate, days: readonly LocalDate[], { came, isBornHere, householdCame }: Stay): Standing {
  const { months } = usualResidentRule(pack, ruledOn).value
  const passed = days.indexOf(firstDayShort(on, months))
  const longAgo = addYears(ruledOn, -100)
  const dayOf = (bucket: number) => (bucket <= passed ? longAgo : ruledOn)
  const livesHereSince = dayOf(came)
  try {
    const decision = checkUsualResident(pack, ruledOn, { livesHereSince, bornOn: isBornHere ? livesHereSince : undefined, householdSince: householdCame === null ? null : dayOf(householdCame) })
    return decision.allowed ? 'eligible' : 'short'
  } catch (error) {
    if (error instanceof PolicyGap) return 'untold'
    throw error
  }
}
