import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { determineAskAgain } from './ask-again.ts'

const asked = (on: string, isKey: boolean) => determineAskAgain({ refusedOn: localDate('2026-11-01'), isKey, on: localDate(on) })

it('leaves somebody in peace for thirty days: the day before is too soon, the day itself is not', () => {
  expect(asked('2026-11-30', false)).toEqual({ again: '2026-12-01', isTooSoon: true })
  expect(asked('2026-12-01', false)).toEqual({ again: '2026-12-01', isTooSoon: false })
})
it('lets key populations be asked at any time', () => {
  expect(asked('2026-11-02', true)).toEqual({ again: '2026-12-01', isTooSoon: false })
})
