import type { channels } from '#api/contracts.ts'
import type { EndReasonCode as EndReason } from '#api/end-reasons.ts'
import type { Day } from './calendar.ts'

export type { EndReason }

/** A contract as the generator holds one. The period is [from, until): cut short where it ended early. */
export type Contract = {
  /** Indexes into the township's persons and teams, and which of the team's doctors. */
  person: number; team: number; doctor: number
  signed: Day; from: Day; until: Day
  endedOn: Day | null; endReason: EndReason | null
  /** Index of the contract this one renews or replaces, or −1. */
  previous: number
  paid: 'chronic_discount' | 'elderly_care' | null
  /** 1 to 3 in the list of hospitals, or 0 for none. */
  hospital: number
  channel: (typeof channels)[number]; autoRenewal: boolean; mayReadRecord: boolean
}

/** Whether it takes a place on the panels: until it ends or runs out, also before it begins. */
export function holdsPlaces({ until, endedOn }: Contract, on: Day): boolean {
  return endedOn === null && until > on
}

/** In force on a day: begun, not over, not ended. */
export function isInForce({ from, until, endedOn }: Contract, on: Day): boolean {
  return from <= on && on < until && endedOn === null
}
