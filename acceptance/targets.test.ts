import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { clinic, openBrowser, openDesk, settled, type Size } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

async function as(account: string, path: string, size?: Size): Promise<{ page: Page; faults: string[]; done: () => Promise<void> }> {
  const desk = await openDesk(browser, { origin: product.origin, ...(size ? { size } : {}) })
  await signIn(desk.page, account)
  await desk.page.goto(path)
  await desk.page.waitForSelector('h1')
  await settled(desk.page)
  return { ...desk, done: () => desk.context.close() }
}
const cell = (page: Page, name: string, column: 'persons' | 'override') =>
  page.getByRole('row').filter({ hasText: name }).locator(`[data-cell$=":${column}"] > button`)
const says = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor()
/** Lays text from a spreadsheet over the cell that has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

test('吴敏起草渝北 2017 年任务：粘贴、调整、撤销都不丢数；彭志远复核下达', async () => {
  const { page, faults, done } = await as('wumin', '/g/targets')
  await page.getByRole('button', { name: '新建年度草稿' }).click()
  await page.getByLabel('年度', { exact: true }).fill('2017')
  await page.getByRole('button', { name: '生成草稿' }).click()
  await page.locator('.crumb').getByText('2017 年度').waitFor()
  await expect.poll(() => page.locator('h1').innerText()).toBe('22 个镇街任务 332,885 人')
  await settled(page)
  await cell(page, '洛碛镇', 'persons').click()
  await says(page, '四舍五入（45,350 × 45%）= 四舍五入（20,407.50）= 20,408')
  await says(page, '正好是 .5')

  // Full-width digits are taken, a gap leaves what stood there, text and 1.2万 are marked in their cells.
  await paste(page, '玉峰山镇\t２０，０００\n古路镇\t约两万\n大盛镇\t\n统景镇\t1.2万')
  await says(page, '2 格要改')
  await expect.poll(() => page.locator('.wrong-cell').count()).toBe(2)
  await expect.poll(() => cell(page, '玉峰山镇', 'persons').innerText()).toBe('20,000')
  await expect.poll(() => cell(page, '古路镇', 'persons').innerText()).toBe('26,469')
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByRole('button', { name: /^撤销/ }).click()
  await expect.poll(() => cell(page, '玉峰山镇', 'persons').innerText()).toBe('28,337')

  // A figure typed into the grid waits for its reason.
  await cell(page, '玉峰山镇', 'override').click()
  await page.keyboard.type('28338')
  await page.keyboard.press('Enter')
  await says(page, '常住人口只有 28,337 人')
  await expect.poll(() => page.getByRole('button', { name: '记入草稿' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '不改了' }).click()
  await cell(page, '玉峰山镇', 'override').click()
  await page.keyboard.type('12500')
  await page.keyboard.press('Enter')
  await page.locator('#override-reason:focus').waitFor()
  await expect.poll(() => page.getByLabel('调整为').inputValue()).toBe('12500')
  await page.getByRole('button', { name: '记入草稿' }).click()
  await says(page, '请写明调整理由')
  await page.getByLabel(/理由/).fill('两个村整体搬迁，年中复核后调回')
  await page.getByRole('button', { name: '记入草稿' }).click()
  await says(page, '22 个镇街任务 332,633 人')
  // Kept, it is still compared with the plan without it.
  await says(page, '332,885 → 332,633')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '提交复核' }).click()
  await says(page, '您是提交人，须由另一位同事复核下达')
  await expect.poll(() => page.getByRole('button', { name: '复核并下达' }).count()).toBe(0)
  expect(faults).toEqual([])
  await done()

  // The reviewer is told on the overview, lands on what waits, sees it against the reasons, and may still go back.
  const second = await as('pengzhiyuan', '/g', clinic)
  await second.page.getByRole('link', { name: '1 份任务待复核' }).click()
  await second.page.locator('.crumb').getByText('2017 年度').waitFor()
  await says(second.page, '复核清单')
  await second.page.getByRole('button', { name: '复核并下达' }).click()
  const review = second.page.getByRole('dialog')
  await expect.poll(() => review.innerText()).toMatch(/332,633[\s\S]*玉峰山镇[\s\S]*12,752 → 12,500[\s\S]*两个村整体搬迁/)
  await review.getByRole('button', { name: '取消' }).click()
  await second.page.getByRole('button', { name: '复核并下达' }).click()
  await review.getByRole('button', { name: '下达' }).click()
  await says(second.page, '已下达')
  await second.page.getByText('下达经过').waitFor()
  await expect.poll(() => second.page.getByRole('button', { name: '提交复核' }).count()).toBe(0)
  await expectNoAxeViolations(second.page)
  expect(product.troubles).toEqual([])
  await second.done()
}, 180_000)

test('吴敏在 11 月起草下一年度：次序不变，整表贴回什么都不改，序号不当人口，粘贴没记完不能提交', async () => {
  const { page, faults, done } = await as('wumin', '/g/targets')
  await page.getByRole('button', { name: '新建年度草稿' }).click()
  await expect.poll(() => page.getByLabel('年度', { exact: true }).inputValue()).toBe('2027')
  await page.getByRole('button', { name: '生成草稿' }).click()
  await page.locator('.crumb').getByText('2027 年度').waitFor()
  await settled(page)
  await expect.poll(() => page.locator('h1').innerText()).toContain('年度未开始，现状已签')
  await expect.poll(() => page.getByRole('columnheader').allInnerTexts()).not.toContain('状态')
  await expect.poll(() => page.getByText('达标').count()).toBe(0)
  const names = await page.locator('.targets-sheet tbody th[scope=row]').allInnerTexts()
  expect(names.slice(0, 4)).toEqual(['双凤桥街道', '双龙湖街道', '龙溪街道', '回兴街道'])
  await says(page, '比 2026 年')
  const title = await page.locator('h1').innerText()

  // The table as exported, opened in a spreadsheet and copied whole.
  const table = await page.evaluate(async () => (await fetch(document.querySelector<HTMLAnchorElement>('a[download]')!.href)).text())
  await cell(page, '双凤桥街道', 'persons').click()
  await paste(page, table.replace('\ufeff', '').replaceAll(',', '\t'))
  await says(page, '识别 22 行 × 2 列')
  await says(page, '“序号”列没有采用')
  await expect.poll(() => page.locator('h1').innerText()).toBe(title)
  await expect.poll(() => page.getByRole('button', { name: '撤销', exact: false }).first().isDisabled()).toBe(true)

  // A column gone astray is asked about, and over it nothing is submitted.
  await page.getByRole('button', { name: '知道了' }).click()
  await cell(page, '双凤桥街道', 'persons').click()
  await paste(page, '双龙湖\t1\n古路镇\t\t12000')
  await says(page, '变化过大，请确认')
  await expect.poll(() => cell(page, '双龙湖街道', 'persons').innerText()).toBe('97,337')
  await page.getByRole('button', { name: '提交复核' }).click()
  await page.getByRole('dialog').getByText('有 2 处没有记入草稿').waitFor()
  await page.getByRole('button', { name: '回去处理' }).click()
  // A second paste does not throw the first away.
  await cell(page, '双凤桥街道', 'persons').click()
  await paste(page, '大盛镇\t\t11000')
  await says(page, '2 处人工调整待写理由')
  await page.getByLabel('粘贴调整的理由').fill('按村居核减')
  await page.locator('.targets-paste').getByRole('button', { name: '记入草稿' }).click()
  await expect.poll(() => cell(page, '古路镇', 'override').innerText()).toBe('12,000')
  await expect.poll(() => cell(page, '大盛镇', 'override').innerText()).toBe('11,000')
  await page.getByRole('button', { name: '放弃这 1 处' }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '提交复核' }).click()
  await says(page, '您是提交人，须由另一位同事复核下达')
  await expect.poll(() => page.locator('.targets-review').innerText()).toMatch(/古路镇[\s\S]*按村居核减/)
  expect(faults).toEqual([])
  await done()
}, 180_000)
