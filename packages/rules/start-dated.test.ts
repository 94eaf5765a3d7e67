import { expect, it } from 'vitest'
import { inForce } from './start-dated.ts'

const starts = { '2026-01-01': 'new', '2017-06-21': 'old' }
it.each([['2017-06-20', undefined], ['2017-06-21', 'old'], ['2025-12-31', 'old'], ['2026-01-01', 'new'], ['2099-01-01', 'new']])('on %s: %s', (on, value) => {
  expect(inForce(starts, on)?.value).toBe(value)
})
