import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { agree, askFrom, openBoundPhone, openDoctorsDesk, signUpTo, write } from './phone-signing-steps.ts'
import { sendForm, standsAt } from './phone-steps.ts'
import * as desk from './signing.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let doctor: Awaited<ReturnType<typeof openDoctorsDesk>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct({ packCode: '320904' })])
  doctor = await openDoctorsDesk(browser, product.origin)
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
  expect(product.troubles).toEqual([])
}, 60_000)

const open = (key: string) => openBoundPhone(browser, product.origin, doctor.bind, [[key, 'self']])
const openAs = async (account: string) => {
  const at = await openDesk(browser, { origin: product.origin })
  await signIn(at.page, account)
  return at
}
const card = (page: Page, name: string) => page.locator('.packages > li', { hasText: name }).first()

test('手机上：大丰四级服务包各有合计、谁出多少、您付多少、省多少；签一个，协议里留着每一行', async () => {
  const { page, context, faults, ids } = await open('tangDefu')
  await signUpTo(page, 'package')
  await page.getByText('看其余', { exact: false }).click()
  await expect.poll(() => page.locator('.packages > li').count()).toBe(16)
  for (const [name, ...says] of [
    ['基础包', '您付 0 元', '60 元', '公卫经费付', '比单独做省 60 元'],
    ['初级包', '您付 50 元 / 年', '81 元', '公卫经费付', '− 26 元', '优惠', '− 5 元', '比单独做省 31 元'],
    ['中级包（高血压型）', '您付 135 元 / 年', '276 元', '医保付', '− 65 元', '− 64 元', '− 12 元', '比单独做省 141 元'],
    ['高级包（肿瘤型）', '您付 530 元 / 年', '970 元', '− 228 元', '− 120 元', '− 92 元', '比单独做省 440 元'],
  ] as const)
    for (const text of says) expect(await card(page, name).textContent(), name).toContain(text)
  await card(page, '中级包（高血压型）').getByText('看 6 个项目的价钱').click()
  await card(page, '中级包（高血压型）').getByText('15 元一次，一年 4 次').waitFor()
  await expectNoAxeViolations(page)

  await page.locator('#package-intermediate_hypertension').check()
  await page.locator('.sum strong', { hasText: '135 元' }).waitFor()
  await sendForm(page)
  await standsAt(page, '/m/sign/term')
  await sendForm(page)
  await agree(page)
  await standsAt(page, '/m/sign/signature')
  await write(page.locator('.pad canvas'))
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await page.getByRole('button', { name: '都对，交给医生' }).click()
  await standsAt(page, '/m/sign/done')
  await doctor.answer(ids[0]!, null)
  await page.goto('/m')
  await page.getByRole('link', { name: '看签约' }).click()
  await page.locator('.price-of', { hasText: '比单独做省 141 元' }).waitFor()
  await expectNoAxeViolations(page)
  expect(faults).toEqual([])
  await context.close()
}, 180_000)

test('现场：加上协商的项目，价格当场算出，写进协议附件', async () => {
  const { page, faults, context } = await openAs('chenjing')
  await page.goto('/w/sign/new')
  await settled(page)
  await desk.readCard(page)
  const annex = page.getByRole('region', { name: '协商的服务项目' })
  await annex.getByRole('button', { name: '加一个项目' }).click()
  await annex.getByLabel('项目', { exact: true }).selectOption('acupuncture_tuina')
  await annex.getByLabel('一年次数').fill('10')
  await annex.getByLabel('让利（元）').fill('40')
  await annex.getByText('居民 260 元').waitFor() // 10 × 30 − 40
  await annex.getByText('省 40 元').waitFor()
  await annex.getByLabel('让利（元）').fill('301')
  await annex.getByText('减去的 301.00 元比项目累加的 300.00 元还多').waitFor()
  await annex.getByLabel('让利（元）').fill('40')
  await annex.getByText('居民 260 元').waitFor()
  await page.evaluate(() => scrollTo(0, 0)) // under the bar at the head lie the ticks of the other column, which is no place to press them
  await expectNoAxeViolations(page)
  await desk.tell(page)
  await desk.write(page)
  await desk.submit(page)
  await page.getByRole('link', { name: '看这份协议' }).click()
  await page.getByText('协商的服务项目的价格明细').click()
  await page.getByRole('table', { name: '协商的服务项目' }).getByText('针灸推拿').waitFor()
  await expectNoAxeViolations(page)
  expect(faults).toEqual([])
  await context.close()
}, 180_000)

test('机构自己组合一个，在区间之内才能存；另一人发布后居民可选；正在选时停用，说清楚，别的不丢', async () => {
  const manager = await openAs('jiangwenhui')
  const { page } = manager
  await page.goto('/t/packages')
  await page.getByRole('heading', { name: '还没有自组的服务包' }).waitFor()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: '组合一个' }).first().click()
  await page.getByLabel('名称', { exact: true }).fill('家庭随访包')
  await page.getByLabel('英文名称').fill('Family follow-up package')
  await page.getByLabel('级', { exact: true }).selectOption('intermediate')
  await page.getByLabel('找项目').fill('随访')
  await page.getByLabel('找项目').press('Enter')
  await page.getByLabel('上门随访一年几次').fill('4')
  await page.getByText('居民付 20.00 元，不在中级包的 100.00–150.00 元之内').waitFor() // 4 × (15 − 10)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('价格算不出来').waitFor()
  await page.getByLabel('找项目').fill('颈部')
  await page.getByLabel('找项目').press('Enter')
  await page.getByLabel('找项目').fill('用药')
  await page.getByLabel('找项目').press('Enter')
  await page.getByLabel('用药指导一年几次').fill('3')
  await page.getByText('居民 110 元').waitFor() // 20 + (100 − 40) + 30
  await page.getByRole('button', { name: '撤销上一步' }).click()
  await page.getByText('居民付 90.00 元，不在').waitFor()
  await page.getByLabel('用药指导一年几次').fill('3')
  await page.getByText('居民 110 元').waitFor()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('发布要由没有写过这一版的另一个人来做').waitFor()
  await expectNoAxeViolations(page)
  const packageId = new URL(page.url()).pathname.split('/').at(-1)

  const commission = await openAs('wumin')
  await commission.page.goto(`/g/packages/${packageId}`)
  await commission.page.getByRole('button', { name: '发布' }).click()
  await commission.page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await commission.page.locator('.tag', { hasText: '已发布' }).first().waitFor()

  const phone = await open('tanWei')
  await signUpTo(phone.page, 'package')
  await card(phone.page, '家庭随访包').getByText('比单独做省 80 元').waitFor()
  await card(phone.page, '家庭随访包').getByRole('checkbox').check()
  await phone.page.locator('#package-beginner').check()
  await phone.page.locator('.sum strong', { hasText: '160 元' }).waitFor()
  await sendForm(phone.page)
  await standsAt(phone.page, '/m/sign/term')
  const { status } = await askFrom(commission.page, `/api/service-packages/${packageId}/withdraw`, {
    packageId,
    version: 2,
    reason: '价格调整',
  })
  expect(status).toBe(200)
  await phone.page.reload()
  await standsAt(phone.page, '/m/sign/package')
  await phone.page.getByText('有 1 个已经停用或者换了新的').waitFor()
  await expect.poll(() => phone.page.locator('#package-beginner').isChecked()).toBe(true)
  await expectNoAxeViolations(phone.page)
  await sendForm(phone.page)
  await standsAt(phone.page, '/m/sign/term')
  expect([...manager.faults, ...commission.faults, ...phone.faults]).toEqual([])
  for (const { context } of [manager, commission, phone]) await context.close()
}, 240_000)
