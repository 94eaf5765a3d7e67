import { expect, it } from 'vitest'
import type { TrialResult } from '#api/what-if.ts'
import { answerOf } from './answer-of.ts'

const money = (contracts: number, changeFen: number | null, payers: object[] = []) =>
  ({ contracts, totals: { ownFen: 0, otherFen: changeFen, changeFen }, payers }) as TrialResult['money']

it('compares what both sides price, and where that is no agreement says that nothing can be compared', () => {
  const answer = (signed: number, contracts: number, changeFen: number) => answerOf({ signed, money: money(contracts, changeFen) })
  expect([answer(9, 7, 100), answer(9, 7, -100), answer(9, 9, 0)]).toEqual([
    { kind: 'more', changeFen: 100 },
    { kind: 'less', changeFen: -100 },
    { kind: 'same', changeFen: 0 },
  ])
  expect([answer(9, 0, 0).kind, answer(0, 0, 0).kind]).toEqual(['none', 'nothing'])
})

it("compares the residents' part alone where a side does not write what others pay", () => {
  const answer = (changeFen: number) =>
    answerOf({
      signed: 9,
      money: money(7, null, [
        { payer: 'medical_insurance', ownFen: null, otherFen: 9000, changeFen: null },
        { payer: 'resident', changeFen },
      ]),
    })
  expect([answer(400).kind, answer(-400).kind, answer(0).kind]).toEqual(['residents.more', 'residents.less', 'residents.same'])
  expect(answer(-400).changeFen).toBe(-400)
  // Nobody of them pays anything by either side: they have no row.
  expect(answerOf({ signed: 9, money: money(7, null) })).toEqual({ kind: 'residents.same', changeFen: 0 })
})
