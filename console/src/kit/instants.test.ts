import { afterEach, expect, test } from 'vitest'
import { clockOf, dayAndClockOf, dayOf, minuteOf, momentOf } from './instants.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

// 16:30:05 in Greenwich is 00:30:05 of the next day in Shanghai, eight hours ahead and without summer time.
test.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])('an instant reads the same in a browser in %s', (place) => {
  process.env['TZ'] = place
  for (const at of ['2026-11-24T16:30:05.900Z', '2026-11-25T00:30:05.9+08:00', Date.UTC(2026, 10, 24, 16, 30, 5)]) {
    expect(dayOf(at)).toBe('2026-11-25')
    expect(clockOf(at)).toBe('00:30')
    expect(dayAndClockOf(at, Date.parse('2026-12-31T15:59:59Z'))).toBe('11-25 00:30')
    expect(dayAndClockOf(at, Date.parse('2026-12-31T16:00:00Z')), 'New Year in Shanghai').toBe('2026-11-25 00:30')
    expect(minuteOf(at)).toBe('2026-11-25 00:30')
    expect(momentOf(at)).toBe('2026-11-25 00:30:05')
  }
})
