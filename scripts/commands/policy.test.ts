import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { hearCommand } from '../testing/hear-command.ts'
import { packFolders, policiesFolder } from '../policies-folder.ts'
import { command } from './policy.ts'

const policy = (line: string) => hearCommand(command, line)

describe('policy explain', () => {
  it('tells who pays the fee in Xiamen, and where it is written', async () => {
    const { code, says } = await policy('explain --region 350200 --rule fee_funding --on 2017-03-01')
    expect(code).toBe(0)
    for (const part of ['厦门市 2017-03-01', '居民 20.00', '医保基金 70.00', '财政 30.00', '依据 经验材料·厦门（无文号） 三、奖励性绩效，自 2016-09-01 起']) expect(says).toContain(part)
  })

  it('tells programs the same as JSON', async () => {
    const { code, says } = await policy('explain --region 350200 --rule fee_funding --on 2017-03-01 --json')
    expect(code).toBe(0)
    const answer = JSON.parse(says)
    expect(answer).toMatchObject({
      region: '350200', name: '厦门市', rule: 'fee_funding', on: '2017-03-01', given: {},
      value: { resident: '20.00', medical_insurance: '70.00', public_finance: '30.00' },
    })
    expect(answer.because).toContainEqual({
      parameter: 'fee.funding', from: '2016-09-01', source: 'xm-experience#3', certainty: 'stated',
      document: expect.objectContaining({ number: '经验材料·厦门（无文号）', clause: '三、奖励性绩效', evidence: 'secondary' }),
    })
  })

  it('has no answer the day before, and says that it takes no other day', async () => {
    const { code, says } = await policy('explain --region 350200 --rule fee_funding --on 2016-08-31')
    expect({ code, says }).toEqual({ code: 1, says: '政策缺口：厦门市在 2016-08-31 没有「签约服务费标准」的取值，不取相近日期的值。' })
  })

  it('tells a gap to programs with its kind and question', async () => {
    const { code, says } = await policy('explain --region 500112 --rule fee_standard --on 2017-06-21 --json')
    expect(code).toBe(1)
    expect(JSON.parse(says).gap).toEqual({ parameter: 'fee.standard', kind: 'unknown', question: '每人（户）每年的签约服务费标准是多少？条款只写三个筹资渠道' })
  })

  it('marks what is only set for demonstration, inferred or ambiguous', async () => {
    expect((await policy('explain --region 500112 --rule panel_cap --on 2026-01-01')).says).toContain('（演示值）')
    expect((await policy('explain --region 500112 --rule contract_unit --on 2017-06-21')).says).toContain('（由文件推定）')
    expect((await policy('explain --region 500112 --rule renewal --on 2017-06-21')).says).toContain('（文件写得不明确）')
  })

  it('takes what is given: a team without a nurse is refused with the clause, exit code 1', async () => {
    const { code, says } = await policy('explain --region 500112 --rule check_team --on 2017-06-21 --given members=family_doctor,public_health_doctor')
    expect(code).toBe(1)
    expect(says).toContain('不可以：缺基础人员：社区护士至少 1 名，现有 0 名（依据 渝北卫健〔2017〕475号 二(一)1）')
  })

  it('asks for what is missing', async () => {
    expect(await policy('explain --region 500112 --rule term_period --on 2017-06-21')).toMatchObject({ code: 1, says: expect.stringContaining('还需要：from、years') })
    const asked = await policy('explain --region 500112 --rule term_period --on 2017-06-21 --json')
    expect(JSON.parse(asked.says).missing).toEqual(['from', 'years'])
  })

  it.each([
    ['--region 999999 --rule fee_funding --on 2017-03-01', /没有地区 999999 的政策包。现有：.*350200 厦门市/],
    ['--rule fee_funding --on 2017-03-01', /要写 --region。现有：.*350200 厦门市/],
    ['--region 350200 --rule fee_funding --on 2017-03-01 --given months=12 years=1', /多余的参数：years=1。.*各写一个 --given/],
    ['--region 350200 --rule fees --on 2017-03-01', /没有规则 fees。现有：.*fee_funding/],
    ['--region 350200 --rule renewal_notic --on 2017-03-01', /没有规则 renewal_notic，是不是 renewal_notice？现有：/],
    ['--region 350200 --rule toString --on 2017-03-01', /没有规则 toString/],
    ['--region 350200 --rule fee_funding --on 2017-02-29', /--on 不是存在的日期：2017-02-29/],
    ['--region 350200 --rule fee_funding', /--on 不是存在的日期：（未写）/],
    ['--region 350200 --rule fee_funding --on 2017-03-01 --given month=5', /--given month=5：应写 名=值，可给：months/],
    ['--region 330100 --rule fee_funding --on 2017-03-01 --given months=13', /给的值不对/],
    ['--region 350200 --rule fee_funding --on 2017-03-01 --loud', /参数不对/],
  ])('explain %s is a mistake that says how to go on', async (line, message) => {
    const { code, says, complains } = await policy(`explain ${line}`)
    expect({ code, says }).toEqual({ code: 1, says: '' })
    expect(complains).toMatch(message)
    expect(complains).toContain('--help')
  })
})

describe('policy check', () => {
  const copies: string[] = []
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true })
  })

  function aCopyWhere(file: string, marker: string, written: string): string {
    const copy = mkdtempSync(join(tmpdir(), 'policies-'))
    copies.push(copy)
    cpSync(policiesFolder, copy, { recursive: true })
    const text = readFileSync(join(copy, file), 'utf8')
    expect(text).toContain(marker)
    writeFileSync(join(copy, file), text.replace(marker, written))
    return copy
  }

  it('the shipped packs hold, each with tests', async () => {
    const { code, says } = await policy('check --json')
    expect(code).toBe(0)
    const report = JSON.parse(says) as { ok: boolean; packs: { region: string; tests: number; failed: number }[]; problems: unknown[] }
    expect(report).toMatchObject({ ok: true, problems: [] })
    expect(report.packs.map(({ region }) => region)).toEqual(packFolders().map((name) => name.slice(0, 6)))
    for (const { tests, failed } of report.packs) expect({ some: tests > 0, failed }).toEqual({ some: true, failed: 0 })
  })

  it('a figure changed by a slip fails a test, told with file and line', async () => {
    const folder = aCopyWhere('500112-yubei/parameters/contract.yaml', 'residence_months: 6', 'residence_months: 5')
    const { code, says } = await policy(`check --folder ${folder}`)
    expect(code).toBe(1)
    expect(says).toMatch(/500112-yubei\/tests\/contract\.yaml:\d+ 用例「居住半年以上即 6 个月」不成立：结果 应为 "6"，得到 5/)
    expect(says).toMatch(/处不成立：目录 121 项/)
  })

  it('a pack that does not read is told with file, line and reason', async () => {
    const folder = aCopyWhere('500112-yubei/parameters/combination.yaml', 'yb-2017-475#2-1-1', 'yb-2017-475#9')
    const { code, says } = await policy(`check --folder ${folder}`)
    expect(code).toBe(1)
    expect(says).toContain('500112-yubei/parameters/combination.yaml:10 combination.tiers 2017-06-21.source：文件 渝北卫健〔2017〕475号 没有条款 9')
  })

  it('a folder that is not there is a mistake', async () => {
    expect(await policy('check --folder /there/is/none')).toMatchObject({ code: 1, complains: expect.stringContaining('没有目录') })
  })
})

it.each(['', 'explode', 'toString'])('policy "%s" says which verbs there are', async (verb) => {
  expect(await policy(verb)).toMatchObject({ code: 1, complains: expect.stringContaining('policy explain|check|rules|questions|benchmarks|coverage|figures|slips|documents|export') })
})

describe('policy form', () => {
  it('tells each field, what it may hold, and how other packs write it', async () => {
    const { code, says } = await policy('form --entry contract.renewal')
    expect(code).toBe(0)
    for (const part of ['contract.renewal 期满续约：', 'at_expiry 期满：其中一个：automatic ', 'prior_terms 先签满几期：非负整数', '重庆市渝北区 自 2017-06-21\n      at_expiry: automatic', '用例里的规则名：renewal']) expect(says).toContain(part)
  })

  it('tells a field that may be left out, also where no pack wrote one yet, and rows, single values and tables as what they are', async () => {
    expect((await policy('form --entry contract.ending')).says).toMatch(/who_may 谁可以解约：一个列表[\s\S]*notice_days（可不写）[\s\S]*还没有政策包写过/)
    expect((await policy('form --entry slot.share')).says).toMatch(/几行，每行写\n {4}resource .*用过的有 [a-z_]+ /)
    expect((await policy('form --entry fee.standard')).says).toContain('直接写元')
    expect((await policy('form --entry package.paid')).says).toMatch(/表里有表.*\n {2}别的政策包怎样写\n.*自 /)
  })

  it('tells programs the same as JSON', async () => {
    expect(JSON.parse((await policy('form --entry fee.funding --json')).says)).toMatchObject({ key: 'fee.funding', form: { kind: 'parts' }, rules: ['fee_funding', 'funding_shares'] })
  })

  it.each([
    ['form', /要写 --entry/], ['form --entry contract.endin', /没有条目 contract\.endin，是不是 contract\.ending？/], ['form --entry toString', /没有条目 toString/],
  ])('%s is a mistake that says how to go on', async (line, complains) => {
    expect(await policy(line)).toMatchObject({ code: 1, complains: expect.stringMatching(complains) })
  })
})

describe('policy benchmarks', () => {
  it('tells what a region reported, since when and where', async () => {
    const { code, says } = await policy('benchmarks --region 330100')
    expect(code).toBe(0)
    expect(says).toContain('签约居民总体满意率（2016）：98.6 %（2016-12-31，经验材料·杭州（无文号） 二(三)）')
    expect(says).toContain('主城区覆盖率：至少 30 %（2017-03-31，')
  })

  it('tells programs the same as JSON', async () => {
    const { says } = await policy('benchmarks --region 350200 --json')
    expect(JSON.parse(says).benchmarks).toContainEqual(expect.objectContaining({ id: 'signed', measure: 'signed_persons', value: '486000', unit: 'people', bound: 'exactly', as_of: '2017-03-31', source: 'xm-experience#6' }))
  })

  it('says when a region reported nothing', async () => {
    expect(await policy('benchmarks --region 500112')).toMatchObject({ code: 0, says: '重庆市渝北区的文件没有报告结果。' })
  })
})

it('policy rules lists every rule with what it asks for', async () => {
  const { code, says } = await policy('rules --json')
  expect(code).toBe(0)
  expect(JSON.parse(says)).toContainEqual({ name: 'check_team', zh: '这些人能否组成团队', en: 'Do these make a team', key: 'team.composition', given: { members: '各人角色，逗号分开', 'leader?': '团队长的角色' } })
})
