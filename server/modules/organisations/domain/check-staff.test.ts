import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { checkStaff, digitsOf, type StaffEntry } from './check-staff.ts'

const on = localDate('2026-11-24')
const post = { institutionId: 'centre', isPrimary: true, validFrom: '2020-01-01', validUntil: null }
const entry = (change: Partial<StaffEntry> = {}): StaffEntry => ({ bornOn: '1980-05-01', phone: '138 1234 0417', licences: [], posts: [post], ...change })
const codes = (change: Partial<StaffEntry>) => checkStaff(entry(change), on).map(({ code }) => code)

it('takes a mobile, a landline with area code, and no telephone', () => {
  for (const phone of ['13812340417', '023-67821234', '02367821234', null]) expect(codes({ phone })).toEqual([])
  for (const phone of ['1381234041', '67821234', '电话']) expect(codes({ phone })).toEqual(['ORGANISATIONS.PHONE'])
})
it('keeps the digits of a telephone', () => {
  expect(['+86 138-1234 0417', '（023）6782 1234', '', null].map(digitsOf)).toEqual(['13812340417', '02367821234', null, null])
})
it('wants exactly one main post, each institution once, days in order', () => {
  expect(codes({ posts: [{ ...post, isPrimary: false }] })).toEqual(['ORGANISATIONS.ONE_PRIMARY_POST'])
  expect(codes({ posts: [post, { ...post, isPrimary: false }] })).toEqual(['ORGANISATIONS.POST_TWICE'])
  expect(codes({ posts: [{ ...post, validUntil: '2019-12-31' }] })).toEqual(['ORGANISATIONS.DAYS_REVERSED'])
  expect(codes({ licences: [{ validFrom: '2020-01-01', validUntil: '2020-01-01' }] })).toEqual([])
})
it('tells everything at once', () => {
  expect(codes({ bornOn: '2026-11-25', phone: '1', posts: [] })).toEqual(['ORGANISATIONS.BORN_LATER', 'ORGANISATIONS.PHONE', 'ORGANISATIONS.ONE_PRIMARY_POST'])
})
