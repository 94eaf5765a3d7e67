import { expect, it } from 'vitest'
import { packagesAtHand } from './packages-at-hand.ts'

const one = (id: string, change: object = {}) => ({
  id,
  isChosen: false,
  isProposed: false,
  fit: 'ask' as 'fits' | 'ask' | 'refused',
  ...change,
})
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join(' ')

it('few packages are all seen: the contract’s, those proposed, the rest, and last those for others alone', () => {
  const { atHand, others } = packagesAtHand([
    one('refused', { fit: 'refused' }),
    one('asked'),
    one('proposed', { fit: 'fits', isProposed: true }),
    one('basic', { isCurrent: true, isChosen: true }),
  ])
  expect([ids(atHand), ids(others)]).toEqual(['basic proposed asked refused', ''])
})

it('of more than eight those for others stand behind a line; what is proposed, chosen or in force does not', () => {
  const many = Array.from({ length: 5 }, (_, at) => one(`other${at}`))
  const { atHand, others } = packagesAtHand([
    ...many,
    one('chosen', { isChosen: true }),
    one('dropped', { isCurrent: true }),
    one('fitting', { fit: 'fits' }),
    one('proposed', { isProposed: true }),
  ])
  expect([ids(atHand), ids(others)]).toEqual(['dropped proposed chosen fitting', 'other0 other1 other2 other3 other4'])
})
