import type { Browser, Page } from 'playwright-core'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk, settled } from './browser.ts'
import { runningDatabase } from '../server/platform/backup/backup.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const digits = (text: string | null) => Number(text?.replace(/[^\d.]/g, ''))
/** The figures of a row of a table, by its name. */
const figures = async (page: Page, table: string, row: RegExp) =>
  (await page.getByRole('table', { name: table }).getByRole('row', { name: row }).getByRole('cell').allTextContents()).map(digits)

test('卫健委选厦门试算：看到谁付多少、没有写的问题，再从历次试算打开', async () => {
  const { page, faults } = await openDesk(browser, { origin: product.origin })
  await signIn(page, 'wumin')
  await page.goto('/g/policy/what-if')
  await settled(page)
  await page.getByText('只是试算：不改协议').waitFor()
  await expectNoAxeViolations(page)
  const xiamen = await page.getByLabel('换成').locator('option', { hasText: '厦门市' }).first().getAttribute('value')
  await page.getByLabel('换成').selectOption(xiamen)
  await page.getByLabel('一名全职人员一年做多少次服务').fill('多')
  await page.getByRole('button', { name: '开始试算' }).click()
  await page.getByText('填 1 到 100,000 的整数，或留空').waitFor()
  await page.getByLabel('一名全职人员一年做多少次服务').fill('2000')
  await page.getByRole('button', { name: '开始试算' }).click()
  await page
    .getByRole('heading', {
      level: 1,
      name: /^若按厦门市，双方都能算价的 [\d,]+ 份协议，居民一年共多付 [\d,.]+ 元，别的各方没有写全，另有 [\d,]+ 份有一方算不出价，没有比较$/,
    })
    .waitFor({ timeout: 60_000 })
  await settled(page)
  await expectNoAxeViolations(page)
  // 120 yuan a contract: residents 20, medical insurance 70, public finance 30.
  const [, resident = 0] = await figures(page, '谁付多少', /^居民/)
  const [, insurance] = await figures(page, '谁付多少', /^医保基金/)
  const [, finance] = await figures(page, '谁付多少', /^财政/)
  expect(resident).toBeGreaterThan(0)
  expect([insurance, finance]).toEqual([resident * 3.5, resident * 1.5])
  // Yubei writes of its basic package the residents' part alone.
  const ofInsurance = page.getByRole('table', { name: '谁付多少' }).getByRole('row', { name: /^医保基金/ })
  expect(await ofInsurance.getByRole('cell').allTextContents()).toEqual([
    expect.stringContaining('没有写，不是 0 元'),
    expect.anything(),
    expect.stringContaining('有一方没有写，不能比较'),
  ])
  await page.getByText('基础包只写了居民付多少').waitFor()
  await page.getByText('待答：每人（户）每年的签约服务费标准是多少？').first().waitFor()
  const [more] = await figures(page, '谁得谁失', /多付/)
  expect(resident).toBe((more ?? 0) * 20)
  await page.getByText('待答：一名家庭医生或一个团队签约上限多少？').first().waitFor()
  await page.getByText('折合全职人员 现行').waitFor()
  // Xiamen sets no number of services that can be counted here: it has none, and nothing is compared.
  await page.getByText('没有双方都规定次数的服务，不能比较').waitFor()
  expect(await page.getByRole('table', { name: '一年的服务次数' }).locator('tbody td:last-child').first().textContent()).toMatch(/^—/)
  const goals = page.getByRole('table', { name: '目标', exact: true })
  const told = await goals.locator('tbody tr td:last-child').allTextContents()
  expect(told.length).toBeGreaterThan(0)
  for (const one of told) expect(one).toMatch(/^已达到$|^无法计数$|^\+1 点：.*\+2 点：.*\+3 点：/)
  for (const one of await goals.locator('tbody tr td:nth-last-child(2)').allTextContents()) expect(one).toMatch(/^\d+\.\d%$|^无法计数$|^—$/)
  const chart = page.getByRole('figure', { name: '签约覆盖率，百分比' })
  await chart.getByRole('button').click()
  await chart.getByRole('row', { name: /^2035/ }).waitFor()
  await page.goto('/g/policy/what-if')
  await page.getByRole('link', { name: /厦门市，第 1 版/ }).click()
  await page.getByRole('heading', { level: 1, name: /^若按厦门市/ }).waitFor()
  // The bell says that it is done, and leads to it.
  await page.goto('/g/policy')
  await page.getByRole('button', { name: '消息，1 条未读' }).click()
  await page.getByRole('link', { name: /任务做完了.*试算/ }).click()
  await page.getByRole('heading', { level: 1, name: /^若按厦门市/ }).waitFor()
  expect(faults).toEqual([])
  expect(product.troubles).toEqual([])
}, 120_000)

/** Changes something behind the product, as its owner. */
async function change(sql: string, ...values: unknown[]): Promise<void> {
  const owner = new pg.Client(runningDatabase(product.folder))
  await owner.connect()
  await owner.query(sql, values).finally(() => owner.end())
}

test('换国家的包试算：按镇街看谁可以签，用键盘打开超过上限的医生，导出名单；没有数完的说明原因，可以再试', async () => {
  await change(`UPDATE organisations.panel_load SET contracts = 2100 WHERE county_code = 500112 AND scope = 'doctor' AND holder_id IN
    (SELECT holder_id FROM organisations.panel_load WHERE county_code = 500112 AND scope = 'doctor' ORDER BY contracts DESC LIMIT 3)`)
  const { page, faults } = await openDesk(browser, { origin: product.origin })
  await signIn(page, 'wumin')
  await page.goto('/g/policy/what-if?pack=000000')
  await settled(page)
  await page.getByRole('button', { name: '开始试算' }).click()
  await page.getByRole('heading', { level: 1, name: /^若按国家/ }).waitFor({ timeout: 60_000 })
  const [now] = await figures(page, '谁可以签', /^可以签/)
  await page.locator('summary', { hasText: '按镇街' }).press('Enter')
  const places = await page.getByRole('table', { name: '按镇街' }).locator('tbody tr td:nth-child(2)').allTextContents()
  expect(places.map(digits).reduce((sum, one) => sum + one, 0)).toBe(now)
  await page.getByText('双方都写明的合计').waitFor()
  const trial = page.url()
  await page.getByRole('link', { name: '换成 · 医生：3 个超过，看名单' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: '超过上限的医生' }).waitFor()
  await settled(page)
  await expectNoAxeViolations(page)
  const list = page.getByRole('table', { name: '超过上限的医生' })
  expect((await list.locator('tbody tr').allTextContents()).every((row) => row.endsWith('2,1002,000100'))).toBe(true)
  await page.getByText('已显示 3 / 3 条').waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出', exact: true }).click()])
  expect(file.suggestedFilename()).toBe('超过上限的医生（换成）.csv')
  await page.getByRole('button', { name: '团队', exact: true }).press('Enter')
  await page.getByText('没有超过上限的').waitFor()
  // A trial that was given up says so; who began it tries again.
  const trialId = trial.split('/').at(-1)
  await change('DELETE FROM what_if.over_cap WHERE trial_id = $1', trialId)
  await change('UPDATE what_if.trial SET finished_at = NULL, result = NULL WHERE id = $1', trialId)
  await change("UPDATE platform.job_run SET state = 'failed', note = 'PLATFORM.JOB_GAVE_UP', tries = 3 WHERE id = $1", trialId)
  await page.goto(trial)
  await page.getByText('试了几次都没有做完，不再自动重试').waitFor()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '再试' }).click()
  await page.getByRole('heading', { level: 1, name: /^若按国家/ }).waitFor({ timeout: 60_000 })
  expect(faults).toEqual([])
  expect(product.troubles).toEqual([])
}, 120_000)
