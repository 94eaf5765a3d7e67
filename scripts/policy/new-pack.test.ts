import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPacks } from '#policy/index.ts'
import { wordsOfCatalogue } from '../../console/catalogue-words.ts'
import { command as newRegion } from '../commands/new-region.ts'
import { command as policy } from '../commands/policy.ts'
import { policiesFolder } from '../policies-folder.ts'
import { hearCommand } from '../testing/hear-command.ts'

/** What a policy officer does for a region nobody wrote yet: files of policies/ alone, two answers, one of them with a code no pack used before. */
const folder = mkdtempSync(join(tmpdir(), 'new-pack-'))
const pack = '990100-shifan'
const ask = (line: string) => hearCommand(policy, `${line} --folder ${folder}`)

/** Changes one place of a file; it must be there once. */
function write(file: string, marker: string, written: string) {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text.split(marker)).toHaveLength(2)
  writeFileSync(join(folder, file), text.replace(marker, written))
}

beforeAll(async () => {
  cpSync(policiesFolder, folder, { recursive: true })
  expect(await hearCommand(newRegion, `990100 示范市 --slug shifan --scope city --folder ${folder}`)).toMatchObject({ code: 0 })
  appendFileSync(join(folder, 'documents.yaml'), `sf-2024-1:
  title: 示范市家庭医生签约服务办法
  number: 示范卫健〔2024〕1号
  issuer: 示范市卫生健康委
  issued: 2024-03-01
  evidence: secondary
  clauses: { "1": 一, "2": 二 }
`)
  write(`${pack}/parameters/slot.yaml`, 'lead: { unknown: 号源比就诊日或比未签约居民提前多久开放？ }', `lead:
  values:
    2024-03-01:
      value: { resource: expert_outpatient, number: 5, unit: day, before: unsigned }
      source: sf-2024-1#1`)
  write(`${pack}/parameters/slot.yaml`, 'resources: { unknown: 医院把哪些号源、检查与床位优先开放给家庭医生？ }', `resources:
  values:
    2024-03-01:
      value: { resources: [expert_outpatient, infusion_chair], giver: hospital }
      source: sf-2024-1#2`)
  writeFileSync(join(folder, pack, 'tests/slot.yaml'), `- name: 专家门诊提前五天
  on: 2024-03-01
  rule: slot_lead
  expect_only: { resource: expert_outpatient, number: 5, unit: day, before: unsigned }
  basis: [sf-2024-1#1]
- name: 号源与输液椅位都优先
  on: 2024-03-01
  rule: slot_resources
  expect_only: { resources: [expert_outpatient, infusion_chair], giver: hospital }
  basis: [sf-2024-1#2]
`)
  write(`${pack}/tests/calendar.yaml`, 'expect_only: {}', 'expect_only: { slot.lead: [2024-03-01], slot.resources: [2024-03-01] }')
  write(`${pack}/tests/calendar.yaml`, 'slot.lead, slot.resources, slot.share', 'slot.share')
  appendFileSync(join(folder, 'figures.tsv'), 'SF-001\t990100\t一\trule\tslot_lead\tdays=5\tday\texpert_outpatient\tslot.lead\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

it('a code nobody named is told by the check, with its file and line', async () => {
  const { code, says } = await ask('check')
  expect(code).toBe(1)
  expect(says).toContain(`${pack}/parameters/slot.yaml:15 slot.resources 用到的代码 infusion_chair 没有名称`)
})

it('named in the catalogue, and nowhere else, the pack holds and is read by its names', async () => {
  write('catalogue.yaml', '\nwords:\n', '\nwords:\n  infusion_chair: { zh: 输液椅位, en: infusion chairs }\n')
  const { code, says } = await ask('check --json')
  const report = JSON.parse(says) as { problems: unknown[]; packs: { region: string }[] }
  expect({ code, problems: report.problems }).toEqual({ code: 0, problems: [] })
  expect(report.packs.find(({ region }) => region === '990100')).toMatchObject({ values: 2, tests: 4, failed: 0 })
  expect([...loadPacks(folder).keys()]).toEqual([...loadPacks(policiesFolder).keys(), '990100'])
  expect((await ask('explain --region 990100 --rule slot_resources --on 2024-03-01')).says).toContain('输液椅位')

  const catalogue = readFileSync(join(folder, 'catalogue.yaml'), 'utf8')
  expect([wordsOfCatalogue(catalogue, 'zh').infusion_chair, wordsOfCatalogue(catalogue, 'en').infusion_chair]).toEqual(['输液椅位', 'infusion chairs'])
})

it('a value that no test asks for is reminded of at the check, which holds all the same, and the slips tell what nobody would notice', async () => {
  const file = join(folder, pack, 'tests/slot.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, text.indexOf('- name: 号源与输液椅位都优先')))
  const [checked, slips] = [await ask('check'), await ask('slips --region 990100')]
  writeFileSync(file, text)
  expect(checked.code).toBe(0)
  expect(checked.says).toMatch(/990100-shifan\/parameters\/slot\.yaml:\d+ 提醒：slot\.resources 自 2024-03-01 的取值没有用例问到.*rule: slot_resources、on: 2024-03-01、expect_only/)
  expect(checked.says).toContain('全部成立，提醒 1 条：')
  expect(slips.code).toBe(1)
  expect(slips.says).toMatch(/slot\.yaml:\d+ slot\.resources 自 2024-03-01：.*出处（source）换成别的条款.*giver 写成别的.*请写一条 rule: slot_resources/)
  expect(await ask('slips --region 990100')).toMatchObject({ code: 0, says: '示范市：逐个改了 2 个取值与基准，改在哪里都有用例不成立。' })
})

it('a misspelt code is told with the one that was meant, where it stands', async () => {
  write(`${pack}/parameters/slot.yaml`, 'giver: hospital', 'giver: hospitel')
  const { says } = await ask('check')
  write(`${pack}/parameters/slot.yaml`, 'giver: hospitel', 'giver: hospital')
  expect(says).toMatch(/990100-shifan\/parameters\/slot\.yaml:15 slot\.resources 用到的代码 hospitel 没有名称，是不是 hospital？/)
})

it('figures of a region that has no pack yet are reminded of', async () => {
  appendFileSync(join(folder, 'figures.tsv'), 'NX-001\t640000\t一\trule\tslot_lead\tdays=5\tday\tall\tslot.lead\n')
  const { code, says } = await ask('check')
  expect(code).toBe(0)
  expect(says).toMatch(/figures\.tsv:\d+ 提醒：地区 640000 的 1 件还没有政策包可归入/)
})
