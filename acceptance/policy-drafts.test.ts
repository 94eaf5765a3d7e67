import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { clinic, openBrowser, openDesk } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
  expect(product.troubles).toEqual([])
}, 60_000)

const openAs = async (account: string) => {
  const at = await openDesk(browser, { origin: product.origin })
  await signIn(at.page, account)
  return at
}
const says = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor()

test('一人起草改协议期限，错处当场说清，提交后另一人复核发布，从那天起按新规定', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g/policy')
  await page.getByRole('link', { name: '政策草案' }).click()
  await page.getByRole('button', { name: '起草改动' }).click()
  await page.getByLabel('标题').fill('按渝北卫健〔2027〕12号调整协议期限')
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/g\/policy\/drafts\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: '协议期限' }).click()
  await says(page, '2017-06-21 起')
  await page.getByRole('button', { name: '加文件或条款' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of [
    ['标题', '关于调整协议期限的通知'],
    ['文号', '渝北卫健〔2027〕12号'],
    ['发文机关', '渝北区卫生健康委'],
    ['代号', 'yb-2027-12'],
    ['条款', '一'],
    ['条款代号', '1'],
  ] as const)
    await dialog.getByLabel(label, { exact: true }).fill(text)
  await dialog.getByRole('button', { name: '加上' }).click()
  await dialog.waitFor({ state: 'detached' })
  await says(page, '文件 渝北卫健〔2027〕12号')

  await page.getByRole('button', { name: '从某天起改' }).click()
  await page.getByLabel('从哪天起').fill('2027-01-01')
  await page.getByLabel('依据', { exact: true }).selectOption('yb-2027-12#1')
  const value = page.getByLabel('取值', { exact: true })
  await value.fill('years: [1, 2]\nusual: one\nis_principle: true')
  await page.locator('.draft-preview .draft-wrong').waitFor()
  await expectNoAxeViolations(page)
  await value.fill('years: [1, 2]\nusual: 1\nis_principle: true')
  await expect.poll(() => page.locator('.draft-preview').textContent(), { timeout: 10_000 }).toMatch(/1.*2 年/)
  await page.keyboard.press('Control+Enter')
  await says(page, '2 处改动')
  expect(await page.getByText('不再成立的用例').count()).toBe(0)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '提交复核' }).click()
  await says(page, '等另一个人复核')
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
  const address = page.url()
  expect(faults).toEqual([])
  await context.close()

  const second = await openAs('pengzhiyuan')
  await second.page.goto(address)
  await second.page.getByRole('button', { name: '发布', exact: true }).click()
  const confirm = second.page.getByRole('dialog')
  await confirm.getByLabel('说明').fill('已核对原件第一条')
  await confirm.getByRole('button', { name: '发布', exact: true }).click()
  await says(second.page, '已发布为第 2 版')
  await second.page.goto('/g/policy/500112?on=2027-01-01&topic=contract')
  await expect.poll(() => second.page.locator('.policy-art').textContent(), { timeout: 15_000 }).toContain('渝北卫健〔2027〕12号')
  await second.page.goto('/g/policy/drafts')
  await second.page.getByText('第 2 版', { exact: true }).waitFor()
  await second.page.getByRole('button', { name: '以这一版起草' }).waitFor()
  await expectNoAxeViolations(second.page)
  expect(second.faults).toEqual([])
  await second.context.close()
}, 180_000)

test('提出改用另一个政策包，复核页先列签约要用而它没有回答的，再到并排比较和试算，两边都已选好', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g/policy/drafts')
  await page.getByRole('button', { name: '改用另一个政策包' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('政策包').selectOption('350200')
  await dialog.getByLabel('从哪天起').fill('2027-02-01')
  await dialog.getByLabel('标题').fill('改用厦门的包')
  await dialog.getByRole('button', { name: '提出' }).click()
  await page.waitForURL(/\/g\/policy\/drafts\/[0-9a-f-]{36}/)
  const address = page.url()
  await says(page, '签约要用、这个包没有回答的')
  await says(page, '协议可签几年，通常几年？')
  await says(page, '本县今天有规定、这个包没有回答的')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: '并排比较' }).click()
  await expect.poll(() => page.getByLabel('另一方').inputValue()).toBe('350200')
  expect(await page.getByLabel('这一方').inputValue()).toBe('500112')
  await page.goto(address)
  await page.getByRole('link', { name: '试算' }).click()
  await expect.poll(() => page.getByLabel('换成').inputValue()).toMatch(/^350200 /)
  await page.goto(address)
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('dialog').getByLabel('说明').fill('不换了')
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await says(page, '已撤销')
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('手机宽度：草案、并排比较不横滚，也看得清', async () => {
  const { page, context, faults } = await openDesk(browser, { origin: product.origin, size: { width: 390, height: 844 } })
  await signIn(page, 'wumin')
  for (const path of ['/g/policy/drafts', '/g/policy/compare?left=350200&right=330100', '/g/policy/compare?left=310104&right=310115']) {
    await page.goto(path)
    await page.locator('main table').first().waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), { message: path }).toBe(true)
    await expectNoAxeViolations(page)
  }
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('诊室屏幕上并排比较两个名称很长的包，选的是谁看得全', async () => {
  const { page, context } = await openDesk(browser, { origin: product.origin, size: clinic })
  await signIn(page, 'wumin')
  await page.goto('/g/policy/compare?left=310104&right=310115')
  const chosen = page.getByLabel('这一方')
  await chosen.waitFor()
  const room = await chosen.evaluate((select: HTMLSelectElement) => {
    const style = getComputedStyle(select)
    const pen = document.createElement('canvas').getContext('2d')!
    pen.font = style.font
    const text = select.selectedOptions[0]!.text
    return { text, left: select.clientWidth - Number.parseFloat(style.paddingLeft) - 20 - pen.measureText(text).width }
  })
  expect(room.text).toBe('上海市徐汇区斜土街道社区卫生服务中心 310104')
  expect(room.left).toBeGreaterThan(0)
  await context.close()
}, 120_000)
