import { type LocalDate, localDate } from '#kernel/local-date.ts'

/** A day counted from 1970-01-01: what the generator reckons with, since millions of texts would be slow. */
export type Day = number

const dayMs = 86_400_000
const first = -25_567 // 1900-01-01
const last = 24_836 //  2037-12-31
const texts: string[] = []
const years: number[] = []
for (let day = first; day <= last; day++) {
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  texts.push(text)
  years.push(Number(text.slice(0, 4)))
}

/** "2026-11-24" of a day between 1900 and 2037. */
export function textOf(day: Day): LocalDate {
  const text = texts[day - first]
  if (text === undefined) throw new RangeError(`not a day between 1900 and 2037: ${day}`)
  return text as LocalDate
}

export function dayOf(text: LocalDate): Day {
  return Date.parse(`${localDate(text)}T00:00:00Z`) / dayMs
}

/** The calendar year of a day. */
export function yearOfDay(day: Day): number {
  return years[day - first] as number
}

/** The same day some years later; 29 February goes to the 28th where the year has none. */
export function yearsLater(day: Day, count: number): Day {
  const text = textOf(day)
  const to = Number(text.slice(0, 4)) + count
  const isLeap = (to % 4 === 0 && to % 100 !== 0) || to % 400 === 0
  return Date.UTC(to, Number(text.slice(5, 7)) - 1, text.endsWith('02-29') && !isLeap ? 28 : Number(text.slice(8))) / dayMs
}

/** Whole years of age on a day. Example: born 1961-11-24 → 64 on 2026-11-23, 65 on 2026-11-24. */
export function ageAt(born: Day, on: Day): number {
  const count = yearOfDay(on) - yearOfDay(born)
  return yearsLater(born, count) <= on ? count : count - 1
}

/** An instant of a working day in Shanghai, `minutes` after eight o'clock, as PostgreSQL reads it. */
export function instantOf(day: Day, minutes: number): string {
  const [hour, minute] = [8 + Math.floor(minutes / 60), minutes % 60]
  return `${textOf(day)} ${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}:00+08`
}
