import { expect, it } from 'vitest'
import { unitAgreementStates } from '#api/communities.ts'
import { stateAfter, statesOfUnitAgreement } from './agreement-states.ts'

it('a draft is signed once, and only what is in force ends', () => {
  expect(statesOfUnitAgreement).toEqual(unitAgreementStates)
  expect([stateAfter(null, 'draft'), stateAfter('draft', 'sign'), stateAfter('in_force', 'end')]).toEqual(['draft', 'in_force', 'ended'])
  expect([stateAfter('in_force', 'sign'), stateAfter('ended', 'sign'), stateAfter('draft', 'end'), stateAfter('in_force', 'rewrite')]).toEqual([undefined, undefined, undefined, undefined])
})
