import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { assessmentsPerYear } from './assessment.ts'
import { packWith } from './a-pack.ts'

const perYear = (...levels: object[]) => assessmentsPerYear(packWith('350200', { 'assessment.levels': levels }), localDate('2023-06-01')).value

it('a quarter comes four times a year', () => {
  expect(perYear({ level: 'institution', times: '2', per: 'quarter', counted: 'or_more' })).toEqual([{ level: 'institution', times: 8, isAtLeast: true }])
})

it('every five years is not every year, and a level without a cycle is not counted', () => {
  expect(perYear({ level: 'province', times: '1', per: 'five_years' }, { level: 'district' }, { level: 'province', times: '1', per: 'year' })).toEqual([{ level: 'province', times: 1, isAtLeast: false }])
})

it('times without a period, or a period without times, is no answer', () => {
  expect(() => perYear({ level: 'city', times: '1' })).toThrow(/次数与周期/)
  expect(() => perYear({ level: 'city', per: 'year' })).toThrow(/次数与周期/)
})
