import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

async function deskOf(account: string, path: string): Promise<Page> {
  const { page } = await openDesk(browser, { origin: product.origin })
  await signIn(page, account)
  await page.goto(path)
  await settled(page)
  return page
}
async function sheetFrom(page: Page, press: () => Promise<void>): Promise<ExcelJS.Worksheet> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const book = new ExcelJS.Workbook()
  const bytes = readFileSync(await download.path())
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  return book.worksheets[0] as ExcelJS.Worksheet
}
const text = (sheet: ExcelJS.Worksheet, row: number, column: number) => String(sheet.getCell(row, column).value ?? '')

test('机构负责人按现在的筛选导出居民名册，做好了当场提示，打开看到遮住的号码', async () => {
  const page = await deskOf('jiangwenhui', '/t/residents?population=elderly&signed=no')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^[\d,]+ 行$/).waitFor()
  const rows = Number((await dialog.getByText(/^[\d,]+ 行$/).textContent())?.replace(/\D/g, ''))
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const sheet = await sheetFrom(page, () => page.locator('.toast').getByRole('link', { name: '下载' }).click())
  expect(text(sheet, 2, 1)).toBe('筛选：重点人群：老年人；已签约：否')
  expect(text(sheet, 3, 1)).toMatch(/^导出人：.+　时间：2026-11-24 \d\d:\d\d　区县：渝北区　导出编号：/)
  expect(sheet.rowCount - 5).toBe(rows)
  expect(text(sheet, 6, 1)).toMatch(/^.\*/)
  expect(text(sheet, 6, 4)).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/)
}, 60_000)

test('台账按协议编号找到一份，按团队看一个团队的；换页回来筛选还在', async () => {
  const page = await deskOf('jiangwenhui', '/t/contracts')
  const rows = page.locator('tbody tr')
  await rows.nth(2).waitFor()
  const number = (await rows.nth(2).locator('td').last().textContent()) ?? ''
  await page.getByLabel('协议编号').fill(` ${number.toLowerCase()}`)
  await expect.poll(() => rows.count()).toBe(1)
  expect(await rows.first().textContent()).toContain(number)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByLabel('团队').selectOption({ label: '悦来第二团队' })
  await expect
    .poll(async () => new Set(await page.locator('tbody tr td:nth-child(6)').allTextContents()))
    .toEqual(new Set(['悦来第二团队']))
  await page.reload()
  await expect
    .poll(async () => new Set(await page.locator('tbody tr td:nth-child(6)').allTextContents()))
    .toEqual(new Set(['悦来第二团队']))
  await page.context().close()
}, 60_000)

test('完整号码超过限额：写用途，另一个人同意后才做，任务中心能下载', async () => {
  const page = await deskOf('jiangwenhui', '/t/contracts')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^[\d,]+ 行$/).waitFor()
  await dialog.getByRole('button', { name: '完整显示' }).click()
  await dialog.getByLabel('用途').fill('年度考核核对')
  await dialog.getByText(/一天内超过 500 行/).waitFor()
  await dialog.getByRole('button', { name: '提交审批' }).click()
  await page.getByText('已提交审批').waitFor()
  await page.goto('/t/exports')
  await page.getByText('自己的申请，由别人决定').waitFor()
  await page.goto('/jobs')
  await page.getByText('等待审批').first().waitFor()

  const commission = await deskOf('wumin', '/g/exports')
  await commission.getByRole('heading', { name: '1 份导出等您决定' }).waitFor()
  await expect.poll(() => commission.locator('tbody tr').first().textContent()).toMatch(/签约台账.*完整号码.*年度考核核对/)
  await commission.getByRole('button', { name: '同意', exact: true }).click()
  await commission.getByText('已同意，文件开始生成').waitFor()

  await page.reload()
  const sheet = await sheetFrom(page, () =>
    page
      .getByRole('row', { name: /签约台账/ })
      .getByRole('link', { name: '下载' })
      .click(),
  )
  expect(text(sheet, 4, 1)).toBe('含完整姓名和号码。用途：年度考核核对')
  expect(sheet.rowCount).toBeGreaterThan(500)
}, 90_000)

test('待打印的协议一次合成一个 PDF，打印后一次标记', async () => {
  const page = await deskOf('chenjing', '/w/sign/review')
  await page.getByLabel('全选').check()
  await page.getByRole('button', { name: /^受理选中的/ }).click()
  await page.getByText(/份已受理/).waitFor()
  await page.goto('/w/sign/print-queue')
  await settled(page)
  await page.getByRole('button', { name: /^全选/ }).click()
  const join = page.getByRole('button', { name: /^合成一个 PDF/ })
  const count = Number((await join.textContent())?.replace(/\D/g, ''))
  expect(count).toBeGreaterThan(1)
  await join.click()
  const src = await page.locator('.print-frame').getAttribute('src')
  const pdf = await page.request.get(src as string)
  const pages = Number(/\/Count (\d+) \/Kids/.exec((await pdf.body()).toString('latin1'))?.[1])
  expect([pdf.headers()['content-type'], pages % 2, pages >= count * 2]).toEqual(['application/pdf', 0, true])
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: /^标记已打印/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '标记', exact: true }).click()
  await page.getByText(`已标记 ${count} 份`).waitFor()
  expect(product.troubles).toEqual([])
}, 90_000)
