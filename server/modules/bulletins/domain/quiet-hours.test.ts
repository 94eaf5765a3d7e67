import { expect, it } from 'vitest'
import { determineSendTime } from './quiet-hours.ts'

it.each([
  ['08:00 in the morning goes at once', '2026-11-24T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ['a moment before waits for it', '2026-11-23T23:59:59.999Z', '2026-11-24T00:00:00.000Z'],
  ['noon goes at once', '2026-11-24T12:00:00+08:00', '2026-11-24T04:00:00.000Z'],
  ['20:59 goes at once', '2026-11-24T12:59:59.000Z', '2026-11-24T12:59:59.000Z'],
  ['21:00 waits for the morning after', '2026-11-24T13:00:00.000Z', '2026-11-25T00:00:00.000Z'],
  ['midnight waits for the same day’s morning', '2026-12-31T16:00:00.000Z', '2027-01-01T00:00:00.000Z'],
])('%s', (_, wanted, at) => expect(determineSendTime(wanted)).toBe(at))
