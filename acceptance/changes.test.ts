import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { askFrom } from './phone-signing-steps.ts'
import { findTooSmall, openPhone, signInOnPhone } from './phone-steps.ts'
import { readCard, submit, tell, write } from './signing.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let at: Desk
let manager: Desk
let contractId: string
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  at = await openDesk(browser, { origin: product.origin })
  manager = await openDesk(browser, { origin: product.origin })
  await signIn(at.page, 'chenjing')
  await signIn(manager.page, 'jiangwenhui')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

test('门诊变更服务包：先看到价钱和今年应付，居民签补充协议；签约时的那一版还能看', async () => {
  const { page } = at
  await page.goto('/w/sign/new')
  await settled(page)
  await readCard(page)
  await tell(page)
  await page.getByLabel('由他人代签').check()
  await page.getByLabel('代签人', { exact: true }).fill('罗小艳')
  await page.getByLabel('与居民的关系').selectOption('child')
  await write(page)
  await submit(page)
  await page.getByRole('link', { name: '看这份协议' }).click()
  await page.getByRole('link', { name: '变更服务包' }).waitFor()
  contractId = page.url().split('/').at(-1)!
  await page.getByRole('link', { name: '变更服务包' }).click()
  await page.getByRole('heading', { level: 1, name: /变更服务包/ }).waitFor()
  await page.getByText('还没有改动').waitFor()
  expect(await page.getByLabel('基础包').isDisabled()).toBe(true)
  const choice = page.getByLabel('慢病优惠包').first()
  await choice.check()
  await page.getByRole('row', { name: /居民/ }).first().waitFor()
  // 今天签、今天变更：这一签约年度十二个月都在后面，本年应付就是一年的。
  expect(await page.getByRole('row', { name: /^居民/ }).innerText()).toMatch(/0\.00\s+¥50\.00\s+¥50\.00/)
  await page.getByText('余下的 12 个月折算').waitFor()
  await page.getByLabel('由他人代签').check()
  await page.getByLabel('代签人', { exact: true }).fill('罗小燕')
  await page.getByLabel('与居民的关系').selectOption('child')
  await settled(page)
  await expectNoAxeViolations(page)
  expect(await page.getByRole('button', { name: /签补充协议/ }).isDisabled()).toBe(true)
  await write(page)
  const why = page.getByLabel('为什么选“慢病优惠包”')
  if (await why.isVisible()) await why.fill('家属要求，血压偏高')
  await page.getByText('可以提交').waitFor()
  await page.getByRole('button', { name: /签补充协议/ }).click()
  await page.getByText('变更好了，现在是第 2 版').waitFor()
  const versions = page.locator('.contract-versions > li')
  await expect.poll(() => versions.count()).toBe(2)
  expect(await versions.first().innerText()).toMatch(/第 2 版.*2026-11-24 起.*现行[\s\S]*增加 慢病优惠包/)
  await versions.last().getByText('看这一版').click()
  expect(await versions.last().innerText()).toMatch(/基础包[\s\S]*居民一年付 0 元/)
  await settled(page)
  await expectNoAxeViolations(page)
}, 120_000)

test('机构更正代签人的姓名，写明原因；时间线里有前后和原因，协议页说签后更正过，核验照样通过', async () => {
  const { page } = manager
  await page.goto(`/t/contracts/${contractId}`)
  await page.getByRole('button', { name: '更正' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('例如：签约时把代签人的名字写错，已看过身份证').waitFor()
  await dialog.getByText(/^协议编号和期限：写在双方签过的协议里/).waitFor()
  expect(await dialog.getByText(/^代签人：这份协议没有登记代签人/).count()).toBe(0)
  await dialog.getByLabel('代签人姓名').fill('罗小燕')
  await dialog.getByRole('button', { name: '保存更正' }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('为什么更正').fill('签约时写错，已看身份证')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: '保存更正' }).click()
  await page.getByText('已更正 1 处').waitFor()
  const told = page.getByRole('list', { name: '时间线' })
  await told.getByText('代签人姓名：罗小艳 → 罗小燕').waitFor()
  await told.getByText('签约时写错，已看身份证').waitFor()
  await page.getByText('签好以后更正过，协议文本还是签署时的样子').waitFor()
  await page.getByText('罗小燕（子女）代签').waitFor()
  await settled(page)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: '核验页' }).click()
  await page.getByText('补充协议（第 1 份）').waitFor()
  await page.getByText('2026-11-24 起变更服务包，与签署时一致').waitFor()
  await page.getByText('2026-11-24，协议文本没有改动').waitFor()
}, 120_000)

test('居民在手机上看到几号起增加了什么、付多少，打开补充协议；也看到更正了什么', async () => {
  const { residentId } = (await askFrom(at.page, `/api/contracts/${contractId}/read`)).content as { residentId: string }
  const phone = await openPhone(browser, product.origin)
  await signInOnPhone(phone.page)
  const { deskCode } = (await askFrom(at.page, `/api/residents/${residentId}/desk-code`, {})).content
  await askFrom(phone.page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  await phone.page.goto('/m/messages/contract')
  const notice = phone.page.getByRole('article').filter({ hasText: '服务包变更好了' })
  await notice.getByText(/从 2026年11月\d+日 起变更了服务包，现在是：基础包.*慢病优惠包，您一年付 50\.00 元/).waitFor()
  await phone.page.goto(`/m/contract/${contractId}`)
  await phone.page.getByRole('heading', { name: '签约以后的变更' }).waitFor()
  await phone.page.getByText(/11月24日 起增加慢病优惠包/).waitFor()
  await phone.page.getByText('代签人：罗小艳 → 罗小燕').waitFor()
  await phone.page.getByRole('button', { name: /看补充协议/ }).click()
  const paper = phone.page.getByRole('region', { name: '补充协议的每一页' })
  await paper.locator('img').first().scrollIntoViewIfNeeded()
  await expect
    .poll(() =>
      paper
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0)
  expect(await paper.locator('img').first().getAttribute('src')).toContain('version=2')
  await settled(phone.page)
  await expectNoAxeViolations(phone.page)
  expect(await findTooSmall(phone.page, 44, 14)).toEqual([])
  expect([...at.faults, ...manager.faults, ...phone.faults, ...product.troubles]).toEqual([])
}, 120_000)
