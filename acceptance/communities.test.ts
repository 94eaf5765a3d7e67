import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeCreditCode } from '#kernel/credit-code.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts'
import { type RosterKey, rosterSheet } from '../server/modules/imports/domain/roster-columns.ts'
import { aNumber } from '../server/modules/imports/imports.fixture.ts'
import { findAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'

const unit = '悦来精密仪器有限公司'
let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let at: Desk
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  at = await openDesk(browser, { origin: product.origin })
  await signIn(at.page, 'jiangwenhui')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
  expect(product?.troubles).toEqual([])
}, 60_000)

async function look(name: string): Promise<void> {
  await settled(at.page)
  if (process.env.JIAYI_LOOKS) await at.page.screenshot({ path: `${process.env.JIAYI_LOOKS}/${name}.png`, fullPage: true })
  expect(await findAxeViolations(at.page)).toEqual([])
}
async function writeOn(page: Page, nth: number): Promise<void> {
  const pad = page.locator('.pad').nth(nth)
  await pad.locator('canvas').hover()
  const box = (await pad.locator('canvas').boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  for (let i = 1; i < 30; i++) await page.mouse.move(box.x + 30 + i * 7, box.y + 50 + 25 * Math.sin(i / 2))
  await page.mouse.up()
  await pad.getByText('已签名').waitFor()
}
/** 182 who consent, 7 who do not, 5 without a number and 3 who stand there twice: 200 rows. */
async function roster(village: string): Promise<Buffer> {
  const row = (serial: number, change: Partial<Record<RosterKey, string>> = {}): Partial<Record<RosterKey, string>> => ({
    unit,
    name: `甄${[...String(serial)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}`,
    number: aNumber(700_000 + serial),
    phone: '13800000000',
    department: serial % 2 ? '一车间' : '研发部',
    livesHereSince: '2019-03-01',
    village,
    consented: '是',
    consentedOn: '2026-11-20',
    ...change,
  })
  const from = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i)
  const rows = [
    ...from(100, 182).map((serial) => row(serial)),
    ...from(300, 7).map((serial) => row(serial, { consented: '否', consentedOn: '' })),
    ...from(400, 5).map((serial) => row(serial, { number: '' })),
    ...from(500, 3).flatMap((serial) => [row(serial), row(serial)]),
  ]
  expect(rows).toHaveLength(200)
  const { name, columns } = rosterSheet
  const cellsOf = (one: (typeof rows)[number]) => ({ cells: columns.map(({ key }) => one[key] ?? '') })
  return Buffer.from(await writeWorkbook([{ name, columns: columns.map(({ title }) => ({ title })), rows: rows.map(cellsOf) }]))
}

test('列表、已有的功能社区：看得到，读得懂', async () => {
  const { page } = at
  await page.goto('/t/communities')
  await page.getByRole('row', { name: /悦来智造/ }).waitFor()
  await look('list')
  await page.getByRole('link', { name: /悦来智造/ }).click()
  await page.getByText('五个一已有').waitFor()
  await page
    .getByRole('row', { name: /签在别处/ })
    .first()
    .waitFor()
  await look('factory')
})

test('一家企业：新增、起草、双方签字生效', async () => {
  const { page } = at
  await page.goto('/t/communities/new')
  await page.getByRole('button', { name: '保存单位' }).click()
  await page.getByText('请写单位名称').first().waitFor()
  await look('form-missing')
  await page.getByLabel('单位名称').fill(unit)
  await page.getByLabel('统一社会信用代码').fill(completeCreditCode('91500112M000109Y'))
  await page.getByLabel('在册人数').fill('205')
  await page.getByLabel('所在村（社区）').click()
  await page.keyboard.press('Enter')
  await page.getByLabel('详细地址').fill('悦港大道 100 号')
  await page.getByLabel('联系人姓名').fill('白经理')
  await page.getByLabel('联系电话').fill('13912345678')
  await page.getByLabel('服务团队').selectOption({ index: 3 })
  await page.getByLabel('责任医生').selectOption({ index: 1 })
  await look('form')
  await page.getByRole('button', { name: '保存单位' }).click()
  await page.getByRole('heading', { name: unit }).waitFor()
  await page.getByText('还没有单位协议').waitFor()
  await look('opened')
  await page.getByRole('link', { name: '起草协议' }).click()
  await page.getByLabel('另外的约定').fill('每月第一个周三上午在厂医务室坐诊。')
  await look('draft')
  // A second editor saves between: nothing is overwritten, and what was entered here stays until one decides.
  const other = await openDesk(browser, { origin: product.origin })
  await signIn(other.page, 'jiangwenhui')
  await other.page.goto(new URL(page.url()).pathname)
  await other.page.getByLabel('另外的约定').fill('每月一次讲座')
  await other.page.getByRole('button', { name: '保存草稿' }).click()
  await other.page.getByText('草稿已保存').waitFor()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('这份草稿刚被其他人保存过，没有盖掉').waitFor()
  await page.getByText('另外的约定：每月一次讲座').waitFor()
  expect(await page.getByLabel('另外的约定').inputValue()).toBe('每月第一个周三上午在厂医务室坐诊。')
  await look('draft-of-two')
  await page.getByRole('button', { name: '保留我填的' }).click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('每月第一个周三上午在厂医务室坐诊。').waitFor()
  await writeOn(page, 0)
  await writeOn(page, 1)
  await look('signing')
  await page.getByRole('button', { name: '签字生效' }).click()
  await page.getByRole('heading', { name: unit }).waitFor()
  await page.getByText('协议有效').first().waitFor()
  await page.getByRole('link', { name: '看协议' }).click()
  await page.getByText('正文和签字与签订时一致').waitFor()
  await look('signed')
})

test('200 人的名册五步导入：分类看得清，签约的、待确认的、有错的都在', async () => {
  const { page } = at
  await page.goto('/t/import?kind=roster')
  const villages = await page.evaluate(async () => (await (await fetch('/api/residents/villages')).json()).items)
  const village = villages.find((one: { isOwn: boolean }) => one.isOwn).name
  await page.locator('input[type=file]').setInputFiles({
    name: '精密仪器名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await roster(village),
  })
  await page.getByText('先建档再签约').waitFor({ timeout: 60_000 })
  await expect.poll(() => page.locator('.import-categories').innerText()).toContain('182')
  await look('checked')
  await page.getByRole('button', { name: /写入 189 行/ }).click()
  await page.getByText('已写入：新增 189 行').waitFor({ timeout: 120_000 })
  await look('written')
}, 200_000)

test('五个一：团队和档案算出来，体检记一次，员工离开协议继续', async () => {
  const { page } = at
  await page.goto('/t/communities')
  await page.getByRole('link', { name: unit }).click()
  await page.getByText('已签本团队 182').waitFor()
  await page.getByRole('button', { name: '记一次健康体检' }).click()
  await page.getByRole('dialog').getByLabel('多少人').fill('150')
  await page.getByRole('dialog').getByLabel('凭什么').fill('厂医务室集中体检')
  await look('done-dialog')
  await page.getByRole('dialog').getByRole('button', { name: '记下' }).click()
  await page.getByText('150 / 189 人').waitFor()
  await page.getByText('182 / 189 人').waitFor()
  await look('five-ones')
  await page.getByRole('button', { name: '离开单位' }).first().click()
  await page.getByText('继续有效到期满').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '记为离开' }).click()
  await page.getByText('已离开 1').waitFor()
  await page.getByLabel('状态').selectOption('left')
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(1)
  await look('left')
})
