import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith, shippedPack } from './a-pack.ts'
import { reminderDays } from './renewal.ts'

const on = localDate('2026-11-24')
const asking = (days: string) => reminderDays(packWith('500112', { 'contract.renewal_notice_days': days }), on)

it.each<[string, number[]]>([
  ['90', [97, 60, 30, 7]],
  ['60', [67, 60, 30, 7]],
  ['54', [61, 60, 30, 7]],
  ['53', [60, 53, 30, 7]],
  ['45', [60, 45, 30, 7]],
  ['30', [60, 30, 7]],
  ['3', [60, 30, 7, 3]],
  ['0', [60, 30, 7]],
])('with a notice of %s days there is a week of mornings on which it is still in time, the earliest day first and none twice', (days, plan) => expect(asking(days)).toEqual(plan))

it('where the region asks for no notice, the three of every region', () => {
  expect(reminderDays(shippedPack('350200'), on)).toEqual([60, 30, 7])
  expect(reminderDays(shippedPack('500112'), localDate('2025-11-24'))).toEqual([60, 30, 7])
})
