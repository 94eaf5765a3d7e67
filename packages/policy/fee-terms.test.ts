import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { type Fen, fen } from '#kernel/money.ts'
import { packWith } from './a-pack.ts'
import { staffFloor } from './fee-terms.ts'

const on = localDate('2022-06-01')
const floorOf = (fee: Fen, share = '70') => staffFloor(packWith('350200', { 'fee.staff_floor': { at_least: share, force: 'in_principle' } }), on, fee).value

it('at least 70 % of 120 yuan is 84 yuan', () => {
  expect(floorOf(fen(12_000))).toBe(8_400)
})

it('a fen that cannot be parted goes to those who serve: 70 % of 1.01 yuan is 0.707, so 0.71', () => {
  expect(floorOf(fen(101))).toBe(71)
})

it('nothing of nothing, all of all', () => {
  expect([floorOf(fen(0)), floorOf(fen(999), '100')]).toEqual([0, 999])
})
