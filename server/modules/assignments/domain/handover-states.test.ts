import { expect, it } from 'vitest'
import { stateAfter } from './handover-states.ts'

it('a plan is carried out, held up or taken back; what is settled stays as it is', () => {
  const states = ['planned', 'blocked', 'done', 'undone'] as const
  const events = ['carry-out', 'block', 'undo'] as const
  expect(states.map((state) => events.map((event) => stateAfter(state, event) ?? '-').join(' '))).toEqual(['done blocked undone', 'done blocked undone', '- - -', '- - -'])
})
