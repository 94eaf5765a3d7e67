import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { BadPolicies, loadPacks, readPackTests, readPolicies } from './index.ts'

const shipped = join(import.meta.dirname, '..', '..', 'policies')
const root = mkdtempSync(join(tmpdir(), 'policies-'))
const yubei = '500112-yubei/parameters'

beforeEach(() => cpSync(shipped, root, { recursive: true, force: true }))
afterAll(() => rmSync(root, { recursive: true }))

/** Changes one place of a file of the copied packs; `marker` must be there once, so that a test never spoils nothing. */
function spoil(file: string, marker: string, written: string) {
  const text = readFileSync(join(root, file), 'utf8')
  expect(text.split(marker)).toHaveLength(2)
  writeFileSync(join(root, file), text.replace(marker, written))
}

/** On which line of the file as shipped a marker begins. */
function lineOf(file: string, marker: string): number {
  const text = readFileSync(join(shipped, file), 'utf8')
  return text.slice(0, text.indexOf(marker)).split('\n').length
}

const problems = () => readPolicies(root).problems

it('packs as shipped have no problem', () => {
  expect(problems()).toEqual([])
})

const cases: [string, file: string, marker: string, written: string, reason: RegExp, linesBefore?: number][] = [
  ['an entry the catalogue does not know', `${yubei}/fee.yaml`, 'standard: {', 'standart: {', /目录里没有这个条目/],
  ['a field nobody knows', `${yubei}/contract.yaml`, '{ residence_months: 6 }', '{ residence_month: 6 }', /residence_month/],
  ['a value of the wrong kind', `${yubei}/contract.yaml`, '{ residence_months: 6 }', '{ residence_months: 半年 }', /应是非负整数/],
  ['a term of two hundred years', `${yubei}/contract.yaml`, '{ years: [1], usual: 1, is_principle: true }', '{ years: [1, 200], usual: 1, is_principle: true }', /1：应是 1 到 10 年/],
  ['a term of eleven years', `${yubei}/contract.yaml`, '{ years: [1], usual: 1, is_principle: true }', '{ years: [11], usual: 11, is_principle: true }', /0：应是 1 到 10 年/],
  ['a term of no year', `${yubei}/contract.yaml`, '{ years: [1], usual: 1, is_principle: true }', '{ years: [0, 1], usual: 1, is_principle: true }', /0：应是 1 到 10 年/],
  ['a notice that no contract of a year can keep', '500112-yubei/acts/2026-demo.yaml', '{ value: 30, source: act-yb-2026-1#5 }', '{ value: 365, source: act-yb-2026-1#5 }', /应少于 365 天/],
  ['a word that is not offered', `${yubei}/fee.yaml`, 'value: contract_year', 'value: school_year', /contract_year/],
  ['shares that do not add up to the fee', '350200-xiamen/parameters/fee.yaml', 'medical_insurance: 70', 'medical_insurance: 60', /各方合计 110\.00 元,不等于标准 120\.00 元/],
  ['percentages written as yuan', '350200-xiamen/parameters/fee.yaml', 'medical_insurance: 70', 'medical_insurance: 50', /各方合计 100\.00 元,不等于标准 120\.00 元：写的若是百分数，每个数后面要写 %/],
  ['percentages that do not add up', '330100-hangzhou/parameters/fee.yaml', '65%', '60%', /各方合计 114\.00 元,不等于标准 120\.00 元/],
  ['a percentage that is no whole fen', '330100-hangzhou/parameters/fee.yaml', '{ resident: 10%, city_finance: 25%,', '{ resident: 10.01%, city_finance: 24.99%,', /分不到整分/],
  ['a remainder to a party that does not share', '350200-xiamen/parameters/fee.yaml', 'remainder_to: team', 'remainder_to: city', /余数归属方不在分担方之中/],
  ['a day that does not exist', `${yubei}/combination.yaml`, '2017-06-21:', '2017-06-31:', /不是存在的日期/],
  ['a value dated twice', `${yubei}/target.yaml`, '2018-01-01: { value: null, source: yb-2017-475#1 }', '2017-06-21: { value: null, source: yb-2017-475#1 }', /同一个键写了两次/],
  ['a condition that is not FEEL', `${yubei}/population.yaml`, 'when: age >= elderly_from,', 'when: age >= => elderly_from,', /FEEL 第 \d+ 个字/],
  ['a condition beyond the checked subset', `${yubei}/population.yaml`, 'when: age >= elderly_from,', 'when: "some x in age satisfies x > 3",', /FEEL/],
  ['a document that is not listed', `${yubei}/combination.yaml`, 'yb-2017-475#2-1-1', 'yb-2018-1#1', /引用了不存在的文件 yb-2018-1/],
  ['a clause the document does not have', `${yubei}/combination.yaml`, 'yb-2017-475#2-1-1', 'yb-2017-475#9', /文件 渝北卫健〔2017〕475号 没有条款 9/],
  ['a source not written as document#clause', `${yubei}/combination.yaml`, 'yb-2017-475#2-1-1', '渝北卫健475号', /应写成 文件#条款/],
  ['a value without a source', `${yubei}/combination.yaml`, '\n      source: yb-2017-475#2-1-1', '', /^source：没有写出处：要写成 文件#条款$/, 5],
  ['taking what the other pack does not have', `${yubei}/panel.yaml`, 'cap: { unknown: 一名家庭医生或一个团队最多签多少人（户）?, source: yb-2017-475#2-1-1 }', 'cap: { takes: "330100" }', /330100 没有这个取值可取/],
  ['a package whose payers say another price', '500112-yubei/acts/2026-demo.yaml', '{ package: elderly_care, shares: { medical_insurance: 20, public_health: 40, resident: 50 } }', '{ package: elderly_care, shares: { medical_insurance: 20, public_health: 40, resident: 60 } }', /居民付 60\.00 元,与服务包的 50\.00 元不等/],
  ['a basic package that costs other than the fee', '350200-xiamen/parameters/package.yaml', 'en: Contract services', 'en: Contract services\n          resident: 0', /签约服务写居民付 0\.00 元，签约服务费由居民付 20\.00 元：写得一样/, -1],
  ['payers of a package that is not offered', '500112-yubei/acts/2026-demo.yaml', '{ package: elderly_care, shares', '{ package: elder_care, shares', /没有服务包 elder_care/],
  ['an act about an entry nobody knows', '500112-yubei/acts/2026-demo.yaml', 'panel.cap:', 'panel.limit:', /政策包没有条目 panel\.limit/, -1],
  ['an act on the day of the pack itself', '500112-yubei/acts/2026-demo.yaml', 'target.quota_method:\n    2026-01-01:', 'target.quota_method:\n    2018-01-01:', /target\.quota_method 在 2018-01-01 已有取值/, -1],
  ['an entry missing in the catalogue', 'catalogue.yaml', 'key: panel.cap,', 'key: panel.limit,', /程序不认识条目 panel\.limit/],
  ['a document issued on no day', 'documents.yaml', 'issued: 2017-06-21', 'issued: 2017-06-31', /不是存在的日期/],
  ['a benchmark that cites a clause the document does not have', '350200-xiamen/benchmarks.yaml', 'as_of: 2017-03-31, source: xm-experience#1, note', 'as_of: 2017-03-31, source: xm-experience#9, note', /visits_to_primary .*没有条款 9/],
  ['a benchmark that is no number', '350200-xiamen/benchmarks.yaml', 'value: 486000', 'value: 四十八万', /value：应是数字，写的是“四十八万”$/],
  ['a benchmark of a day that does not exist', '330100-hangzhou/benchmarks.yaml', 'value: 3946, unit: people, as_of: 2017-03-31', 'value: 3946, unit: people, as_of: 2017-02-29', /不是存在的日期/],
  ['a question that can be read in one way only', '320904-dafeng/parameters/referral.yaml', ', 先在村卫生室就诊，再逐级转诊，两样都要]', ']', /读法至少写两种/],
  ['a health record of which nothing is said', '430000-hunan/parameters/service.yaml', 'value: { open_to_resident: true }', 'value: {}', /至少写一样/],
  ['a live picture of nobody that nobody sees', '350200-xiamen/parameters/platform.yaml', 'value: { who: [managers, team_leaders] }', 'value: { measures: [visit_flow] }', /谁看与看谁至少写一样/],
  ['a value for demonstration that no act sets', `${yubei}/contract.yaml`, 'value: { residence_months: 6 }', 'value: { residence_months: 6 }\n      certainty: demo', /演示值只能写在/, 1],
  ['a package for a misspelt population, by an act', '500112-yubei/acts/2026-demo.yaml', 'only: \'"elderly" in tags\'', 'only: \'"elderli" in tags\'', /没有人群 elderli，是不是 elderly？/],
  ['a package for a misspelt population where the pack names none', '510100-chengdu/parameters/package.yaml', 'suggested: "true"', 'suggested: \'"hypertention" in tags\'', /没有人群 hypertention，是不是 hypertension？/],
  ['a derived population whose condition nobody answers', `${yubei}/population.yaml`, 'when: age >= elderly_from,', 'when: age >= elderly_form,', /elderly_form 没有谁回答得出，是不是 elderly_from？/],
  ['a priced package with an item the region does not have', '320904-dafeng/acts/2026-demo.yaml', '{ item: nebulisation, times: 12 }', '{ item: nebulization, times: 12 }', /高级包（慢阻肺型）：package\.items 里没有项目 nebulization，是不是 nebulisation？$/, 11],
  ['a priced package with more let off than it costs', '320904-dafeng/acts/2026-demo.yaml', 'discount: 140\n          suggested: \'"copd" in tags\'', 'discount: 9999\n          suggested: \'"copd" in tags\'', /高级包（慢阻肺型）：减去的 [\d.,]+ 元比项目累加的 [\d.,]+ 元还多$/, 5],
  ['a priced package of a variant its tier does not have', '320904-dafeng/acts/2026-demo.yaml', "variant: copd\n          discount: 140", "variant: copdd\n          discount: 140", /advanced 这一级没有 copdd 型，是不是 copd？$/, 4],
  ['a file that is not YAML', `${yubei}/words.yaml`, 'value: {', 'value: {{', /少了符号|多了一段|缩进/, -1],
]

it.each(cases)('%s is told with file, line and reason', (_, file, marker, written, reason, linesBefore = 0) => {
  const line = lineOf(file, marker) - linesBefore
  spoil(file, marker, written)
  const found = problems().filter((one) => one.file === file && one.line === line && reason.test(one.reason))
  expect(found, JSON.stringify(problems(), null, 1)).not.toEqual([])
  expect(() => loadPacks(root)).toThrow(BadPolicies)
})

it('a file that is not UTF-8 is told as that, not as broken signs', () => {
  const file = join(root, yubei, 'words.yaml')
  const text = readFileSync(file)
  writeFileSync(file, Buffer.concat([text, Buffer.from([0xc9, 0xcf, 0xba, 0xa3])]))
  const found = problems().map(({ file: where, reason }) => `${where} ${reason}`)
  writeFileSync(file, text)
  expect(found).toContainEqual(expect.stringMatching(/words\.yaml 不是 UTF-8 编码/))
})

it('a folder whose code is not the pack’s, and a file that would be passed over, are told', () => {
  const [head, passed] = [join(root, '350200-xiamen', 'pack.yaml'), join(root, '350200-xiamen', 'tests', 'more.yml')]
  const text = readFileSync(head, 'utf8')
  writeFileSync(head, text.replace('350200', '350300'))
  writeFileSync(passed, '[]')
  const found = problems().map(({ reason }) => reason)
  writeFileSync(head, text)
  rmSync(passed)
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^region 写的是 350300，文件夹叫 350200-xiamen/), expect.stringMatching(/^只读 \.yaml/)]))
})

it('one slip in the documents is told once, not by every pack that cites them', () => {
  const file = join(root, 'documents.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('issued: 2017-06-21', 'issued: 2017-13-01'))
  const found = problems()
  writeFileSync(file, text)
  expect(found.map((one) => one.file)).toEqual(['documents.yaml'])
})

it('a region in two folders is told: neither silently wins', () => {
  cpSync(join(root, '350200-xiamen'), join(root, '350200-xiamen-copy'), { recursive: true })
  const found = problems()
  rmSync(join(root, '350200-xiamen-copy'), { recursive: true })
  expect(found).toEqual([{ file: '350200-xiamen-copy/pack.yaml', line: 1, reason: '350200 已有另一个文件夹的政策包' }])
})

it('a file that grows without bound when it is unfolded is told, and one that is no file', () => {
  const [bomb, none] = ['bomb', 'none'].map((name) => join(root, yubei, `${name}.yaml`)) as [string, string]
  writeFileSync(bomb, ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)].join('\n'))
  mkdirSync(none)
  const found = problems()
  rmSync(bomb)
  rmSync(none, { recursive: true })
  expect(found).toEqual([{ file: `${yubei}/bomb.yaml`, line: 1, reason: expect.stringContaining('没有尽头') }, { file: `${yubei}/none.yaml`, line: 1, reason: '读不到这个文件' }])
})

it('a spoiled pack is not among those that compile, the others are', () => {
  const whole = [...readPolicies(root).packs.keys()]
  spoil(`${yubei}/fee.yaml`, 'value: contract_year', 'value: school_year')
  expect([...readPolicies(root).packs.keys()]).toEqual(whole.filter((code) => code !== '500112'))
})

it('an entry left out is told, not taken as unknown', () => {
  spoil('350200-xiamen/parameters/panel.yaml', 'cap: { unknown: 一名家庭医生或一个团队签约上限多少？ }', '')
  expect(problems()).toContainEqual({ file: '350200-xiamen/pack.yaml', line: 1, reason: expect.stringMatching(/panel\.cap .*没有回答这个条目/) })
})

it('what could not be read is told once, not again as missing', () => {
  spoil(`${yubei}/target.yaml`, '2018-01-01: { value: null, source: yb-2017-475#1 }', '2017-06-21: { value: null, source: yb-2017-475#1 }')
  spoil(`${yubei}/combination.yaml`, '2017-06-21:', '2017-06-31:')
  expect(problems()).toEqual([
    { file: `${yubei}/combination.yaml`, line: 4, reason: '2017-06-31：不是存在的日期' },
    { file: `${yubei}/target.yaml`, line: 12, reason: '同一个键写了两次' },
  ])
})

it('two mistakes in two files are told together', () => {
  spoil(`${yubei}/fee.yaml`, 'value: contract_year', 'value: school_year')
  spoil(`${yubei}/combination.yaml`, 'yb-2017-475#2-1-1', 'yb-2017-475#9')
  expect(problems().map(({ file }) => file).sort()).toEqual([`${yubei}/combination.yaml`, `${yubei}/fee.yaml`])
})

it('without acts the pack is what the document says alone', () => {
  const pack = loadPacks(root, { withDemo: false }).get('500112')
  expect(pack?.answers['panel.cap']).toMatchObject({ status: 'unknown', values: {} })
  expect(Object.keys(pack?.documents ?? {})).not.toContain('act-yb-2026-1')
})

it('a test that asks no rule, or expects two things, is told with its line', () => {
  spoil('500112-yubei/tests/combination-and-referral.yaml', 'rule: referral_requirement\n  expect: {', 'rule: referral_wish\n  expect: {')
  const read = readPackTests(root, '500112-yubei')
  expect(read.problems).toEqual([{ file: '500112-yubei/tests/combination-and-referral.yaml', line: 14, reason: 'rule：没有这条规则，写的是“referral_wish”' }])
})
