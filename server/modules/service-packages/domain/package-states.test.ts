import { expect, it } from 'vitest'
import { composedSteps } from '#api/service-packages.ts'
import { type ComposedState, decideStep, listSteps } from './package-states.ts'

const [writer, other] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002']
const all = { mayEdit: true, mayPublish: true }
const of = (state: ComposedState) => ({ state, editors: [writer] })

it.each([
  ['draft', ['edit', 'discard', 'publish']], ['published', ['withdraw']], ['withdrawn', []],
] as const)('a %s one can be: %j', (state, expected) => {
  expect(composedSteps.filter((step) => decideStep(of(state), step, other).allowed)).toEqual(expected)
})

it('is published by another than wrote it', () => {
  expect(decideStep(of('draft'), 'publish', writer)).toEqual({ allowed: false, reasons: [{ code: 'SERVICE_PACKAGES.SAME_PERSON' }] })
  expect(listSteps(of('draft'), writer, all)).toEqual({ next: ['edit', 'discard'], mustBeAnother: true })
  expect(listSteps(of('draft'), other, all)).toEqual({ next: ['edit', 'discard', 'publish'], mustBeAnother: false })
})

it('offers each only what they may do', () => {
  expect(listSteps(of('published'), writer, { mayEdit: true, mayPublish: false })).toEqual({ next: ['follow'], mustBeAnother: false })
  expect(listSteps(of('withdrawn'), writer, all)).toEqual({ next: ['follow'], mustBeAnother: false })
  expect(listSteps(of('draft'), other, { mayEdit: false, mayPublish: false })).toEqual({ next: [], mustBeAnother: false })
})
