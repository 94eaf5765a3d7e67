import { expect, it } from 'vitest'
import { factsAsWritten } from './facts.ts'

it('money is told in yuan, shares in percent, other numbers and what is left out as they are', () => {
  expect(factsAsWritten({ fee: 3000, reimbursed: 5000, weekdays: [2, 4], experts: 67, free: true, form: 'video' }))
    .toEqual({ fee: '30.00', reimbursed: '50', weekdays: [2, 4], experts: 67, free: true, form: 'video' })
})

it('the same holds within rows', () => {
  expect(factsAsWritten([{ amount: 1_000_000, per: 'person_year' }, { share: 1050 }])).toEqual([{ amount: '10000.00', per: 'person_year' }, { share: '10.5' }])
})
