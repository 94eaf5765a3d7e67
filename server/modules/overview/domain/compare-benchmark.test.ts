import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { loadPacks, type Pack } from '#policy/index.ts'
import { compareBenchmark } from './compare-benchmark.ts'

const packs = loadPacks(join(import.meta.dirname, '..', '..', '..', '..', 'policies'))
const packOf = (code: string) => packs.get(code) as Pack
const on = localDate('2026-11-24')
/** A result of one region beside the figures of a county that goes by another's pack; Yubei's without a word. */
function compare(region: string, id: string, own = '500112') {
  const found = packOf(region).bundle.benchmarks.find((one) => one.id === id)
  if (!found) throw new Error(`${region} reports no ${id}`)
  return compareBenchmark(found, packOf(region), packOf(own), on)
}

it('coverage stands beside ours; where the document does not say of whom, it is told', () => {
  expect(compare('310000', 'coverage')).toEqual({ line: 'coverage.all', doubts: [{ code: 'no_base', params: {} }] })
  expect(compare('350200', 'coverage')).toEqual({ line: 'coverage.all', doubts: [{ code: 'no_base', params: {} }] })
})

it('of a part of the city, or of one team, it stands there with its base and is not the same', () => {
  expect(compare('330100', 'main_coverage')).toEqual({ line: 'coverage.all', doubts: [{ code: 'no_base', params: {} }, { code: 'other_base', params: { of: 'main_urban_districts' } }] })
  expect(compare('310104', 'coverage')).toEqual({ line: 'coverage.all', doubts: [{ code: 'no_base', params: {} }, { code: 'other_base', params: { of: 'team' } }] })
})

it('key populations are each region’s own list: the same only where the lists are', () => {
  expect(compare('110102', 'key_coverage')).toEqual({ line: 'coverage.key', doubts: [{ code: 'other_key', params: {} }] })
  expect(compare('110102', 'key_coverage', '110102')).toEqual({ line: 'coverage.key', doubts: [] })
  // Chengdu's document does not say which populations these are, so that nobody's list is known to be the same.
  expect(compare('510100', 'key_coverage')?.doubts.map(({ code }) => code)).toEqual(['no_base', 'other_key'])
})

it('the elderly are the same from the same age on: 65 in Xiamen and Yubei, 60 in Shanghai', () => {
  expect(compare('350200', 'elderly_coverage')).toEqual({ line: 'coverage.elderly', doubts: [] })
  expect(compare('310115', 'elderly_coverage')).toEqual({ line: 'coverage.elderly', doubts: [{ code: 'other_age', params: { there: 60, here: 65 } }] })
  expect(compare('310115', 'elderly_coverage', '310000')).toEqual({ line: 'coverage.elderly', doubts: [] })
  expect(compare('350200', 'elderly_coverage', '310000')).toEqual({ line: 'coverage.elderly', doubts: [{ code: 'other_age', params: { there: 65, here: 60 } }] })
})

it('a population stands beside ours where our pack has it', () => {
  expect(compare('350200', 'coverage_hypertension')).toEqual({ line: 'coverage.hypertension', doubts: [{ code: 'no_base', params: {} }] })
  expect(compare('350200', 'coverage_hypertension', '310000')).toBeNull()
})

it('the renewal rate is of all the signed; of chronic patients alone it is not the same', () => {
  expect(compare('320904', 'renewal_rate')).toEqual({ line: 'renewal_rate', doubts: [] })
  expect(compare('350200', 'renewal_rate')).toEqual({ line: 'renewal_rate', doubts: [{ code: 'other_base', params: { of: 'chronic_disease' } }] })
})

it.each([['310000', 'communities'], ['350200', 'estimated_coverage'], ['350200', 'high_risk_coverage'], ['310000', 'signed'], ['350200', 'satisfaction'], ['320904', 'paid_coverage']])('%s %s is like nothing of ours', (region, id) => {
  expect(compare(region, id)).toBeNull()
})
