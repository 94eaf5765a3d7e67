import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPolicies } from '../packages/policy/index.ts'
import { beginPack } from '../scripts/policy/new-region.ts'
import { policiesFolder } from '../server/settings.ts'
import { openBrowser, openDesk } from './browser.ts'
import { openRegion, signFirstCard } from './live-region.ts'

/** A region nobody has written yet: its notice is made up, and it comes in as files alone. */
const region = { code: '640000', slug: 'ningxia', name: '宁夏回族自治区', scope: 'province' }
const notice = `
nx-2026-7:
  title: 关于做好家庭医生签约服务工作的通知（虚构）
  number: 宁卫演发〔2026〕7号
  issuer: 虚构的发文单位
  issued: 2026-02-01
  evidence: demo
  clauses:
    "1": 一、签约
    "2": 二、服务费
`
/** What the notice says, in place of the skeleton's questions. */
const answers: Record<string, string> = {
  'contract.unit': '{ value: { units: [person, household], main: household }, source: nx-2026-7#1 }',
  'contract.term': '{ value: { years: [1, 2], usual: 2, is_principle: false }, source: nx-2026-7#1 }',
  'fee.standard': '{ value: 90, source: nx-2026-7#2 }',
  'fee.funding':
    '{ value: { shares: { resident: "15", medical_insurance: "45", public_health: "30" }, remainder_to: public_health }, source: nx-2026-7#2 }',
  'package.basic':
    '{ value: [{ id: basic, zh: 塞上健康包, en: Basic package, suggested: "true", items: [{ item: health_assessment, zh: 年度健康评估, en: Yearly health assessment, times: 1 }] }], source: nx-2026-7#2 }',
}

/** The pack's own tests say the same: from when, and what is still open. Without them it would not be published. */
function writeTests(folder: string): void {
  const file = join(folder, 'tests', 'calendar.yaml')
  const starts = Object.keys(answers).map((key) => `\n    ${key}: [2026-02-01]`)
  const text = readFileSync(file, 'utf8')
    .replace('on: 2026-01-01\n  rule: starts\n  expect_only: {}', `on: 2026-02-01\n  rule: starts\n  expect_only:${starts.join('')}`)
    .replace(
      /unknown: \[(.*)\]/,
      (_, keys: string) =>
        `unknown: [${keys
          .split(', ')
          .filter((key) => !(key in answers))
          .join(', ')}]`,
    )
    .replace('on: 2026-01-01\n  rule: certainties', 'on: 2026-02-01\n  rule: certainties')
  writeFileSync(file, text)
}

let browser: Browser
let policies: string
beforeAll(async () => {
  policies = mkdtempSync(join(tmpdir(), 'jiayi-policies-'))
  cpSync(policiesFolder, policies, { recursive: true })
  const folder = beginPack(policies, region, readPolicies(policies).catalogue.entries)!
  writeFileSync(join(policies, 'documents.yaml'), readFileSync(join(policies, 'documents.yaml'), 'utf8') + notice)
  for (const [key, dated] of Object.entries(answers)) {
    const [topic, name] = key.split('.') as [string, string]
    const file = join(folder, 'parameters', `${topic}.yaml`)
    const text = readFileSync(file, 'utf8')
    const question = new RegExp(`^${name}: .*$`, 'm')
    expect(text).toMatch(question)
    writeFileSync(file, text.replace(question, `${name}: { values: { 2026-02-01: ${dated} } }`))
  }
  writeTests(folder)
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  rmSync(policies, { recursive: true, force: true })
})

test('新的地区只加政策包文件：检查无误，按它的期限、签约单元和服务费签一份，依据打开到它的条款', async () => {
  expect(readPolicies(policies).problems).toEqual([])
  const product = await openRegion(`${region.code}-${region.slug}`, { policies })
  try {
    const at = await openDesk(browser, { origin: product.origin })
    const shown = await signFirstCard(at.page)
    expect([shown.years, shown.units]).toEqual([
      ['1 年', '2 年'],
      ['个人', '家庭'],
    ])
    expect(shown.fee).toMatch(/¥15\.00[\s\S]*总价 ¥90[\s\S]*¥45\.00[\s\S]*¥30\.00/)
    expect(shown.basis).toContain('宁卫演发〔2026〕7号')
    expect(shown.agreement).toMatch(/有效期[\s\S]*2026-11-24 至 2028-11-23[\s\S]*塞上健康包/)
    expect([at.faults, product.troubles]).toEqual([[], []])
    await at.context.close()
  } finally {
    await product.close()
  }
}, 240_000)
