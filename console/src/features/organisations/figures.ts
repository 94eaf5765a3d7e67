import type { Tone } from '../../kit/shape.tsx'

export const countText = (count: number): string => count.toLocaleString('en-US')
/** A share in percent with one decimal, cut: 99.96 % is not yet 100 %. Nothing of nothing is a dash. */
export const shareText = (part: number, whole: number): string =>
  whole > 0 ? `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)}%` : '—'
/** "11-24 12:00" of an instant, in Shanghai. */
export const minuteText = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')

/** How full a panel is: full at the cap, nearly full from nine tenths. */
export function fullness(contracts: number, cap: number | null): 'full' | 'near' | 'room' | 'none' {
  if (cap === null) return 'none'
  if (contracts >= cap) return 'full'
  return contracts * 10 >= cap * 9 ? 'near' : 'room'
}
export const toneOfLoad: Record<ReturnType<typeof fullness>, Tone> = { full: 'high', near: 'mid', room: 'low', none: 'none' }

/** How an end lies to today: over, within 90 days, or further off. Days are text, so they compare. */
export function endTone(until: string | null, today: string): 'ended' | 'soon' | 'on' | 'open' {
  if (until === null) return 'open'
  if (until <= today) return 'ended'
  return until <= new Date(Date.parse(`${today}T00:00:00Z`) + 90 * 86_400_000).toISOString().slice(0, 10) ? 'soon' : 'on'
}
