import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { loadPacks, readCatalogue } from '#policy/index.ts'
import { countAnswers, describePack } from '../server/modules/policy/domain/describe-pack.ts'
import { expectNoAxeViolations } from './axe.ts'
import { clinic, desk, openBrowser, openDesk, type Size, settled } from './browser.ts'
import { type Answers, serveConsole } from './static-console.ts'

const policies = new URL('../policies', import.meta.url).pathname
const on = localDate('2026-11-24')
const { catalogue } = readCatalogue(policies)
const version = {
  version: 1,
  effectiveFrom: '2017-06-21',
  publishedAt: '2026-11-24T04:00:00.000Z',
  author: '拟稿人',
  approver: '复核人',
  note: '首次',
  hash: 'a'.repeat(64),
}

/** The shipped packs as the server would answer them. */
function answersOfPacks(): Answers {
  const packs = [...loadPacks(policies).values()].map((pack) => ({
    topics: describePack(pack, catalogue, on),
    head: {
      code: pack.region,
      name: pack.name,
      scope: pack.bundle.scope,
      note: null,
      version,
      counts: countAnswers(pack, on),
      documents: Object.entries(pack.documents).map(([id, { title, number, evidence }]) => ({ id, title, number, evidence, issued: null })),
    },
  }))
  const reads = packs.map(({ head, topics }) => [
    `/api/policy/packs/${head.code}`,
    { status: 200, body: { on, pack: head, versions: [version], topics } },
  ])
  return {
    '/api/access/me': {
      status: 200,
      body: {
        accountId: 'a1',
        displayName: '周敏',
        role: 'commission',
        permissions: ['self', 'policy.read'],
        scope: { kind: 'region', code: '500112' },
        countyCode: 500112,
        countyName: '渝北区',
        posts: [],
        institutionName: null,
        teamName: null,
        mustChangePassword: false,
        today: on,
      },
    },
    '/api/policy/packs': { status: 200, body: { on, ownCode: '500112', packs: packs.map(({ head }) => head) } },
    ...Object.fromEntries(reads),
  }
}

let browser: Browser
let site: Awaited<ReturnType<typeof serveConsole>>
beforeAll(async () => {
  site = await serveConsole(answersOfPacks())
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(
  path: string,
  language: 'zh' | 'en' = 'zh',
  size: Size = desk,
): Promise<{ page: Page; faults: string[]; done: () => Promise<void> }> {
  const { page, context, faults } = await openDesk(browser, { origin: site.origin, language, size })
  await page.goto(path)
  await settled(page)
  return { page, faults, done: () => context.close() }
}

/** Turns to a chapter by the contents. */
async function chapter(page: Page, name: string): Promise<void> {
  await page
    .locator('.policy-toc button', { hasText: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.locator('.policy-title', { hasText: name }).waitFor()
}

test('the county reads its own pack, chapter by chapter, and each figure opens to its clause', async () => {
  const { page, faults, done } = await open('/g/policy')
  await expect.poll(() => page.locator('h1').innerText()).toBe('重庆市渝北区：121 项已答 43 项，77 项待答')
  await chapter(page, '团队')
  await page.getByRole('heading', { name: '团队组成' }).waitFor()
  await page.locator('.policy-block .cite').first().click()
  await expect
    .poll(() => page.getByRole('dialog').innerText())
    .toMatch(/关于印发渝北区家庭医生签约服务实施方案的通知[\s\S]*渝北卫健〔2017〕475号 二\(一\)1[\s\S]*2017-06-21/)
  expect(faults).toEqual([])
  await done()
})

test('what a text is about is found in every chapter, and nothing is said to be nothing', async () => {
  const { page, done } = await open('/g/policy')
  const find = page.getByRole('searchbox')
  await find.fill('国卫基层发')
  await page.getByRole('heading', { name: '老年人起始年龄' }).waitFor()
  await expect.poll(() => page.locator('.policy-found').innerText()).toContain('“国卫基层发”：4 项')
  await find.fill('没有这个词')
  await page.getByRole('heading', { name: '本包没有“没有这个词”' }).waitFor()
  await page.getByRole('button', { name: '看全部主题' }).click()
  await page.getByRole('heading', { name: '形式与期限' }).waitFor()
  await done()
})

test('another pack opens from the list, with what it leaves open', async () => {
  const { page, done } = await open('/g/policy')
  await page.getByRole('link', { name: '厦门市' }).click()
  await page.getByRole('heading', { name: /厦门市：121 项已答 43 项，78 项待答/ }).waitFor()
  await chapter(page, '签约服务费')
  await expect.poll(() => page.locator('.policy-split').first().innerText()).toMatch(/居民\s+20 元\s+医保基金\s+70 元\s+财政\s+30 元/)
  await page.getByText('年中签约是否按月折算？').first().waitFor()
  await done()
})

test('two packs are compared in one topic or in all; the printed pack has every chapter', async () => {
  const { page, done } = await open('/g/policy/compare?left=500112&right=350200')
  const topics = page.getByRole('list', { name: '主题' })
  await topics.getByRole('button', { name: /^签约服务费 \d+$/ }).click()
  await expect.poll(() => page.locator('.policy-compared h2').allTextContents()).toEqual(['签约服务费'])
  const count = Number(await topics.getByRole('button', { pressed: true }).locator('.num').textContent())
  expect(await page.locator('.policy-compared tbody tr').count()).toBe(count)
  await topics.getByRole('button', { name: /^全部主题/ }).click()
  await expect.poll(() => page.locator('.policy-compared').count()).toBeGreaterThan(10)

  await page.goto('/g/policy')
  await page.getByRole('button', { name: '打印全文' }).waitFor()
  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'))
    const titles = [...document.querySelectorAll('.policy-title')].map((title) => title.textContent)
    window.dispatchEvent(new Event('afterprint'))
    return titles
  })
  expect(printed).toEqual(Object.values(catalogue.topics).map(({ zh }) => zh))
  await expect.poll(() => page.locator('.policy-title').allTextContents()).toEqual(['形式与期限'])
  await done()
})

test('half a date reads nothing, a whole one is asked for', async () => {
  const { page, done } = await open('/g/policy')
  const day = page.getByLabel('按哪天读')
  await day.fill('2017-12')
  await expect.poll(() => day.getAttribute('aria-invalid')).toBe('true')
  expect(new URL(page.url()).search).toBe('')
  await day.fill('2017-12-31')
  await page.waitForURL(/on=2017-12-31/)
  await done()
})

test.each([
  ['zh', desk],
  ['en', clinic],
] as const)('every chapter is accessible in %s and never scrolls sideways', async (language, size) => {
  const { page, faults, done } = await open('/g/policy', language, size)
  for (const names of Object.values(catalogue.topics)) {
    await chapter(page, names[language])
    // Wherever a page is scrolled to, its head that stays covers a row in part: it is judged from its beginning.
    await page.evaluate(() => window.scrollTo(0, 0))
    await expectNoAxeViolations(page)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
  expect(faults).toEqual([])
  await done()
})
