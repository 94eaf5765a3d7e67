import { expect, it } from 'vitest'
import { secondsLeft } from './shown.ts'

it('foresees the rest by the pace seen, and nothing before there is one', () => {
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 4000, done: 6000 }, 10_000)).toBe(4)
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 4000, done: 9999 }, 10_000)).toBe(1)
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 0, done: 2000 }, 10_000)).toBeNull()
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 4000, done: 2000 }, 10_000)).toBeNull()
})
