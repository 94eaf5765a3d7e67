/** Whole minutes somebody has waited since an instant, rounded; null when nobody waits. A clock that went back gives none. Example: 90 seconds are 2 minutes. */
export const minutesWaited = (waitingSince: string | null, at: string): number | null =>
  waitingSince === null ? null : Math.max(0, Math.round((Date.parse(at) - Date.parse(waitingSince)) / 60_000))
