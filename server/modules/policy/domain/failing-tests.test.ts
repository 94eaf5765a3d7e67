import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { editBundle, loadPacks, type Pack, packFromBundle, packTestsIn, runPackTest } from '#policy/index.ts'
import { failingTests } from './failing-tests.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'policies')
const base = loadPacks(folder).get('500112') as Pack
const tests = packTestsIn(folder)('500112')
const from = localDate('2017-06-21')
const draft = (value: unknown) => packFromBundle(editBundle(base.bundle, { kind: 'put', key: 'contract.exclusive', from, value: { value, source: 'yb-2017-475#2-2', certainty: 'stated' } }))

it('nothing changed, nothing fails', () => {
  expect(tests.length).toBeGreaterThan(100)
  expect(failingTests(tests, base, base)).toEqual([])
})

it('a change tells the test it changes, with what came out and the clause', () => {
  expect(failingTests(tests, base, draft({ providers: '2' }))).toEqual([{
    name: '居民只选 1 个团队或 1 名独立签约的乡村医生', on: '2017-06-21', became: 'value', before: '1', after: '2', why: '结果 应为 "1"，得到 2', basis: [expect.objectContaining({ number: '渝北卫健〔2017〕475号', clause: '二(二)' })],
  }])
})

it('a rule made a question is told as left open, with its entry; a value that is no single figure only that it is otherwise', () => {
  const ask = packFromBundle(editBundle(base.bundle, { kind: 'ask', key: 'contract.exclusive', question: '几个？' }))
  expect(failingTests(tests, base, ask).map(({ became, after }) => [became, after])).toContainEqual(['open', 'contract.exclusive'])
  const put = (value: unknown) => packFromBundle(editBundle(base.bundle, { kind: 'put', key: 'contract.term', from, value: { value, source: 'yb-2017-475#2-2', certainty: 'stated' } }))
  const told = failingTests(tests, base, put({ years: ['2'], usual: '2', is_principle: 'true' }))
  expect(told.map(({ became }) => became)).toEqual(expect.arrayContaining(['otherwise', 'refused']))
  expect(told.filter(({ became }) => became === 'otherwise').every(({ before, after, why }) => before === null && after === null && why.length > 0)).toBe(true)
})

it('tests about the pack itself, such as the days its values begin, are no matter of a change', () => {
  const begun = packFromBundle(editBundle(base.bundle, { kind: 'put', key: 'contract.exclusive', from: localDate('2027-01-01'), value: { value: { providers: '2' }, source: 'yb-2017-475#2-2', certainty: 'inferred' } }))
  expect(tests.filter(({ rule }) => rule === 'starts' || rule === 'certainties').every((test) => runPackTest(begun, test) !== null)).toBe(true)
  expect(failingTests(tests, base, begun)).toEqual([])
})

it('what did not hold before the change is not told again', () => {
  expect(failingTests(tests, draft({ providers: '2' }), draft({ providers: '3' }))).toEqual([])
})

it('of a region nobody wrote tests for, none fails', () => {
  expect(packTestsIn(folder)('999999')).toEqual([])
})
