import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { changesOfBundle, editBundle, loadPacks, type Pack, type PackBundle, readValueText } from '#policy/index.ts'
import { effectiveDay, lintDraft, presentChange, putValue } from './draft-bundle.ts'

const base = (loadPacks(join(import.meta.dirname, '..', '..', '..', '..', 'policies')).get('500112') as Pack).bundle
const on = localDate('2026-11-30')
const from = localDate('2027-01-01')
const source = 'yb-2017-475#2-2'
const cited = (bundle: PackBundle) => editBundle(bundle, { kind: 'cite', id: 'yb-2027-12', document: { title: '通知', number: '渝北卫健〔2027〕12号', issuer: '渝北区卫生健康委', issued: 'unknown', evidence: 'verified', clauses: { 1: '一' } } })
const put = (bundle: PackBundle, key: string, value: unknown, day = from) => editBundle(bundle, { kind: 'put', key, from: day, value: { value, source, certainty: 'stated' } })
const dayOf = (bundle: PackBundle) => effectiveDay(changesOfBundle(base, bundle), on)

it('a notice cited now for a rule of January begins in January; a notice alone, on the day it is published', () => {
  expect(dayOf(put(cited(base), 'contract.term', { years: ['1', '2'], usual: '1', is_principle: 'true' }))).toBe(from)
  expect(dayOf(cited(base))).toBe(on)
})

it('a question answered from January begins in January; the older version goes on asking until then', () => {
  expect(base.answers['fee.standard']?.status).toBe('unknown')
  expect(dayOf(put(base, 'fee.standard', '130'))).toBe(from)
})

it('an entry made a question begins on the day it is published, also beside a value of January', () => {
  const asked = editBundle(base, { kind: 'ask', key: 'contract.term', question: '签几年？' })
  expect(dayOf(asked)).toBe(on)
  expect(dayOf(put(asked, 'fee.standard', '130'))).toBe(on)
})

it('the first of several days', () => {
  expect(dayOf(put(put(base, 'fee.standard', '130'), 'contract.exclusive', { providers: '2' }, localDate('2026-12-15')))).toBe('2026-12-15')
})

it('a value of a new day is shown beside what was in force until then; the first of an entry beside nothing', () => {
  const shown = (key: string, value: unknown) => {
    const after = put(base, key, value)
    return changesOfBundle(base, after).map((change) => presentChange(change, base, after)).find(({ kind }) => kind === 'value')
  }
  expect(shown('contract.term', { years: ['1', '2'], usual: '1', is_principle: 'true' })).toMatchObject({ before: null, until: { from: '2017-06-21', citation: { number: '渝北卫健〔2017〕475号' } } })
  expect(shown('fee.standard', '130')).toMatchObject({ before: null, until: null })
})

it.each([
  ['contract.principles', `[${Array(6_000).fill('A').join(',')}]`, 6_000],
  ['contract.renewal', `{${Array.from({ length: 2_000 }, (_, i) => `k${i}: b`).join(', ')}}`, 2_004],
])('tells all that is wrong with a long %s in moments, each with its line', (key, text, many) => {
  const before = performance.now()
  const { problems } = lintDraft(putValue(base, { key, from, source, certainty: 'stated', note: null }, readValueText(text).value))
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(problems).toHaveLength(many)
  expect(new Set(problems.map(({ line }) => line)).size).toBeGreaterThanOrEqual(2_000)
})
