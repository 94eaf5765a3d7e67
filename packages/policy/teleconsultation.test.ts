import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { PolicyGap } from './because.ts'
import { packWith } from './a-pack.ts'
import { teleconsultationFee } from './teleconsultation.ts'

const on = localDate('2017-03-01')
const feeOf = (value: object) => teleconsultationFee(packWith('320904', { 'tele.consultation': value }), on).value

it('insurance pays the share it reimburses, the resident what rounding leaves over: a third of 0.10 yuan is 3 fen and 7', () => {
  expect(feeOf({ fee: '0.10', reimbursed: '33.33' })).toEqual({ medical_insurance: 3, resident: 7 })
})

it('the resident pays all where nothing is reimbursed', () => {
  expect(feeOf({ fee: '30' })).toEqual({ medical_insurance: 0, resident: 3000 })
})

it('a document without a fee leaves a gap, not a free consultation', () => {
  expect(() => feeOf({ departments: ['cardiology'] })).toThrow(PolicyGap)
})
