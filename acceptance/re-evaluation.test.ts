import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk, settled } from './browser.ts'
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

async function deskOf(account: string, path: string): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openDesk(browser, { origin: product.origin })
  await signIn(page, account)
  await page.goto(path)
  await settled(page)
  return { page, faults }
}
const digits = async (text: Promise<string | null>) => Number((await text)?.replace(/\D/g, ''))
/** The number under a word at the head of the result. */
const figure = (page: Page, name: string) =>
  digits(page.getByRole('region', { name: '结果' }).locator('.kpi', { hasText: name }).locator('.kpi-value').textContent())

test('卫健委发起复核，看到进度和结果，点开一项看到是哪些协议；机构只看到自己的一份', async () => {
  const { page, faults } = await deskOf('wumin', '/g/re-evaluation')
  await page.getByText('已签的条款不变').waitFor()
  await expectNoAxeViolations(page)
  await page.getByLabel('同一天').check()
  await page.getByLabel('哪一天').fill('')
  await page.getByRole('button', { name: '开始复核' }).click()
  await page.getByText('请选一天').waitFor()
  // In 2025 the paid packages of 2026 were not there yet.
  await page.getByLabel('哪一天').fill('2025-06-01')
  await page.getByRole('button', { name: '开始复核' }).click()
  const result = page.getByRole('heading', { level: 1, name: /^[\d,]+ 份协议和规定不同(，[\d,]+ 份无法判断)?$/ })
  // The progress is gone with the last contract, which on a slow line may come before it was seen.
  await page
    .getByText(/^已核对 [\d,]+ \/ [\d,]+ 份/)
    .or(result)
    .first()
    .waitFor()
  await result.waitFor({ timeout: 30_000 })
  await settled(page)
  const inForce = Number(/在期 ([\d,]+) 份/.exec((await page.locator('.head-sub').textContent()) ?? '')?.[1]?.replace(/,/g, ''))
  const [differs, notJudged, agrees] = [await figure(page, '有不同'), await figure(page, '无法判断'), await figure(page, '一致')]
  expect(differs + notJudged + agrees).toBe(inForce)
  expect(differs).toBeGreaterThan(0)
  await expectNoAxeViolations(page)

  const row = page.getByRole('row', { name: /^服务包不在可选之列/ })
  const gone = await digits(row.getByRole('cell').nth(1).textContent())
  await row.getByRole('button', { name: '看协议 服务包不在可选之列' }).click()
  const found = page.getByRole('region', { name: '有不同和无法判断的协议' })
  await found
    .getByText(/“(慢病优惠包|老年康养包)”不在可选的服务包里/)
    .first()
    .waitFor()
  expect(await found.locator('tbody tr').count()).toBe(Math.min(30, gone))
  expect(await found.locator('tbody tr').first().textContent()).toMatch(/^.\*.*不在可选的服务包里/)
  await found.locator('tbody tr').first().getByRole('link').click()
  await page
    .getByText(/慢病优惠包|老年康养包/)
    .first()
    .waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/g\/contracts\//)
  const why = page.getByRole('region', { name: /^协议复核发现 \d+ 项$/ })
  await why.getByText(/“(慢病优惠包|老年康养包)”不在可选的服务包里/).waitFor()
  await why.getByText('按 2025-06-01 的规定').waitFor()
  await why
    .getByText(/^依据：渝北卫健〔2017〕475号/)
    .first()
    .waitFor()
  await expectNoAxeViolations(page)
  await why.getByRole('link', { name: '回到复核结果' }).click()
  await page.getByRole('heading', { level: 1, name: /份协议和规定不同(，[\d,]+ 份无法判断)?$/ }).waitFor()
  await page.goto('/g/re-evaluation')
  await page
    .getByRole('row', { name: /按 2025-06-01 的规定/ })
    .getByText('完成')
    .waitFor()
  expect(faults).toEqual([])

  const manager = await deskOf('jiangwenhui', '/t/re-evaluation')
  await manager.page.getByText('这里是本机构的部分').waitFor()
  expect(await manager.page.getByRole('button', { name: '开始复核' }).count()).toBe(0)
  await manager.page.getByRole('link', { name: /第 1 版/ }).click()
  await manager.page.getByRole('heading', { level: 1, name: /份协议和规定不同(，[\d,]+ 份无法判断)?$/ }).waitFor()
  const own = (await figure(manager.page, '有不同')) + (await figure(manager.page, '无法判断')) + (await figure(manager.page, '一致'))
  expect(own).toBeGreaterThan(0)
  expect(own).toBeLessThan(inForce)
  expect(manager.faults).toEqual([])
  expect(product.troubles).toEqual([])
}, 120_000)
