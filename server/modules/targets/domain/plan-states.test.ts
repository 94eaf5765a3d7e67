import { expect, it } from 'vitest'
import { decideStep, listSteps } from './plan-states.ts'

const submitted = { state: 'submitted', submittedBy: 'wu' } as const

it('a draft is edited and submitted', () => {
  expect(listSteps({ state: 'draft', submittedBy: null }, 'wu')).toEqual(['edit', 'submit'])
})
it('who submitted may only withdraw; another issues or returns', () => {
  expect(listSteps(submitted, 'wu')).toEqual(['withdraw'])
  expect(listSteps(submitted, 'li')).toEqual(['return', 'issue'])
  expect(decideStep(submitted, 'issue', 'wu')).toEqual({ allowed: false, reasons: [{ code: 'TARGETS.SAME_PERSON' }] })
  expect(decideStep(submitted, 'issue', 'li')).toEqual({ allowed: true, value: 'issued' })
})
it('what is issued or superseded never changes', () => {
  for (const state of ['issued', 'superseded'] as const) expect(listSteps({ state, submittedBy: 'wu' }, 'li')).toEqual([])
  expect(decideStep({ state: 'issued', submittedBy: 'wu' }, 'edit', 'li')).toMatchObject({ reasons: [{ code: 'TARGETS.STATE', params: { state: 'issued', event: 'edit' } }] })
})
