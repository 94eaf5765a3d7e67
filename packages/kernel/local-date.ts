/** A calendar day in Asia/Shanghai, "2026-11-22". Compares correctly with < and >. */
export type LocalDate = string & { readonly unit: 'day' }

const shanghaiAheadMs = 8 * 3_600_000
const dayMs = 86_400_000

/** Whether a text is a day that exists: "2024-02-29" is, "2023-02-29" and "2024-2-9" are not. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lastDayOf = (year: number, month: number): number => (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (lengths[month - 1] as number))

/** Reads a day. @throws Error when there is no such day */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`not a calendar day: "${text}"`)
  return text
}

/** The day in Shanghai when this instant happened there: "2026-11-23T16:00:00.000Z" is "2026-11-24". */
export function dayOfInstant(instant: string | number): LocalDate {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant)
  if (!Number.isFinite(ms)) throw new Error(`not an instant: "${instant}"`)
  return new Date(ms + shanghaiAheadMs).toISOString().slice(0, 10) as LocalDate
}

/** `days` days later, or earlier when negative. */
export function addDays(on: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as LocalDate
}

/** How many days from `from` to `until`; negative when `until` is earlier. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs
}

/**
 * The same day `years` later. 29 February goes to 28 February where the year has none, as PostgreSQL's interval does.
 * A contract of one year from 2026-11-24 runs [2026-11-24, 2027-11-24): its last day is 2027-11-23.
 */
export function addYears(on: LocalDate, years: number): LocalDate {
  return addMonths(on, years * 12)
}

/** The same day `months` later, or the last day of that month when it is shorter: 2026-08-31 + 1 is 2026-09-30. */
export function addMonths(on: LocalDate, months: number): LocalDate {
  const count = yearOf(on) * 12 + Number(on.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12 + 12) % 12
  const day = Math.min(Number(on.slice(8)), lastDayOf(year, month + 1))
  return localDate(`${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/**
 * Whole years of age 周岁 on a day, counting from the birthday itself: `addYears(bornOn, n) <= on` exactly when the age is n or more,
 * so who is born on 29 February has the birthday on 28 February in a common year.
 *
 * Example: born 1961-11-24 → 64 on 2026-11-23, 65 on 2026-11-24. Not yet born gives a negative number.
 */
export function ageOn(bornOn: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(bornOn)
  return addYears(bornOn, years) <= on ? years : years - 1
}

/** "2026-11" of a day. */
export function monthOf(on: LocalDate): string {
  return on.slice(0, 7)
}

/** 2026 of a day. */
export function yearOf(on: LocalDate): number {
  return Number(on.slice(0, 4))
}
