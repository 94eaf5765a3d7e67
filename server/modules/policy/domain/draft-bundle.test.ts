import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { readPolicies, readValueText } from '#policy/index.ts'
import { lintDraft, putValue } from './draft-bundle.ts'

const bundle = readPolicies('policies').packs.get('500112')!.bundle
const put = (key: string, text: string) => lintDraft(putValue(bundle, { key, from: localDate('2027-01-01'), source: 'yb-2017-475#1', certainty: 'stated', note: null }, readValueText(text).value)).problems

it.each([
  ['contract.principles', `[${Array(6_000).fill('A').join(',')}]`, 6_000],
  ['contract.renewal', `{${Array.from({ length: 2_000 }, (_, i) => `k${i}: b`).join(', ')}}`, 2_004],
])('tells all that is wrong with a long %s in moments, each with its line', (key, text, many) => {
  const before = performance.now()
  const problems = put(key, text)
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(problems).toHaveLength(many)
  expect(new Set(problems.map(({ line }) => line)).size).toBeGreaterThanOrEqual(2_000)
})
