import { expect, it } from 'vitest'
import { minutesWaited } from './minutes-waited.ts'

const noon = '2026-11-24T12:00:00.000Z'
it.each([['2026-11-24T11:58:30.000Z', 2], ['2026-11-24T11:58:31.000Z', 1], ['2026-11-23T12:00:00.000Z', 1440], [noon, 0], ['2026-11-24T12:05:00.000Z', 0], [null, null]])('since %s at noon it is %s', (since, minutes) =>
  expect(minutesWaited(since, noon)).toBe(minutes))
