import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { PolicyGap } from './because.ts'
import { orNone } from './or-none.ts'

it('gives the answer, also one that is empty', () => {
  expect([orNone(() => 5), orNone(() => 0), orNone(() => false), orNone(() => [])]).toEqual([5, 0, false, []])
})
it('gives null where the pack has no answer, and hides no other failure', () => {
  expect(orNone(() => { throw new PolicyGap('500112', 'panel.cap', localDate('2026-11-24'), 'unknown', null) })).toBeNull()
  expect(() => orNone(() => { throw new Error('a defect') })).toThrow('a defect')
})
