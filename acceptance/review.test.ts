import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let page: Page
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  ;({ page } = await openDesk(browser, { origin: product.origin }))
  await signIn(page, 'chenjing')
  await page.goto('/w/sign/review')
  await settled(page)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const waiting = async () => Number((await page.locator('h1').textContent())?.match(/\d+/)?.[0] ?? 0)
const becomes = (count: number) =>
  page.waitForFunction((wanted) => Number(document.querySelector('h1')?.textContent?.match(/\d+/)?.[0] ?? 0) === wanted, count)

test('等得最久的在前，看得到选了什么、同意了什么、怎样签的名', async () => {
  await expect.poll(() => waiting()).toBeGreaterThan(3)
  const first = page.locator('.review-list li').first()
  await expect.poll(() => first.textContent()).toMatch(/等了 [3-9] 天/)
  await page.locator('.review-hand').waitFor()
  await expect.poll(() => page.locator('.review-hand').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect.poll(() => page.locator('.review-facts').textContent()).toMatch(/基础包.*居民付.*期限/)
})

test('只用键盘：A 受理一份，R 写明原因退回一份', async () => {
  const before = await waiting()
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page.getByText('1 份已受理，协议生效').waitFor()
  await becomes(before - 1)
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('r')
  await dialog.getByRole('textbox').fill('只给这个人的话')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const hand = () => page.locator('.review-hand').getAttribute('src')
  const theirs = await hand()
  await page.keyboard.press('j')
  await expect.poll(hand).not.toBe(theirs)
  await page.keyboard.press('r')
  await expect
    .poll(() => dialog.getByRole('textbox').inputValue(), { message: 'what was meant for one resident is not offered to the next' })
    .toBe('')
  await dialog.getByRole('button', { name: /当面办理/ }).press('Enter')
  await page.getByText(/已退回.+的申请/).waitFor()
  await becomes(before - 2)
})

test('全选，一次受理完，没有等着的就说没有', async () => {
  const before = await waiting()
  await page.getByLabel('全选').check()
  await page.getByRole('button', { name: `受理选中的 ${before} 份` }).click()
  await page.getByText(`${before} 份已受理，协议生效`).waitFor()
  await page.getByRole('heading', { name: '没有等着回复的手机申请' }).first().waitFor()
  expect(product.troubles).toEqual([])
})
