import { dayOfInstant, type LocalDate } from '#kernel/local-date.ts'

const shanghaiAheadMs = 8 * 3_600_000

/** The wall clock in Shanghai of an instant, wherever the browser stands: "2026-11-24T10:32:05.000Z". */
const wallClock = (at: string | number): string => new Date((typeof at === 'number' ? at : Date.parse(at)) + shanghaiAheadMs).toISOString()

/** "2026-11-24": the day of an instant in Shanghai. */
export const dayOf = (at: string | number): LocalDate => dayOfInstant(at)
/** "10:32": where the day is clear. */
export const clockOf = (at: string | number): string => wallClock(at).slice(11, 16)
/** "11-24 10:32" of an instant of this year, "2025-11-24 10:32" of another. */
export const dayAndClockOf = (at: string | number, now = Date.now()): string => minuteOf(at).slice(yearOf(at) === yearOf(now) ? 5 : 0)
const yearOf = (at: string | number): string => wallClock(at).slice(0, 4)
/** "2026-11-24 10:32": how the desk writes an instant. */
export const minuteOf = (at: string | number): string => momentOf(at).slice(0, 16)
/** "2026-11-24 10:32:05": to the second, for the log. */
export const momentOf = (at: string | number): string => wallClock(at).slice(0, 19).replace('T', ' ')
