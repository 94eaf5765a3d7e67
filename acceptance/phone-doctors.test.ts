import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, settled } from './browser.ts'
import { openProduct } from './live-product.ts'
import { openBoundPhone, openDoctorsDesk } from './phone-signing-steps.ts'
import { atFullHeight, findTooSmall, findWeakContrast, type Look, standsAt } from './phone-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let desk: Awaited<ReturnType<typeof openDoctorsDesk>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  desk = await openDoctorsDesk(browser, product.origin)
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const looks: [string, Look][] = [
  ['中文标准版', {}],
  ['中文长辈版', { isElderMode: true }],
  ['窄屏长辈版最大字，英文', { textSize: 30, width: 320, isElderMode: true, language: 'en' }],
]
test.each(looks)(
  '%s：按名字、语言和名额找医生，看医生，带着选好的医生去签约',
  async (_, look) => {
    const { page, context, faults } = await openBoundPhone(browser, product.origin, desk.bind, [['luoYuzhen', 'parent']], look)
    const [touch, text] = look.isElderMode ? [60, 20] : [44, 14]
    const judge = async (path: string) => {
      await settled(page)
      await atFullHeight(page, () => expectNoAxeViolations(page))
      if (look.isElderMode) expect(await findWeakContrast(page), path).toEqual([])
      expect(await findTooSmall(page, touch, text), path).toEqual([])
    }
    await page.goto('/m')
    await page.getByRole('link', { name: /查医生|Doctors/ }).click()
    await standsAt(page, '/m/doctors')
    await page.locator('.doctor-line').first().waitFor()
    await judge('/m/doctors')
    await page.locator('#language').selectOption('uyghur')
    await page.getByText(/没有找到|Nobody found/).waitFor()
    await page.locator('#language').selectOption('')
    await page.locator('#search').fill('cj')
    await page.locator('#room').check()
    await page.locator('#stars').selectOption('4')
    await page.locator('.doctor-line', { hasText: '陈静' }).waitFor()
    await expect.poll(() => page.locator('.doctor-line').filter({ hasNotText: '陈静' }).count()).toBe(0)
    await expect.poll(() => page.locator('.doctor-line .tag.stars').innerText()).toMatch(/4 (星|stars)/)
    await page.locator('.doctor-line').first().click()
    await page.getByText(/五星最高|five stars are the most/).waitFor()
    await page.getByRole('heading', { name: /陈静/ }).waitFor()
    await judge('/m/doctors/:id')
    await page.goBack()
    await page.locator('.doctor-line').first().waitFor()
    await expect.poll(() => page.locator('#search').inputValue(), { message: 'what was asked stays' }).toBe('cj')
    await page.goForward()
    await page.locator('.dock button').click()
    await standsAt(page, '/m/sign/team')
    await page.locator('.team', { hasText: '陈静' }).locator('input[name=team]:checked').waitFor()
    expect(faults).toEqual([])
    await context.close()
  },
  180_000,
)

test('没有绑定任何人时，说先绑定', async () => {
  const { page, context } = await openBoundPhone(browser, product.origin, desk.bind, [])
  await page.goto('/m/doctors')
  await page.getByRole('link', { name: '去绑定' }).waitFor()
  await context.close()
})
