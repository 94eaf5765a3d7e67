import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { checkPublishing, isDoctor } from './decide-publishing.ts'
import { decideStep, listSteps, roundMoves } from './round-states.ts'

const [own, other] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002']
const both = { mayEdit: true, mayPublish: true }

describe('an assessment', () => {
  it('is edited by anybody while a draft, published by another, withdrawn once published, and then over', () => {
    const draft = { state: 'draft', editors: [own] } as const
    expect(listSteps(draft, own, both)).toEqual({ next: ['edit'], mustBeAnother: true })
    expect(listSteps(draft, other, both)).toEqual({ next: ['edit', 'publish'], mustBeAnother: false })
    expect(listSteps(draft, other, { mayEdit: true, mayPublish: false })).toEqual({ next: ['edit'], mustBeAnother: false })
    expect(listSteps({ ...draft, state: 'published' }, own, both)).toEqual({ next: ['withdraw'], mustBeAnother: false })
    expect(listSteps({ ...draft, state: 'withdrawn' }, own, both)).toEqual({ next: [], mustBeAnother: false })
  })
  it('says why not', () => {
    expect(decideStep({ state: 'draft', editors: [own, other] }, 'publish', other)).toEqual({ allowed: false, reasons: [{ code: 'SKILLS.SAME_PERSON' }] })
    expect(decideStep({ state: 'published', editors: [own] }, 'edit', own)).toEqual({ allowed: false, reasons: [{ code: 'SKILLS.STATE', params: { state: 'published' } }] })
    expect(roundMoves.filter(({ from }) => from === 'withdrawn')).toEqual([])
  })
})

describe('publishing', () => {
  const day = localDate
  const fine = { rated: 1, from: day('2026-12-31'), on: day('2026-11-24'), validUntil: day('2027-01-01') }
  it('is possible until the last day on which the results hold', () => {
    expect(checkPublishing(fine)).toEqual([])
    expect(checkPublishing({ ...fine, from: day('2027-01-01') })).toEqual([{ code: 'SKILLS.OVER_BEFORE', params: { lastDay: '2026-12-31' } }])
  })
  it('begins today at the earliest, and shows something', () => {
    expect(checkPublishing({ ...fine, from: fine.on })).toEqual([])
    expect(checkPublishing({ ...fine, rated: 0, from: day('2026-11-23') }).map(({ code }) => code)).toEqual(['SKILLS.NO_RESULTS', 'SKILLS.DAY_PASSED'])
  })
  it('is of doctors', () => expect(['village_doctor', 'nurse', 'assistant', 'retired_doctor'].map(isDoctor)).toEqual([true, false, false, true]))
})
