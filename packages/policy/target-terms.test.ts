import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith } from './a-pack.ts'
import { grownCoverage } from './target-terms.ts'

const on = localDate('2023-06-01')
const pack = packWith('350200', { 'target.growth': [{ of: 'all', least_points: '1', most_points: '3' }, { of: 'key', least_points: '0.5', most_points: '2' }] })
const grown = (now: number) => grownCoverage(pack, on, now).value.map(({ atLeastBasisPoints, atMostBasisPoints }) => [atLeastBasisPoints, atMostBasisPoints])

it('40 % becomes 41 to 43 % for all, 40.5 to 42 % for key populations', () => {
  expect(grown(4000)).toEqual([[4100, 4300], [4050, 4200]])
})

it('nobody is asked for more than everybody', () => {
  expect(grown(9800)).toEqual([[9900, 10_000], [9850, 10_000]])
  expect(grown(10_000)).toEqual([[10_000, 10_000], [10_000, 10_000]])
})
