import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk } from './browser.ts'
import { type Answers, serveConsole } from './static-console.ts'

const me = {
  accountId: 'a1',
  displayName: '陈静',
  role: 'family_doctor',
  permissions: ['self'],
  scope: { kind: 'none' },
  countyCode: 500112,
  countyName: '渝北区',
  posts: [],
  institutionName: '悦来街道社区卫生服务中心',
  teamName: '第一团队',
  mustChangePassword: false,
  today: '2026-11-24',
}
const answers: Answers = {}
const signedInAs = (change: Partial<typeof me> = {}) => {
  answers['/api/access/me'] = { status: 200, body: { ...me, ...change } }
}
const signedOut = () => {
  answers['/api/access/me'] = { status: 401, body: { kind: 'Unauthenticated', reasons: [], traceId: 't' } }
}

let browser: Browser
let site: Awaited<ReturnType<typeof serveConsole>>
beforeAll(async () => {
  site = await serveConsole(answers)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path: string): Promise<{ page: Page; done: () => Promise<void> }> {
  const { page, context } = await openDesk(browser, { origin: site.origin })
  await page.goto(path)
  await page.waitForSelector('h1')
  return { page, done: () => context.close() }
}

test('who is not signed in is asked to, and the place is kept', async () => {
  signedOut()
  const { page, done } = await open('/help?from=here')
  expect(new URL(page.url()).pathname).toBe('/login')
  expect(new URL(page.url()).searchParams.get('back')).toBe('/help?from=here')
  await expectNoAxeViolations(page)
  await done()
})

test('the sign-in says which field is missing and takes the focus there', async () => {
  signedOut()
  const { page, done } = await open('/login')
  await page.getByRole('button', { name: '登录' }).click()
  const summary = page.getByRole('alert')
  await summary.getByText('请输入密码').click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('password')
  await expectNoAxeViolations(page)
  await done()
})

test('a first password is replaced before anything else can be seen', async () => {
  signedInAs({ mustChangePassword: true })
  const { page, done } = await open('/help')
  await page.getByRole('heading', { name: '设置新密码' }).waitFor()
  await page.getByLabel('现在的密码').fill('first-password')
  await page.getByLabel('新密码', { exact: true }).fill('short')
  await page.getByLabel('再输一遍新密码').fill('other')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/有 2 处要改[\s\S]*至少 10 位[\s\S]*不一样/)
  await done()
})

test("a page of another post is refused with words, in the shell of one's own", async () => {
  signedInAs()
  const { page, done } = await open('/jobs')
  await expect.poll(() => page.locator('h1').innerText()).toBe('您的岗位没有这项功能')
  await expect.poll(() => page.locator('.rail').count()).toBe(1)
  await expectNoAxeViolations(page)
  await done()
})

test('an address that leads nowhere says so and offers the way back', async () => {
  signedInAs()
  const { page, done } = await open('/nowhere')
  await expect.poll(() => page.locator('h1').innerText()).toBe('没有这一页')
  await expectNoAxeViolations(page)
  await done()
})

test('a server that fails is shown with the number to quote, and can be asked again', async () => {
  answers['/api/access/me'] = { status: 500, body: { kind: 'Defect', reasons: [], traceId: 'trace-77' } }
  const { page, done } = await open('/help')
  await expect.poll(() => page.locator('main').innerText()).toContain('trace-77')
  signedInAs()
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByRole('heading', { name: '帮助', level: 1 }).waitFor()
  await done()
})

test('going to another page moves the focus to its heading and names the document', async () => {
  signedInAs()
  const { page, done } = await open('/me')
  await page.getByRole('link', { name: '帮助' }).click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === '帮助')
  await expect.poll(() => page.title()).toBe('帮助 · 家医')
  await done()
})

test('the first Tab reaches the way past the navigation', async () => {
  signedInAs()
  const { page, done } = await open('/help')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
  await done()
})

test('the language changes at once, and is remembered', async () => {
  signedInAs()
  const { page, context } = await openDesk(browser, { origin: site.origin })
  await page.goto('/help')
  await page.getByRole('button', { name: /English/ }).click()
  await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor()
  await expect
    .poll(() => page.evaluate(() => [document.documentElement.lang, localStorage.getItem('jiayi.language'), document.title]))
    .toEqual(['en', 'en', 'Help · Jiayi'])
  await context.close()
})

test('Ctrl+K finds a function by its name and goes there by Enter', async () => {
  signedInAs()
  const { page, done } = await open('/help')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('我的')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/me')
  await done()
})
