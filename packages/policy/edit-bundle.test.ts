import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { feeFunding } from './contract-fee.ts'
import { changesOfBundle, editBundle, replayChanges } from './edit-bundle.ts'
import { lintBundle } from './lint-bundle.ts'
import { readPolicies } from './load-packs.ts'

const yubei = () => {
  const pack = readPolicies('policies').packs.get('500112')
  if (!pack) throw new Error('no pack')
  return pack.bundle
}
const from = localDate('2027-01-01')
const twoYears = { value: { years: ['1', '2'], usual: '1', is_principle: 'true' }, source: 'yb-2017-475#2-2', certainty: 'stated' as const }

it('a value from a day on is one change, and the bundle given stays as it was', () => {
  const base = yubei()
  const before = JSON.stringify(base)
  const changed = editBundle(base, { kind: 'put', key: 'contract.term', from, value: twoYears })
  expect(changesOfBundle(base, changed)).toEqual([{ kind: 'value', key: 'contract.term', from, before: null, after: twoYears }])
  expect(JSON.stringify(base)).toBe(before)
  expect(changesOfBundle(base, editBundle(changed, { kind: 'remove', key: 'contract.term', from }))).toEqual([])
})

it('an answer to what was open takes the question away; denied or asked, its values go', () => {
  const base = yubei()
  const answered = editBundle(base, { kind: 'put', key: 'fee.standard', from, value: { value: '60.00', source: 'yb-2017-475#3-2', certainty: 'stated' } })
  expect(answered.answers['fee.standard']).toMatchObject({ status: 'value' })
  expect(answered.answers['fee.standard']?.question).toBeUndefined()
  expect(changesOfBundle(base, answered).map(({ kind }) => kind)).toEqual(['answer', 'value'])
  const denied = editBundle(base, { kind: 'deny', key: 'contract.term', why: '本地不签约', source: 'yb-2017-475#2-2' })
  expect(denied.answers['contract.term']).toEqual({ status: 'not_applicable', values: {}, question: '本地不签约', source: 'yb-2017-475#2-2' })
  expect(editBundle(base, { kind: 'ask', key: 'contract.term', question: '签几年？' }).answers['contract.term']).toEqual({ status: 'unknown', values: {}, question: '签几年？' })
})

it('an entry that does not exist is no edit', () => {
  expect(() => editBundle(yubei(), { kind: 'remove', key: 'toString', from })).toThrow('no entry toString')
})

it('changes are made once more on a newer version, and what is the newer’s own stays', () => {
  const base = yubei()
  const draft = editBundle(base, { kind: 'put', key: 'contract.term', from, value: twoYears })
  const newer = editBundle(base, { kind: 'ask', key: 'contract.exclusive', question: '同期可签几个？' })
  const moved = replayChanges(newer, changesOfBundle(base, draft))
  expect(changesOfBundle(newer, moved)).toEqual(changesOfBundle(base, draft))
  expect(moved.answers['contract.exclusive']).toEqual(newer.answers['contract.exclusive'])
})

it('everything that is wrong is told at once, in Chinese, with its place', () => {
  const base = yubei()
  expect(lintBundle(base)).toMatchObject({ problems: [], pack: { region: '500112' } })
  const wrong = editBundle(editBundle(base, { kind: 'put', key: 'contract.term', from, value: { ...twoYears, source: 'nowhere#1' } }), { kind: 'put', key: 'contract.exclusive', from, value: { ...twoYears, value: 'half' } })
  const { pack, problems } = lintBundle(wrong)
  expect(pack).toBeNull()
  expect(problems.map(({ path }) => path.join(' ')).sort()).toEqual([`answers contract.exclusive values ${from} value`, `answers contract.term values ${from} source`])
  expect(problems.find(({ path }) => path[1] === 'contract.term')?.reason).toBe('引用了不存在的文件 nowhere')
})

it.each<[string, string, unknown]>([
  ['a fee of more yuan than anything costs', 'fee.standard', '9'.repeat(25)],
  ['a share of more yuan than anything costs', 'fee.funding', { remainder_to: 'resident', shares: { resident: '9'.repeat(25) } }],
  ['percentages that are not the whole of a fee nobody knows', 'fee.funding', { remainder_to: 'resident', shares: { resident: '10%', medical_insurance: '70%' } }],
  ['a contract of no year', 'contract.term', { years: ['0', '1'], usual: '1', is_principle: 'true' }],
  ['a contract of two hundred years', 'contract.term', { years: ['1', '200'], usual: '1', is_principle: 'true' }],
  ['a contract of eleven years', 'contract.term', { years: ['11'], usual: '11', is_principle: 'true' }],
  ['a notice of a renewal that no contract of a year can keep', 'contract.renewal_notice_days', '365'],
  ['a residence of more months than anybody lives', 'contract.subject', { residence_months: '999999999' }],
  ['a package for those of whom nobody tells', 'package.paid', [{ id: 'elderly_care', zh: '老年康养包', en: 'Care', suggested: '"elderly" in tagz', resident: '0', items: [] }]],
  ['a package for those of whom nobody tells alone', 'package.paid', [{ id: 'elderly_care', zh: '老年康养包', en: 'Care', suggested: 'true', only: 'age >= 65', resident: '0', items: [] }]],
  ['a payer that is no name', 'fee.funding', { remainder_to: 'constructor', shares: { constructor: '70' } }],
  ['an item ten thousand times a year', 'package.paid', [{ id: 'often', zh: '多', en: 'Often', suggested: 'true', resident: '0', items: [{ item: 'visit', zh: '访', en: 'Visit', times: '10000' }] }]],
])('%s is told, and stops nobody from reading the rest', (_, key, value) => {
  const { pack, problems } = lintBundle(editBundle(yubei(), { kind: 'put', key, from, value: { value, source: 'yb-2017-475#3-2', certainty: 'stated' } }))
  expect(pack).toBeNull()
  expect(problems.map(({ path }) => path[1])).toContain(key)
})

it('a document may have any name, also one that every object knows', () => {
  const base = yubei()
  const [document] = Object.values(base.documents)
  if (!document) throw new Error('no document')
  expect(changesOfBundle(base, editBundle(base, { kind: 'cite', id: 'constructor', document }))).toEqual([{ kind: 'document', id: 'constructor', before: null, after: document }])
})

it('a condition over a name that every object knows is one that nobody answers, as over any other', () => {
  const written = yubei().answers['population.key']?.values[localDate('2017-06-21')]?.value as { when?: string }[]
  const rows = written.map((row) => (row.when ? { ...row, when: 'constructor = 1' } : row))
  const { problems } = lintBundle(editBundle(yubei(), { kind: 'put', key: 'population.key', from, value: { value: rows, source: 'yb-2017-475#2-2', certainty: 'stated' } }))
  expect(problems).toContainEqual(expect.objectContaining({ path: expect.arrayContaining(['population.key', 'when']), reason: expect.stringContaining('条件问的 constructor 没有谁回答得出') }))
})

it('what a draft made a question stays one where the newer version gained a value', () => {
  const base = yubei()
  const changes = changesOfBundle(base, editBundle(base, { kind: 'ask', key: 'contract.term', question: '签几年？' }))
  const newer = editBundle(base, { kind: 'put', key: 'contract.term', from, value: twoYears })
  expect(replayChanges(newer, changes).answers['contract.term']).toEqual({ status: 'unknown', values: {}, question: '签几年？' })
})

it('an entry whose last value was taken away is told: it answers nothing and asks nothing', () => {
  const bare = Object.keys(yubei().answers['contract.term']?.values ?? {}).reduce((bundle, day) => editBundle(bundle, { kind: 'remove', key: 'contract.term', from: localDate(day) }), yubei())
  expect(lintBundle(bare).problems).toEqual([{ path: ['answers', 'contract.term', 'values'], reason: '一个取值也没有：写一个取值，或写明要问什么、为什么没有这回事' }])
})

it.each([['in yuan', { resident: '0', medical_insurance: '0' }], ['in percent', { resident: '20%', medical_insurance: '80%' }]])('a fee of nothing is shared: each pays nothing, %s', (_, shares) => {
  const values = { 'fee.standard': '0', 'fee.funding': { remainder_to: 'resident', shares } }
  const free = Object.entries(values).reduce((bundle, [key, value]) => editBundle(bundle, { kind: 'put', key, from, value: { value, source: 'yb-2017-475#3-2', certainty: 'stated' } }), yubei())
  const { pack, problems } = lintBundle(free)
  expect(problems).toEqual([])
  expect(pack && feeFunding(pack, from).value).toEqual({ resident: 0, medical_insurance: 0 })
})
