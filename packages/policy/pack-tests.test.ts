import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { shippedPack } from './a-pack.ts'
import { checkPackTests, type PackTest, readPackTests, runPackTest } from './pack-tests.ts'

const xiamen = shippedPack('350200')
const run = (test: Partial<PackTest>) => runPackTest(xiamen, { name: '用例', on: '2017-03-01' as PackTest['on'], rule: 'fee_funding', file: 'a.yaml', line: 1, ...test } as PackTest)

it.each<[string, Partial<PackTest>]>([
  ['the whole answer', { expect_only: { resident: '20', medical_insurance: '70', public_finance: '30' } }],
  ['a part of a map', { expect: { resident: '20' } }],
  ['money with its decimals', { expect: { resident: '20.00' } }],
  ['the gap and its kind', { rule: 'signing_term', expect_gap: 'contract.term', gap: 'unknown' }],
  ['the clauses it rests on', { expect: { resident: '20' }, basis: ['xm-experience#3'] }],
  ['what is still to be given', { rule: 'team_cap', expect_missing: ['doctors'] }],
])('holds for %s', (_, test) => {
  expect(run(test)).toBeNull()
})

it.each<[string, Partial<PackTest>]>([
  ['another amount', { expect: { resident: '21' } }],
  ['a tenth of the amount', { expect: { resident: '2' } }],
  ['ten times the amount', { expect: { resident: '200' } }],
  ['a party that is not there', { expect: { city_finance: '20' } }],
  ['a party left out, when only those named may be', { expect_only: { resident: '20', medical_insurance: '70' } }],
  ['a value where there is a gap', { rule: 'signing_term', expect: { usual: '1' } }],
  ['a gap where there is a value', { expect_gap: 'fee.funding' }],
  ['another gap', { rule: 'signing_term', expect_gap: 'contract.renewal' }],
  ['another kind of gap', { rule: 'signing_term', expect_gap: 'contract.term', gap: 'no_value_on_day' }],
  ['another clause', { expect: { resident: '20' }, basis: ['xm-experience#4'] }],
  ['a refusal where there is none', { expect_refused: ['POLICY.TEAM_ROLE'] }],
  ['an input missing that is not', { expect_missing: ['months'] }],
  ['a list one short', { rule: 'provider_mode', expect: { modes: [] } }],
  ['a number where there is a map', { expect: '120' }],
])('fails for %s, saying what came out', (_, test) => {
  expect(run(test)).toMatch(/应/)
})

it.each<[Partial<PackTest>, string]>([
  [{ expect_gap: 'contract.term' }, '应为政策缺口 contract.term，得到取值 {"resident":"20.00","medical_insurance":"70.00","public_finance":"30.00"}'],
  [{ rule: 'signing_term', expect: { usual: '1' } }, '应有取值，得到政策缺口 contract.term（unknown，写成了问题）'],
  [{ on: '2016-08-31' as PackTest['on'], expect: { resident: '20' } }, '应有取值，得到政策缺口 fee.standard（no_value_on_day，这一天没有取值）'],
  [{ expect_only: { resident: '20', medical_insurance: '70', finance: '30' } }, '结果 应有而没得到 finance；不应有而得到 public_finance: "30.00"'],
  [{ expect: { finance: '30' } }, '结果 应有而没得到 finance'],
  [{ expect_only: { resident: '20' } }, '结果 不应有而得到 medical_insurance: "70.00"、public_finance: "30.00"'],
  [{ rule: 'fee_payers', expect_only: ['resident', 'discount', 'discount', 'public_finance'] }, '结果 应有而没得到 discount、discount；不应有而得到 medical_insurance'],
  [{ rule: 'team_cap', expect: { persons: '2000' } }, '应有取值，得到还缺条件 doctors'],
])('what came out is told in Chinese, by the words a test would expect it with', (test, told) => {
  expect(run(test)).toBe(told)
})

const read = (...lines: string[]) => {
  const root = mkdtempSync(join(tmpdir(), 'pack-tests-'))
  mkdirSync(join(root, 'x', 'tests'), { recursive: true })
  writeFileSync(join(root, 'x', 'tests', 'a.yaml'), ['- name: 用例', '  on: 2017-03-01', '  rule: fee_funding', ...lines.map((line) => `  ${line}`), ''].join('\n'))
  const { problems, tests } = readPackTests(root, 'x')
  rmSync(root, { recursive: true })
  return { reasons: problems.map(({ line, reason }) => `${line} ${reason}`), tests: tests.length }
}

it.each([
  ['that expects nothing', ['expect: {}'], '4 expect：空的期望总会成立；什么都没有写 expect_only'],
  ['that expects two things', ['expect: { resident: 20 }', 'expect_gap: fee.funding'], '1 须恰有一项期望'],
  ['whose basis would not be looked at', ['expect_gap: fee.funding', 'basis: [xm-experience#3]'], '5 basis：依据只随取值核对，别的期望不写 basis'],
  ['that gives what the rule does not ask for', ['given: { month: 5 }', 'expect: { resident: 20 }'], '4 month：这条规则不要这个条件，是不是 months？可给：months'],
])('a test %s is refused with its line', (_, lines, reason) => {
  expect(read(...lines)).toEqual({ reasons: [reason], tests: 0 })
})

it('an empty map alone, and an input that may be left out, are expectations', () => {
  expect(read('given: { months: 12 }', 'expect_only: {}')).toEqual({ reasons: [], tests: 1 })
})

it('a test whose condition the rule cannot use is told as one, and the rest of the check goes on', () => {
  const root = mkdtempSync(join(tmpdir(), 'pack-tests-'))
  mkdirSync(join(root, '350200-x', 'tests'), { recursive: true })
  writeFileSync(join(root, '350200-x', 'tests', 'a.yaml'), '- { name: 甲, on: 2017-03-01, rule: derive_tags, given: { born_on: 去年 }, expect: { tags: [] } }\n- { name: 乙, on: 2017-03-01, rule: fee_funding, expect: { resident: 20 } }\n')
  const found = checkPackTests(root, xiamen)
  rmSync(root, { recursive: true })
  expect(found).toEqual({ tests: [expect.anything(), expect.anything()], failed: 1, problems: [{ file: '350200-x/tests/a.yaml', line: 1, reason: expect.stringMatching(/^用例「甲」不成立：规则问不下去，请看 given 的写法：born_on 写的是“去年”/) }] })
})
