import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { readCard, submit, tell, write } from './signing.ts'

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

test('刷新不丢草稿，草稿里没有姓名和证件号；答复丢了用同一编号再送，只签一份', async () => {
  const { page } = at
  await page.goto('/w/sign/new')
  await settled(page)
  await readCard(page)
  const name = await page.locator('h1').textContent()
  await tell(page)
  await page.reload()
  await page.getByText('已恢复上次没签完的草稿').waitFor()
  await expect.poll(() => page.locator('h1').textContent()).toBe(name)
  await expect.poll(() => page.getByLabel('已告知服务内容、期限、费用和双方权利义务').isChecked()).toBe(true)
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('jiayi.signing'))).not.toMatch(/\d{17}|[\u4e00-\u9fff]/)
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
  await submit(page)
  await page.unroute('**/api/contracts/sign')
  expect([new Set(keys).size, keys.length, new Set(answers).size]).toEqual([1, 2, 1])
})

test('误终止可以撤销', async () => {
  const { page } = at
  await page.goto('/w/sign/list')
  await page
    .getByRole('row', { name: /罗玉珍/ })
    .first()
    .click()
  await page.getByRole('button', { name: '终止' }).click()
  await page.getByRole('dialog').getByLabel('原因').selectOption('by_request')
  await page.getByRole('dialog').getByRole('button', { name: '终止协议' }).click()
  await page.getByText('请写明谁要求、怎样核实').waitFor() // 没有说明不能终止
  await page.getByRole('dialog').getByLabel('情况说明').fill('本人到场要求，核对了身份证')
  await page.getByRole('dialog').getByRole('button', { name: '终止协议' }).click()
  await page.locator('.hero .tag', { hasText: '已终止' }).waitFor()
  await page.locator('.toast').getByRole('button', { name: /撤销/ }).click()
  await page.locator('.hero .tag', { hasText: '有效' }).waitFor()
  const events = async () => {
    await page.reload()
    await page.locator('.timeline li').first().waitFor()
    return page.locator('.timeline li').count()
  }
  await expect.poll(events, { timeout: 20_000 }).toBe(4) // 撤销、终止、签章、签约
})

test('读到没有档案的人：先登记，未住满半年的说明原因', async () => {
  const { page } = at
  await page.goto('/w/sign/new')
  await settled(page)
  for (let card = 0; card < 8 && (await page.locator('.register-form').count()) === 0; card++) {
    await page.keyboard.press('F2')
    await page.locator('.register-form, .sign-consents, .checks .no').first().waitFor()
  }
  await page.getByLabel('现住村居').click()
  await page.keyboard.type('yuelai') // by the pinyin of its township; one's own come first
  await page.locator('.ant-select-item-option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('何时起住在这里').fill('2026-10-01')
  await page.getByRole('button', { name: '登记并继续' }).click()
  await page.locator('.checks .no').waitFor()
  await expect.poll(() => page.locator('.checks .no').textContent()).toMatch(/居住/)
  await expect.poll(() => page.getByRole('button', { name: /提交并打印/ }).isDisabled()).toBe(true)
})

test('整个过程没有我们自己的故障', () => {
  expect([at.faults, product.troubles]).toEqual([[], []])
})
