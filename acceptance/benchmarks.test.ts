import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { desk, openBrowser, openDesk, type Size, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { type Answers, serveConsole } from './static-console.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

async function open(account: string, path: string, size: Size = desk) {
  const { page, faults, context } = await openDesk(browser, { origin: product.origin, size })
  await signIn(page, account)
  await page.goto(path)
  await settled(page)
  return { page, faults, done: () => context.close() }
}
const plot = (page: Page) => page.getByRole('figure', { name: '各地做到的 · 对照' })
/** A key figure of the dashboard: 50.2%. */
const kpi = async (page: Page, name: string) => {
  const text = await page
    .locator('.kpi', { has: page.locator(`h2 [title="${name}"]`) })
    .locator('.kpi-value')
    .innerText()
  return text.replace(name, '').replace(/\s/g, '')
}

test('卫健委在总览看别处做到多少：本地的数就是总览的数，每个数打开是出处', async () => {
  const { page, faults, done } = await open('wumin', '/g')
  await plot(page).waitFor()
  await expectNoAxeViolations(page)
  for (const name of ['全人群覆盖率', '重点人群覆盖率']) {
    const shown = await kpi(page, name)
    expect(shown).toMatch(/^[\d.]+%$/)
    await plot(page)
      .getByRole('img', { name: `${name} 本地 ${shown}`, exact: true })
      .waitFor()
  }
  await plot(page).getByRole('button', { name: '厦门 >52%：65 岁以上老年人签约覆盖率，截至 2017-03-31，口径相同' }).click()
  await expect
    .poll(() => page.getByRole('dialog').innerText())
    .toMatch(/65 岁以上老年人签约覆盖率\s*>52%[\s\S]*厦门[\s\S]*截至 2017-03-31[\s\S]*口径相同/)
  await page.keyboard.press('Escape')
  await plot(page).getByRole('button', { name: '厦门 23.04%：签约覆盖率，截至 2017-03-31，文件没写分母是谁' }).click()
  await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/文件没写分母是谁[\s\S]*倒算约 211 万/)
  expect(faults).toEqual([])
  await done()
})

test('续约率的对照就是续约页上的数；在规则中心按指标、地区找全部结果，出处打开，导出的是同样的行', async () => {
  const { page, faults, done } = await open('wumin', '/g/renewals')
  const rate = await page.locator('.renewal-big').innerText()
  expect(rate.trim()).toMatch(/^[\d.]+%/)
  await plot(page)
    .getByRole('img', { name: `续签率 本地 ${rate.trim().split(/\s/)[0]}`, exact: true })
    .waitFor()
  await page.goto('/g/policy')
  await page.getByRole('link', { name: '各地做到的' }).click()
  await settled(page)
  await page.getByLabel('地区').selectOption('')
  await page.getByLabel('指标').selectOption({ label: '续约率' })
  await plot(page)
    .getByRole('img', { name: `续签率 本地 ${rate.trim().split(/\s/)[0]}`, exact: true })
    .waitFor()
  const table = page.getByRole('table', { name: '全部结果' })
  await expect.poll(() => table.getByRole('row').count()).toBe(3) // the head, Dafeng, Xiamen
  await table.getByRole('row', { name: /大丰/ }).getByRole('button').click()
  await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/依据[\s\S]*大丰/)
  await page.keyboard.press('Escape')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出表格' }).click()])
  expect(file.suggestedFilename()).toBe('各地做到的 · 对照.csv')
  await plot(page).getByRole('button', { name: '看表格' }).click()
  await expectNoAxeViolations(page)
  expect(faults).toEqual([])
  expect(product.troubles).toEqual([])
  await done()
})

test('手机上也看得全', async () => {
  const phone = await open('wumin', '/g/policy/benchmarks', { width: 390, height: 844 })
  await plot(phone.page).waitFor()
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectNoAxeViolations(phone.page)
  await phone.done()
})

test('还没有报告、读不出来，都说清楚，并能再试', async () => {
  const me = {
    accountId: 'a1',
    displayName: '周敏',
    role: 'surveyor',
    permissions: ['self', 'policy.read'],
    scope: { kind: 'region', code: '500112' },
    countyCode: 500112,
    countyName: '渝北区',
    posts: [],
    institutionName: null,
    teamName: null,
    mustChangePassword: false,
    today: '2026-11-24',
  }
  const answers: Answers = {
    '/api/access/me': { status: 200, body: me },
    '/api/overview/benchmarks': { status: 200, body: { on: '2026-11-24', ownCode: '500112', lines: [], items: [], next: null } },
  }
  const site = await serveConsole(answers)
  const { page, context } = await openDesk(browser, { origin: site.origin })
  await page.goto('/g/policy/benchmarks')
  await page.getByRole('heading', { level: 1, name: '已发布的政策包都没有报告结果' }).waitFor()
  await page.getByRole('heading', { name: '还没有报告' }).waitFor()
  expect(await plot(page).count()).toBe(0)
  await expectNoAxeViolations(page)
  const empty = answers['/api/overview/benchmarks'] as Answers[string]
  answers['/api/overview/benchmarks'] = { status: 500, body: { kind: 'Defect', reasons: [], traceId: 'none' } }
  await page.reload()
  const again = page.getByRole('button', { name: /再试|重试/ })
  await again.waitFor({ timeout: 30_000 })
  await expectNoAxeViolations(page)
  answers['/api/overview/benchmarks'] = empty
  await again.click()
  await page.getByRole('heading', { level: 1, name: '已发布的政策包都没有报告结果' }).waitFor()
  await context.close()
  await site.close()
})
