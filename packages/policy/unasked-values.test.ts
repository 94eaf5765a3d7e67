import { expect, it } from 'vitest'
import { shippedPack } from './a-pack.ts'
import { packTestsIn } from './pack-tests.ts'
import { rules } from './rule-registry.ts'
import { unaskedValues } from './unasked-values.ts'
import { isClosingNoticed, unnoticedInBenchmark, unnoticedSlips } from './unnoticed-slips.ts'
import type { LocalDate } from '#kernel/local-date.ts'

const xiamen = shippedPack('350200')
const tests = packTestsIn('policies')('350200')
const from = '2016-09-01' as LocalDate
/** The tests but those about an entry. */
const without = (...keys: string[]) => tests.filter(({ rule }) => !keys.includes(rules[rule]?.key ?? rule))

it('of a pack with all its tests every value is asked for', () => {
  expect(unaskedValues(xiamen, tests)).toEqual([])
})

it('a value is asked for by a rule that rests on it, and told where none is left, with the rule that would ask', () => {
  expect(unaskedValues(xiamen, without('slot.lead'))).toEqual([{ key: 'slot.lead', from, rule: 'slot_lead', isEnd: false }])
})

it('tests about the pack itself ask for no value', () => {
  expect(unaskedValues(xiamen, tests.filter(({ rule }) => ['starts', 'certainties'].includes(rule))).length).toBeGreaterThan(30)
})

it('an end that no gap expects is told as an end', () => {
  const yubei = shippedPack('500112')
  const all = packTestsIn('policies')('500112')
  expect(unaskedValues(yubei, all.filter(({ expect_gap }) => expect_gap === undefined)).filter(({ isEnd }) => isEnd)).not.toEqual([])
  expect(unaskedValues(yubei, all)).toEqual([])
})

it('slips that no test would notice are told by place: with the tests of the lead gone, all but its start day', () => {
  const { missed } = unnoticedSlips({ pack: xiamen, tests: without('slot.lead'), key: 'slot.lead', from })
  expect(missed).toEqual(expect.arrayContaining(['出处（source）换成别的条款', 'number 写成别的', 'resource 写成别的']))
  expect(missed).not.toContain('起始日晚一天')
  expect(unnoticedSlips({ pack: xiamen, tests, key: 'slot.lead', from }).missed).toEqual([])
})

it('so are those in a benchmark and a question that is closed', () => {
  expect(unnoticedInBenchmark(xiamen, without('benchmarks'), { id: 'signed' })).toEqual(expect.arrayContaining(['value 写成别的', 'as_of 写成别的']))
  expect(isClosingNoticed({ pack: xiamen, tests: without('certainties').filter(({ expect_gap }) => expect_gap !== 'panel.cap'), key: 'panel.cap' })).toBe(false)
  expect(isClosingNoticed({ pack: xiamen, tests, key: 'panel.cap' })).toBe(true)
})
