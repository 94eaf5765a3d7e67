import type { Reason } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { reason } from '../errors.ts'
import type { SigningDayState } from './signing-day-states.ts'

const farthestDays = 366

/** What stands against holding a signing day on a date: it is past, beyond a year, or another than that of a day that is open. Nothing against the date it has. */
export function checkHeldOn(heldOn: LocalDate, known: { heldOn: LocalDate; state: SigningDayState } | null, on: LocalDate): Reason[] {
  if (heldOn === known?.heldOn) return []
  if (known?.state === 'open') return [reason.openKeepsDay(known.heldOn)]
  return heldOn < on ? [reason.past()] : heldOn > addDays(on, farthestDays) ? [reason.far()] : []
}
