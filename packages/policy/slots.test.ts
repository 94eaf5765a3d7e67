import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith } from './a-pack.ts'
import { slotsOpenOn } from './slots.ts'

const on = localDate('2017-03-01')
const openOn = (lead: object, days: { visit: string; unsigned: string }) =>
  slotsOpenOn(packWith('350200', { 'slot.lead': { resource: 'expert_outpatient', ...lead } }), on, { visit: localDate(days.visit), unsigned: localDate(days.unsigned) }).value

it('three days earlier than for the unsigned, across the end of a month', () => {
  expect(openOn({ number: '3', unit: 'day', before: 'unsigned' }, { visit: '2017-03-15', unsigned: '2017-03-01' })).toBe('2017-02-26')
})

it('two weeks are fourteen days before the visit', () => {
  expect(openOn({ number: '2', unit: 'week', before: 'visit' }, { visit: '2016-03-07', unsigned: '2016-03-01' })).toBe('2016-02-22')
})
