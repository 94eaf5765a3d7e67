import { expect, it } from 'vitest'
import { inChinese, placedReasons } from './issue-reason.ts'
import { type Key, shapes } from './shapes.ts'
import { documentSchema, packHeadSchema } from './pack-schema.ts'

/** What is told of a value: each place with its reason. */
function told(schema: { safeParse: (typeof documentSchema)['safeParse'] }, written: unknown): string[] {
  const { error } = schema.safeParse(written, inChinese)
  return error ? placedReasons(error).map(({ path, reason }) => `${path.join('.')}：${reason}`) : []
}

const cases: [string, key: Key, written: unknown, reasons: string[]][] = [
  ['a key misspelt', 'contract.term', { years: ['1'], usal: '1', is_principle: 'false' }, ['usual：没有写，要写一个词、一句话或一个数', 'usal：没有这个键，是不是 usual？这里可以写的有 years、usual、is_principle、stable_only']],
  ['two keys nobody knows, each by its own place', 'home.elder_care', { who: 'elderly', beds: '3', rooms: '2' }, ['beds：没有这个键，这里可以写的有 who、departments、places', 'rooms：没有这个键，这里可以写的有 who、departments、places']],
  ['a word that is not offered', 'panel.cap', { scope: 'docter', unit: 'person', limit: '2000', mode: 'refuse' }, ['scope：写的是“docter”，是不是 doctor？这里只能写其中一个：doctor、team']],
  ['a list where a word belongs', 'panel.cap', { scope: 'doctor', unit: 'person', limit: ['2000'], mode: 'refuse' }, ['limit：写的是一个列表，要写一个词、一句话或一个数']],
  ['a word where a list belongs', 'home.services', 'nursing', ['：写的是“nursing”，要写列表：[甲, 乙]，或另起几行、每行一个“- 甲”']],
  ['a word where keys belong', 'panel.cap', '2000', ['：写的是“2000”，要写下一层的“键: 值”：scope、unit、limit、mode']],
  ['nothing in a list', 'package.payers', [], ['：写的是 0 项，至少写 1 项']],
  ['a number in words', 'panel.cap', { scope: 'doctor', unit: 'person', limit: '两千', mode: 'refuse' }, ['limit：应是非负整数，写的是“两千”']],
  ['money with a sign', 'fee.standard', '120元', ['：应是元,不到一亿,最多两位小数，写的是“120元”']],
  ['a name of a party in Chinese', 'fee.funding', { remainder_to: 'resident', shares: { resident: '20', 医保: '70' } }, ['shares.医保：应是小写英文代码']],
]

it.each(cases)('%s is told by its key, what stands there, and what belongs there', (_, key, written, reasons) => {
  expect(told(shapes[key] as never, written)).toEqual(reasons)
})

it.each([
  ['a day that does not exist', { issued: '2026-02-30' }, ['issued：不是存在的日期，写的是“2026-02-30”']],
  ['a kind of evidence nobody knows', { evidence: 'verifed' }, ['evidence：写的是“verifed”，是不是 verified？这里只能写其中一个：verified、secondary、unverified、demo']],
  ['a clause by a Chinese name', { clauses: { 二: '二' } }, ['clauses.二：代码只用小写英文字母、数字和连字符']],
  ['no number at all', { number: '' }, ['number：不能为空']],
])('of a document, %s', (_, spoilt, reasons) => {
  expect(told(documentSchema, { title: '通知', number: '某卫〔2026〕8号', issuer: '某卫健委', issued: 'unknown', evidence: 'verified', clauses: { 1: '一' }, ...spoilt })).toEqual(reasons)
})

it('of a pack’s head, a code that is none', () => {
  expect(told(packHeadSchema as never, { region: '64000', name: '某区', scope: 'county' })).toEqual(['region：应是六位区划代码，写的是“64000”'])
})

it('a condition says where it breaks off and how one is written, without the compiler’s words', () => {
  const written = [{ tag: 'elderly', zh: '老年人', en: 'Elderly', recognised: 'derived', when: 'age ≥ 65', reach: 'person' }]
  const [reason, ...others] = told(shapes['population.key'] as never, written)
  expect(others).toEqual([])
  expect(reason).toMatch(/^0\.when：FEEL 第 5 个字起“≥ 65”读不懂.*age >= 65.*半角$/)
  expect(told(shapes['population.key'] as never, [{ ...written[0], when: 'age >=' }])[0]).toMatch(/没有写完/)
  expect(told(shapes['population.key'] as never, [{ ...written[0], when: '"a" in tags or "b" in tags' }])[0]).toContain('in 的条件各用括号括住：("hypertension" in tags) or ("diabetes" in tags)')
  expect(told(shapes['population.key'] as never, [{ ...written[0], when: '("hypertension" in tags) or ("diabetes" in tags)' }])).toEqual([])
})

it('no message of the library is left as it is: every shape, given what fits none, answers in our words', () => {
  const strange: unknown[] = [undefined, 'x', '', [], ['x'], {}, { x: 'y' }, [{}], [{ x: 'y' }], [['x']]]
  for (const shape of Object.values(shapes)) for (const written of strange) {
    for (const reason of told(shape as never, written)) expect(reason).not.toMatch(/无效|期望|接收|Invalid|expected|Unrecognized|undefined|null/)
  }
})
