import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { editBundle, loadPacks, type Pack, packFromBundle, packTestsIn } from '#policy/index.ts'
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
    name: '居民只选 1 个团队或 1 名独立签约的乡村医生', on: '2017-06-21', why: '结果 应为 "1"，得到 2', basis: [expect.objectContaining({ number: '渝北卫健〔2017〕475号', clause: '二(二)' })],
  }])
})

it('what did not hold before the change is not told again', () => {
  expect(failingTests(tests, draft({ providers: '2' }), draft({ providers: '3' }))).toEqual([])
})

it('of a region nobody wrote tests for, none fails', () => {
  expect(packTestsIn(folder)('999999')).toEqual([])
})
