/** Where a hand-over stands: on its way, held up on its day, carried out, taken back. */
export type HandoverState = 'planned' | 'blocked' | 'done' | 'undone'

/** Every lawful change of a hand-over; what is not here cannot happen. What was carried out is undone by another hand-over. */
const changes = [
  { event: 'carry-out', from: 'planned', to: 'done' }, { event: 'carry-out', from: 'blocked', to: 'done' },
  { event: 'block', from: 'planned', to: 'blocked' }, { event: 'block', from: 'blocked', to: 'blocked' },
  { event: 'undo', from: 'planned', to: 'undone' }, { event: 'undo', from: 'blocked', to: 'undone' },
] as const
export type HandoverEvent = (typeof changes)[number]['event']

/** What an event makes of a state; nothing when it cannot happen there. */
export const stateAfter = (state: HandoverState, event: HandoverEvent): HandoverState | undefined => changes.find((change) => change.from === state && change.event === event)?.to
