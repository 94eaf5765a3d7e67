import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { countEffort } from './effort.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let at: Desk
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  at = await openDesk(browser, { origin: product.origin })
  await signIn(at.page, 'chenjing')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const readCard = async (page: Page) => {
  await page.keyboard.press('F2')
  await page.getByText('可以提交').or(page.getByText('还差')).waitFor()
  await page.locator('.sign-consents').waitFor()
}
const write = async (page: Page) => {
  const pad = (await page.locator('.pad canvas').first().boundingBox())!
  await page.mouse.move(pad.x + 30, pad.y + 40)
  await page.mouse.down()
  for (let i = 1; i < 30; i++) await page.mouse.move(pad.x + 30 + i * 7, pad.y + 50 + 25 * Math.sin(i / 2))
  await page.mouse.up()
}
const tell = (page: Page) => page.getByLabel('已告知服务内容、期限、费用和双方权利义务').check()

test('陈医生在工作台按 F2 给罗玉珍签约：点击不超过 8 次，按键不超过 25 次', async () => {
  const { page } = at
  await page.goto('/w')
  await settled(page)
  const effort = await countEffort(page)
  await readCard(page)
  expect(await page.locator('h1').textContent()).toBe('给罗*珍签约')
  await tell(page)
  await write(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('罗*珍签好了').waitFor()
  const { clicks, keys } = await effort()
  expect(clicks).toBeLessThanOrEqual(8)
  expect(keys).toBeLessThanOrEqual(25)
})

test('协议能核验；改动 PDF 的一个字节就比对不上', async () => {
  const { page } = at
  await page.getByRole('link', { name: '看这份协议' }).click()
  await page.getByRole('heading', { name: '罗*珍的签约协议' }).waitFor()
  const contractId = page.url().split('/').at(-1) as string
  const pdf = await (await page.request.get(`/api/contracts/${contractId}/agreement`)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.reload()
  await page.getByText('协议加盖机构签章').waitFor()
  await page.getByRole('link', { name: '核验页' }).click()
  await page.getByText('核验通过：协议从签署起没有被改动').waitFor()
  expect(await page.locator('main').textContent()).not.toMatch(/罗玉珍|罗\*珍|陈静/)
  const choose = (bytes: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes })
  await choose(pdf)
  await page.getByText('完全一致').waitFor()
  const changed = Buffer.from(pdf)
  changed[Math.floor(pdf.length / 2)]! ^= 1
  await choose(changed)
  await page.getByText('不一致：这个文件与签章时的不同').waitFor()
})

test('误终止可以撤销', async () => {
  const { page } = at
  await page.goto('/w/sign/list')
  await page
    .getByRole('row', { name: /罗\*珍/ })
    .first()
    .click()
  await page.getByRole('button', { name: '终止' }).click()
  await page.getByRole('dialog').getByLabel('原因').selectOption('by_request')
  await page.getByRole('dialog').getByRole('button', { name: '终止协议' }).click()
  await page.locator('.hero .tag', { hasText: '已终止' }).waitFor()
  await page.locator('.toast').getByRole('button', { name: /撤销/ }).click()
  await page.locator('.hero .tag', { hasText: '有效' }).waitFor()
  expect(await page.locator('.timeline li').allTextContents()).toHaveLength(4) // 撤销、终止、签章、签约
})

test('刷新不丢草稿，草稿里没有姓名和证件号；答复丢了用同一编号再送，只签一份', async () => {
  const { page } = at
  await page.goto('/w/sign/new')
  await settled(page)
  await readCard(page)
  const name = await page.locator('h1').textContent()
  await tell(page)
  await page.reload()
  await page.getByText('已恢复上次没签完的草稿').waitFor()
  expect(await page.locator('h1').textContent()).toBe(name)
  expect(await page.getByLabel('已告知服务内容、期限、费用和双方权利义务').isChecked()).toBe(true)
  expect(await page.evaluate(() => sessionStorage.getItem('jiayi.signing'))).not.toMatch(/\d{17}|[\u4e00-\u9fff]/)
  const keys: string[] = []
  const answers: string[] = []
  await page.route('**/api/contracts/sign', async (route) => {
    keys.push(route.request().headers()['idempotency-key']!)
    const answer = await route.fetch()
    answers.push((await answer.json()).contractId)
    if (keys.length === 1) await route.abort('connectionreset')
    else await route.fulfill({ response: answer })
  })
  await write(page)
  if (await page.getByLabel('代签人').count()) await page.getByLabel('代签人').fill('家长')
  await page.keyboard.press('Control+Enter')
  await page.locator('.signed').waitFor()
  await page.unroute('**/api/contracts/sign')
  expect([new Set(keys).size, keys.length, new Set(answers).size]).toEqual([1, 2, 1])
})

test('读到没有档案的人：先登记，未住满半年的说明原因', async () => {
  const { page } = at
  await page.goto('/w/sign/new')
  await settled(page)
  for (let card = 0; card < 8 && (await page.locator('.register-form').count()) === 0; card++) {
    await page.keyboard.press('F2')
    await page.locator('.register-form, .sign-consents, .checks .no').first().waitFor()
  }
  await page.getByLabel('现住村居').selectOption({ index: 1 })
  await page.getByLabel('何时起住在这里').fill('2026-10-01')
  await page.getByRole('button', { name: '登记并继续' }).click()
  await page.locator('.checks .no').waitFor()
  expect(await page.locator('.checks .no').textContent()).toMatch(/居住/)
  expect(await page.getByRole('button', { name: /提交并打印/ }).isDisabled()).toBe(true)
})

test.each(['zh', 'en'] as const)('%s：工作台、签约、台账、协议、核验页没有无障碍问题', async (language) => {
  const { page, context, faults } = await openDesk(browser, { origin: product.origin, language })
  await context.addCookies(await at.context.cookies())
  for (const path of ['/w', '/w/sign/new', '/w/sign/list', '/verify']) {
    await page.goto(path)
    await page.locator('h1').waitFor()
    await settled(page)
    if (path === '/w/sign/new') {
      await page.keyboard.press('F2')
      await page.locator('.step-col .checks').waitFor()
    }
    await expectNoAxeViolations(page)
  }
  await page.goto('/w/sign/list')
  await page.locator('tbody tr').first().click()
  await page.locator('.contract-terms').waitFor()
  await expectNoAxeViolations(page)
  expect(faults).toEqual([])
  await context.close()
})

test('整个过程没有我们自己的故障', () => {
  expect([at.faults, product.troubles]).toEqual([[], []])
})
