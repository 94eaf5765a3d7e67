import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { checkHeldOn } from './check-held-on.ts'

const [day, before, after] = ['2026-11-24', '2026-11-23', '2026-11-25'].map(localDate) as [ReturnType<typeof localDate>, ReturnType<typeof localDate>, ReturnType<typeof localDate>]
const codes = (...asked: Parameters<typeof checkHeldOn>) => checkHeldOn(...asked).map(({ code }) => code.replace('SIGNING_DAYS.', '')).join()

it('a date is today or within 366 days; what stood stays, and an open day keeps its own', () => {
  expect([before, day, localDate('2027-11-25'), localDate('2027-11-26')].map((heldOn) => codes(heldOn, null, day))).toEqual(['PAST', '', '', 'FAR'])
  expect([before, after].map((heldOn) => codes(heldOn, { heldOn: before, state: 'planned' }, day))).toEqual(['', ''])
  expect([before, day, after].map((heldOn) => codes(heldOn, { heldOn: day, state: 'open' }, day))).toEqual(['OPEN_KEEPS_DAY', '', 'OPEN_KEEPS_DAY'])
})
