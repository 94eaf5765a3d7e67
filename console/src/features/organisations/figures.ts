import { addDays, localDate } from '#kernel/local-date.ts'
import type { Tone } from '../../kit/shape.tsx'

/** How full a panel is: full at the cap, nearly full from nine tenths. */
export function fullness(contracts: number, cap: number | null): 'full' | 'near' | 'room' | 'none' {
  if (cap === null) return 'none'
  if (contracts >= cap) return 'full'
  return contracts * 10 >= cap * 9 ? 'near' : 'room'
}
export const toneOfLoad: Record<ReturnType<typeof fullness>, Tone> = { full: 'high', near: 'mid', room: 'low', none: 'none' }

/** The last day on which something holds whose end is kept as the first day it no longer does: papers print the last day. */
export const lastDayBefore = (until: string): string => addDays(localDate(until), -1)

/** How an end lies to today: over, within 90 days, or further off. Days are text, so they compare. */
export function endTone(until: string | null, today: string): 'ended' | 'soon' | 'on' | 'open' {
  if (until === null) return 'open'
  if (until <= today) return 'ended'
  return until <= addDays(localDate(today), 90) ? 'soon' : 'on'
}
