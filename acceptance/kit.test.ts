import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk } from './browser.ts'
import { countEffort } from './effort.ts'
import { serveConsole } from './static-console.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof serveConsole>>
beforeAll(async () => {
  site = await serveConsole({
    '/api/access/sign-in-options': { status: 200, body: { isDemo: true, demoPassword: null, demoAccounts: [] } },
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function openGallery(language: 'zh' | 'en' = 'zh'): Promise<{ page: Page; faults: string[]; done: () => Promise<void> }> {
  const { page, context, faults } = await openDesk(browser, { origin: site.origin, language })
  await page.goto('/kit')
  await page.waitForSelector('.timeline')
  await page.waitForLoadState('networkidle')
  return { page, faults, done: () => context.close() }
}

test.each(['zh', 'en'] as const)('every piece is accessible and faultless in %s', async (language) => {
  const { page, faults, done } = await openGallery(language)
  await expectNoAxeViolations(page)
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language === 'zh' ? 'zh-CN' : 'en')
  expect(faults).toEqual([])
  await done()
})

test('an open basis is accessible, closes by Esc and gives the focus back', async () => {
  const { page, done } = await openGallery()
  const chip = page.locator('.cite').first()
  await chip.focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.pop.basis')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.pop').count()).toBe(0)
  await expect.poll(() => chip.evaluate((element) => element === document.activeElement)).toBe(true)
  await done()
})

test('a block pasted into the grid goes where its names say; what is no number is reported and leaves the old value', async () => {
  const { page, done } = await openGallery()
  const first = page.locator('[data-cell="0:population"] button')
  await first.focus()
  await first.evaluate((element) => {
    const clipboard = new DataTransfer()
    clipboard.setData('text/plain', '木耳镇\t１２，３４５\n茨竹镇\t约2万\n')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
  })
  await expect.poll(() => page.locator('[data-cell="2:population"]').innerText()).toBe('12,345')
  await expect.poll(() => first.innerText()).toBe('21,217')
  await expect.poll(() => page.locator('.paste-report').innerText()).toContain('“约2万”不是数')
  await done()
})

test('the grid is worked by keys alone: down, type, Enter', async () => {
  const { page, done } = await openGallery()
  await page.locator('[data-cell="0:population"] button').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('900')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-cell="1:population"]').innerText()).toBe('900')
  await page.waitForFunction(() => document.activeElement?.parentElement?.getAttribute('data-cell') === '2:population')
  await done()
})

test('what is typed and is no number stays in its cell, marked; Esc gives the old value back', async () => {
  const { page, done } = await openGallery()
  const cell = page.locator('[data-cell="0:population"]')
  await cell.locator('button').focus()
  await page.keyboard.press('Enter')
  await cell.locator('input').fill('约2万')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell.locator('input').getAttribute('aria-invalid')).toBe('true')
  await page.keyboard.press('Escape')
  await cell.getByText('21,217').waitFor()
  await done()
})

test('a dot is no signature; a name written by hand is; clearing empties it', async () => {
  const { page, done } = await openGallery()
  const pad = page.locator('.pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.locator('canvas').boundingBox())!
  await page.mouse.click(box.x + 20, box.y + 20)
  await pad.getByText('笔迹太短').waitFor()
  await page.mouse.move(box.x + 30, box.y + 60)
  await page.mouse.down()
  for (let x = 0; x <= 150; x += 10) await page.mouse.move(box.x + 30 + x, box.y + 60 + (x % 20))
  await page.mouse.up()
  await pad.getByText('已签名').waitFor()
  await pad.getByRole('button', { name: '清除重签' }).click()
  await pad.getByText('还没有签名').waitFor()
  await done()
})

test('who cannot write by hand types the name', async () => {
  const { page, done } = await openGallery()
  const pad = page.locator('.pad')
  await pad.getByRole('button', { name: '不便手写' }).click()
  await pad.getByRole('textbox').fill('罗玉珍')
  await pad.getByText('已签名').waitFor()
  await done()
})

test('keys of an input method that is composing are not counted as effort', async () => {
  const { page, done } = await openGallery()
  const effort = await countEffort(page)
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', isComposing: true, bubbles: true })))
  await page.keyboard.press('j')
  await page.mouse.click(700, 20)
  expect(await effort()).toEqual({ clicks: 1, keys: 1 })
  await done()
})

test('outside a demonstration there is no gallery', async () => {
  const real = await serveConsole({
    '/api/access/sign-in-options': { status: 200, body: { isDemo: false, demoPassword: null, demoAccounts: [] } },
  })
  const { page, context } = await openDesk(browser, { origin: real.origin })
  await page.goto('/kit')
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
  await context.close()
  await real.close()
})
