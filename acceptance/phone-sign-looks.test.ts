import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, settled } from './browser.ts'
import { openProduct } from './live-product.ts'
import { openBoundPhone, openDoctorsDesk, readToEnd, withdrawAll, write } from './phone-signing-steps.ts'
import { atFullHeight, findTooSmall, findWeakContrast, type Look, sendForm, standsAt } from './phone-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let doctor: Awaited<ReturnType<typeof openDoctorsDesk>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  doctor = await openDoctorsDesk(browser, product.origin)
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const looks: [string, Look][] = [
  ['中文标准版', {}],
  ['中文长辈版', { isElderMode: true }],
  ['英文标准版', { language: 'en' }],
  ['英文长辈版', { language: 'en', isElderMode: true }],
  ['窄屏最大字', { textSize: 30, width: 320 }],
  ['窄屏长辈版最大字，英文', { textSize: 30, width: 320, isElderMode: true, language: 'en' }],
  ['宽屏，英文', { width: 430, language: 'en' }],
]
test.each(looks)(
  '%s：签约和签约协议的每一页人人可用，点得着、看得清、不横滚',
  async (_, look) => {
    const { page, context, faults, ids } = await openBoundPhone(
      browser,
      product.origin,
      doctor.bind,
      [
        ['tangDefu', 'parent'],
        ['wangXiulan', 'grandparent'],
      ],
      look,
    )
    const [touch, text] = look.isElderMode ? [60, 20] : [44, 14]
    const judge = async (path: string) => {
      await standsAt(page, path)
      await settled(page)
      await atFullHeight(page, () => expectNoAxeViolations(page))
      if (look.isElderMode) expect(await findWeakContrast(page), path).toEqual([])
      expect(await findTooSmall(page, touch, text), path).toEqual([])
    }
    await page.locator('.card, .todo').first().waitFor()
    await page.goto('/m/sign')
    await judge('/m/sign')
    await page.getByRole('radio').first().check()
    await sendForm(page)
    await page.locator('.team').first().waitFor()
    await page.locator('details.more summary').click()
    await judge('/m/sign/team')
    await sendForm(page)
    await standsAt(page, '/m/sign/package')
    await page.locator('details.more summary').first().click()
    await page.locator('.packages input[type=checkbox]').first().check()
    await judge('/m/sign/package')
    await sendForm(page)
    await judge('/m/sign/term')
    await sendForm(page)
    await standsAt(page, '/m/sign/agreement')
    await sendForm(page)
    await judge('/m/sign/agreement')
    await readToEnd(page)
    await page.locator('input[type=checkbox]').first().check()
    await judge('/m/sign/agreement')
    await sendForm(page)
    await standsAt(page, '/m/sign/signature')
    await sendForm(page)
    await judge('/m/sign/signature')
    await page.locator('main button.link').click()
    await judge('/m/sign/signature')
    await page.locator('main button.link').click()
    await page.locator('.pad-acts .btn').last().click()
    await write(page.locator('.wide-box canvas'), true)
    await judge('/m/sign/signature')
    await page.locator('.wide-acts .btn').last().click()
    await page.locator('#signedBy').fill('杨婷')
    await sendForm(page)
    await judge('/m/sign/check')
    await page.locator('.dock button').click()
    await judge('/m/sign/done')
    await page.goto('/m')
    await page.locator('.todo').waitFor()
    await judge('/m')
    await page.goto('/m/sign')
    await sendForm(page)
    await page.locator('.answers').waitFor()
    await page.locator('main .btn.plain').first().click()
    await judge('/m/sign/team')
    await page.goto('/m/contract')
    await page.locator('.timeline').waitFor()
    await judge('/m/contract')
    await withdrawAll(page, ids[0]!)
    await page.goto('/m/people')
    await page.getByRole('radio').nth(1).check()
    await sendForm(page)
    await page.getByRole('link', { name: /看签约|See the contract/ }).click()
    await page.locator('.facts').first().waitFor()
    await settled(page)
    await expectNoAxeViolations(page)
    if (look.isElderMode) expect(await findWeakContrast(page)).toEqual([])
    expect(await findTooSmall(page, touch, text), 'a contract').toEqual([])
    await page.goto('/m/sign')
    await page.getByRole('radio').nth(1).check()
    await sendForm(page)
    await page.locator('.notice.mid').waitFor()
    await judge('/m/sign/team')
    expect(faults).toEqual([])
    await context.close()
  },
  180_000,
)

test('整个过程没有我们自己的故障', () => {
  expect([doctor.faults, product.troubles]).toEqual([[], []])
})
