import { expect, it } from 'vitest'
import type { TrialResult } from '#api/what-if.ts'
import { answerOf } from './answer-of.ts'

it('compares what both sides price, and where that is no agreement says that nothing can be compared', () => {
  const answer = (signed: number, contracts: number, changeFen: number) =>
    answerOf({ signed, money: { contracts, totals: { ownFen: 0, otherFen: changeFen, changeFen } } as TrialResult['money'] })
  expect([answer(9, 7, 100), answer(9, 7, -100), answer(9, 9, 0)]).toEqual(['more', 'less', 'same'])
  expect([answer(9, 0, 0), answer(0, 0, 0)]).toEqual(['none', 'nothing'])
})
