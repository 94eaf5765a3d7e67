import { quietHours } from '#api/bulletins.ts'
import { addDays, dayOfInstant } from '#kernel/local-date.ts'

const shanghaiAheadMs = 8 * 3_600_000
const hourOf = (at: number): number => new Date(at + shanghaiAheadMs).getUTCHours()

/**
 * When something may go out to residents at the earliest: at once by day, from 21:00 until 08:00 in Shanghai at the next 08:00.
 *
 * Example: 2026-11-24 21:00 in Shanghai (13:00Z) → 2026-11-25T00:00:00.000Z, which is 08:00 there; 20:59 stays as it is.
 */
export function determineSendTime(wanted: string): string {
  const at = Date.parse(wanted)
  const hour = hourOf(at)
  if (hour >= quietHours.until && hour < quietHours.from) return new Date(at).toISOString()
  const today = dayOfInstant(at)
  const morning = hour < quietHours.until ? today : addDays(today, 1)
  return new Date(Date.parse(`${morning}T00:00:00Z`) + quietHours.until * 3_600_000 - shanghaiAheadMs).toISOString()
}
