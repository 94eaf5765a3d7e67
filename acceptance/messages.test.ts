import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { namedResidentId } from '../scripts/demo/named-people.ts'
import { expectNoAxeViolations } from './axe.ts'
import { clinic, type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { findTooSmall, findWeakContrast, type Look, openPhone, sendForm, signInOnPhone, standsAt } from './phone-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let desk: Desk
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  desk = await openDesk(browser, { origin: product.origin, size: clinic })
  await signIn(desk.page, 'chenjing')
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

/** A telephone that may act for somebody, by the code of the desk. */
async function aPhoneOf(key: string, relation: string, look?: Look): Promise<Desk> {
  const phone = await openPhone(browser, product.origin, look)
  await signInOnPhone(phone.page)
  await bindByDesk(phone.page, key, relation)
  return phone
}
async function bindByDesk(page: Page, key: string, relation: string) {
  const post = (on: Page, path: string, body: object) =>
    on.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
        return (await fetch(to as string, { method: 'POST', headers, body: JSON.stringify(sent) })).json()
      },
      [path, body] as const,
    )
  const { deskCode } = await post(desk.page, `/api/residents/${namedResidentId(key)}/desk-code`, {})
  await post(page, '/api/m/people/by-desk', { deskCode, relation })
}
const toChat = async (page: Page) => {
  await page.goto('/m/messages')
  await page.locator('a[href="/m/chat"]').first().click()
  await standsAt(page, '/m/chat')
}
const line = (page: Page, text: string) => page.locator('.said', { hasText: text })

test('王秀兰问医生，陈静在工作站答复：已发出、医生已看、答复到手机，两边都没有多一条', async () => {
  const { page, context, faults } = await aPhoneOf('wangXiulan', 'self')
  await toChat(page)
  await expect.poll(() => page.getByRole('link', { name: '拨打 120' }).getAttribute('href')).toBe('tel:120')
  await sendForm(page)
  await page.getByText('请先写下要说的话').waitFor()
  await page.locator('#say').fill('早上头晕，血压 168/98 <b>怎么办</b>')
  await page.reload()
  await expect
    .poll(() => page.locator('#say').inputValue(), { message: 'a draft outlives a reload' })
    .toBe('早上头晕，血压 168/98 <b>怎么办</b>')
  await page.locator('button[type=submit]').dblclick()
  await line(page, '早上头晕').getByText('已发出').waitFor()
  await expect.poll(() => page.locator('.said').count()).toBe(1)

  await desk.page.goto('/w/chat')
  await desk.page.locator('.rail a[href="/w/chat"] .count-mark', { hasText: '1' }).waitFor()
  await desk.page.locator('.chat-list li button', { hasText: '王秀兰' }).waitFor()
  await desk.page.keyboard.press('j')
  await desk.page.keyboard.press('Enter')
  await line(desk.page, '<b>怎么办</b>').waitFor()
  await expect.poll(() => desk.page.locator('.said-text b').count(), { message: 'what somebody wrote is never a page' }).toBe(0)
  await desk.page.locator('.chat-panel', { hasText: '高血压' }).waitFor()
  await line(page, '早上头晕').getByText('医生已看').waitFor({ timeout: 15_000 })
  await desk.page.keyboard.press('r')
  await desk.page.keyboard.type('先坐下休息')
  await desk.page.keyboard.press('Control+Enter')
  await line(desk.page, '先坐下休息').waitFor()
  await desk.page.getByRole('heading', { name: '没有人在等答复' }).waitFor()
  await line(page, '先坐下休息').waitFor({ timeout: 15_000 })
  await line(desk.page, '先坐下休息').getByText('居民已读').waitFor({ timeout: 15_000 })
  await settled(desk.page)
  await expectNoAxeViolations(desk.page)
  expect([...faults, ...desk.faults]).toEqual([])
  await context.close()
})

test('没有网络时写的排着队，连上自动发出，一条不多；写的是谁，医生看得见', async () => {
  const { page, context } = await aPhoneOf('qinHongmei', 'parent')
  await toChat(page)
  const keys: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/m/conversation/send')) keys.push(request.headers()['idempotency-key'] ?? '')
  })
  await page.locator('#say').waitFor()
  await context.setOffline(true)
  for (const text of ['第一句', '第二句']) {
    await page.locator('#say').fill(text)
    await sendForm(page)
    await line(page, text).getByText('没有网络，连上后自动发出').waitFor()
  }
  await context.setOffline(false)
  await line(page, '第二句').getByText('已发出').waitFor({ timeout: 20_000 })
  await expect.poll(() => page.locator('.said .said-text').allTextContents()).toEqual(['第一句', '第二句'])
  expect(new Set(keys).size, 'each has one key, however often it went').toBe(2)
  await page.reload()
  await line(page, '第二句').waitFor()
  await expect.poll(() => page.locator('.said').count()).toBe(2)

  await desk.page.goto('/w/chat?show=waiting')
  await desk.page.locator('.chat-list button', { hasText: '秦红梅' }).click()
  await line(desk.page, '第一句').getByText('子女代写').waitFor()
  await desk.page.getByRole('button', { name: /^不用答复/ }).click()
  await desk.page.getByText('都答复了').waitFor()
  await desk.page.getByRole('button', { name: /^撤销/ }).click()
  await desk.page.locator('.chat-list button', { hasText: '秦红梅' }).waitFor()
  await context.close()
})

test('通知：红点、点开就算看过、全部标为已读可以撤销', async () => {
  const { page, context } = await aPhoneOf('liuSuying', 'self')
  await expect
    .poll(
      async () => {
        await page.goto('/m')
        return page
          .locator('.tab-count')
          .waitFor({ timeout: 3000 })
          .then(
            () => 'counted',
            () => 'nothing new yet',
          )
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe('counted')
  await page.getByRole('link', { name: /^消息/ }).click()
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByText('已全部标为已读').waitFor()
  await page.locator('.tab-count').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销' }).click()
  await page.locator('.tab-count').waitFor()
  await page.getByRole('link', { name: /系统/ }).click()
  await page
    .getByRole('heading', { name: /手机绑定了本人/ })
    .getByText('新')
    .waitFor()
  await settled(page)
  await page.goto('/m/messages')
  await page.getByText('手机绑定了本人').waitFor()
  await page.locator('.tab-count').waitFor({ state: 'detached' })
  await context.close()
})

const looks: [string, Look][] = [
  ['中文标准版', {}],
  ['中文长辈版', { isElderMode: true }],
  ['英文标准版', { language: 'en' }],
  ['英文长辈版', { language: 'en', isElderMode: true }],
  ['窄屏最大字', { textSize: 30, width: 320 }],
]
test.each(looks)('%s：消息各页人人可用，点得着、看得清、不横滚', async (_, look) => {
  const { page, context, faults } = await aPhoneOf('heShimin', 'other', look)
  const [touch, text] = look.isElderMode ? [60, 20] : [44, 14]
  const judge = async (path: string) => {
    await standsAt(page, path)
    await settled(page)
    await expectNoAxeViolations(page)
    if (look.isElderMode) expect(await findWeakContrast(page), path).toEqual([])
    expect(await findTooSmall(page, touch, text), path).toEqual([])
  }
  await bindByDesk(page, 'wangXiulan', 'parent')
  await page.goto('/m/messages')
  await page.locator('a[href="/m/messages/system"]').waitFor()
  await judge('/m/messages')
  await page.locator('a[href="/m/messages/system"]').click()
  await page.locator('.notice-card').first().waitFor()
  await judge('/m/messages/system')
  await page.goto('/m/messages/health')
  await judge('/m/messages/health')
  await toChat(page)
  await page.locator('#say').fill('字'.repeat(501))
  await sendForm(page)
  await page.locator('#say-fault').waitFor()
  await judge('/m/chat')
  await page.locator('#say').fill('今天好些了')
  await sendForm(page)
  await line(page, '今天好些了').last().waitFor()
  await judge('/m/chat')
  expect(faults).toEqual([])
  await context.close()
})

test('工作站的咨询在中英文、宽窄窗口里人人可用；团队设置存得下', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page, context, faults } = await openDesk(browser, { origin: product.origin, language, size: clinic })
    await signIn(page, 'chenjing')
    await page.goto('/w/chat')
    await page.locator('.chat-list li button').first().click()
    await page.locator('.said').first().waitFor()
    await settled(page)
    await expectNoAxeViolations(page)
    await page.locator('.hero-acts button').click()
    await page.locator('dialog[open] textarea').fill('请带上药盒来\n先休息，两小时后再量')
    await expectNoAxeViolations(page)
    await page.locator('dialog[open] .btn.primary').click()
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page.locator('.chat-send .btn').first().click()
    await page.locator('.chat-quick button').first().click()
    await expect.poll(() => page.locator('#reply').inputValue()).toBe('请带上药盒来')
    await page.locator('.tools button').first().click()
    await expectNoAxeViolations(page)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 844 })
    await settled(page)
    await expectNoAxeViolations(page)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(faults).toEqual([])
    await context.close()
  }
})

test('nothing went wrong behind the pages', () => {
  expect(product.troubles).toEqual([])
})
