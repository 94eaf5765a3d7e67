import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith } from './a-pack.ts'
import { benefitsFor } from './referral-terms.ts'

const on = localDate('2022-06-01')
const pack = packWith('350200', {
  'referral.benefits': [{ benefit: 'discount', points_off: '5', charges: ['laboratory', 'imaging'], needs: ['referred_by_doctor'], diseases: ['hypertension', 'diabetes'], except: ['emergency', 'rescue'] }],
})
const benefits = (...holds: string[]) => benefitsFor(pack, on, holds).value.map(({ points_off }) => points_off)

it('five points off for a listed disease after a referral', () => {
  expect(benefits('referred_by_doctor', 'diabetes')).toEqual([500])
})

it.each([
  ['without a referral', ['diabetes']],
  ['for another disease', ['referred_by_doctor', 'copd']],
  ['in an emergency', ['referred_by_doctor', 'diabetes', 'emergency']],
])('none %s', (_, holds) => {
  expect(benefits(...holds)).toEqual([])
})
