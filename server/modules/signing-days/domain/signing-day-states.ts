import type { signingDayStates, signingDaySteps } from '#api/signing-days.ts'
import { allow, type Decision, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'

export type SigningDayState = (typeof signingDayStates)[number]
export type SigningDayStep = (typeof signingDaySteps)[number]
type SigningDayEvent = SigningDayStep | 'plan' | 'edit' | 'sign'

type Move = { from: SigningDayState | null; event: SigningDayEvent; to: SigningDayState; by: 'person'; zh: string; en: string }

/**
 * Everything that can happen to a signing day; what is not here cannot. The commands ask this table, the database's CHECK lists its states,
 * the screens offer its steps, and docs/states.md is printed from it.
 */
export const signingDayMoves: readonly Move[] = [
  { from: null, event: 'plan', to: 'planned', by: 'person', zh: '安排', en: 'plan' },
  { from: 'planned', event: 'edit', to: 'planned', by: 'person', zh: '修改安排', en: 'change the plan' },
  { from: 'planned', event: 'open', to: 'open', by: 'person', zh: '当天开场', en: 'open, on the day itself' },
  { from: 'planned', event: 'cancel', to: 'cancelled', by: 'person', zh: '取消', en: 'call off' },
  { from: 'open', event: 'edit', to: 'open', by: 'person', zh: '现场增减签约台等', en: 'change desks and the like while it runs' },
  { from: 'open', event: 'sign', to: 'open', by: 'person', zh: '在某一签约台签约', en: 'sign somebody at a desk' },
  { from: 'open', event: 'close', to: 'closed', by: 'person', zh: '收场', en: 'close' },
  { from: 'closed', event: 'reopen', to: 'open', by: 'person', zh: '当天重新开场', en: 'open again, on the day itself' },
]

export const stateAfter = (from: SigningDayState | null, event: SigningDayEvent): SigningDayState | undefined => signingDayMoves.find((move) => move.from === from && move.event === event)?.to
/** The states there are, in the order a signing day meets them. */
export const statesOfDay: readonly SigningDayState[] = [...new Set(signingDayMoves.map(({ to }) => to))]

const isOfTheDay = (event: SigningDayEvent) => event === 'open' || event === 'reopen' || event === 'sign'

/** Where an event leads. Refused when the state does not allow it, and when what belongs to the day itself is tried on another. */
export function decideMove(day: { state: SigningDayState; heldOn: LocalDate }, event: SigningDayEvent, on: LocalDate): Decision<SigningDayState> {
  const to = stateAfter(day.state, event)
  if (to === undefined) return refuse({ code: event === 'sign' ? 'SIGNING_DAYS.NOT_OPEN' : 'SIGNING_DAYS.STATE', params: { state: day.state, event } })
  if (isOfTheDay(event) && day.heldOn !== on) return refuse({ code: 'SIGNING_DAYS.NOT_TODAY', params: { heldOn: day.heldOn } })
  return allow(to)
}

/** The steps a person may take now, in the order of the table. */
export const listSteps = (day: { state: SigningDayState; heldOn: LocalDate }, on: LocalDate): SigningDayStep[] =>
  signingDayMoves.flatMap(({ from, event }) => (from === day.state && event !== 'plan' && event !== 'edit' && event !== 'sign' && decideMove(day, event, on).allowed ? [event] : []))
