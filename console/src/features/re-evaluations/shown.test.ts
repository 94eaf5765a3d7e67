import { expect, it } from 'vitest'
import { headOf, secondsLeft } from './shown.ts'

it('foresees the rest by the pace seen, and nothing before there is one', () => {
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 4000, done: 6000 }, 10_000)).toBe(4)
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 4000, done: 9999 }, 10_000)).toBe(1)
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 0, done: 2000 }, 10_000)).toBeNull()
  expect(secondsLeft({ at: 0, done: 2000 }, { at: 4000, done: 2000 }, 10_000)).toBeNull()
})

it('that none differs is said only where each was judged; how many could not be stands in the headline', () => {
  const done = (agrees: number, differs: number, not_judged: number) => headOf({ state: 'done', verdicts: { agrees, differs, not_judged } })
  expect([done(9, 0, 0), done(0, 0, 0), done(9, 2, 0)]).toEqual(['none', 'nothing', 'differs'])
  expect([done(0, 0, 9), done(8, 0, 1), done(6, 2, 1), done(0, 2, 1)]).toEqual(['unjudged', 'agreesSome', 'differsSome', 'differsSome'])
  expect(headOf({ state: 'running', verdicts: { agrees: 0, differs: 0, not_judged: 3 } })).toBe('running')
  expect(headOf({ state: 'stopped', verdicts: { agrees: 3, differs: 0, not_judged: 0 } })).toBe('partly')
})
