import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk } from './browser.ts'
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

const openAs = async (account: string) => {
  const desk = await openDesk(browser, { origin: product.origin })
  await signIn(desk.page, account)
  return desk
}

test('吴敏粘贴考核结果，自己不能公布；彭志远复核公布，再撤回', async () => {
  const wu = await openAs('wumin')
  await wu.page.goto('/g/stars')
  await wu.page.getByRole('button', { name: '新建评定' }).click()
  await expectNoAxeViolations(wu.page)
  await wu.page.getByLabel('名称').fill('2026 年补充评定')
  await wu.page.getByRole('button', { name: '建立草稿' }).click()
  await wu.page.getByRole('heading', { name: '2026 年补充评定' }).waitFor()
  await wu.page.getByRole('button', { name: '粘贴名单' }).click()
  await wu.page
    .getByLabel('从表格复制，粘贴到这里')
    .fill('姓名\t机构\t星级\n黎建国\t悦来中心\t五星\n周晓梅\t悦来中心\t3\n陈静\t\t优\n查无此人\t\t4\n黎建国\t\t2')
  await wu.page.getByRole('button', { name: '核对' }).click()
  await wu.page.getByText('1 行可以录入，4 行不行').waitFor()
  await expectNoAxeViolations(wu.page)
  await expect
    .poll(() => wu.page.locator('.skills-lines tbody td:last-child').allTextContents())
    .toEqual(['可以录入', '不是医生', '看不懂', '查无此人', '重复，以前面的为准'])
  await wu.page.getByRole('button', { name: '录入 1 人' }).click()
  await wu.page.getByText('已录入 1 人').waitFor()
  await wu.page.getByLabel('陈静 的星级').selectOption('4')
  await wu.page.getByText('您录入过这次评定的结果').waitFor()
  await expect.poll(() => wu.page.locator('.skills-plot tfoot').textContent()).toContain('2')
  await expect.poll(() => wu.page.getByRole('button', { name: '公布', exact: true }).count()).toBe(0)

  const peng = await openAs('pengzhiyuan')
  await peng.page.goto(new URL(wu.page.url()).pathname)
  await peng.page.getByRole('button', { name: '公布', exact: true }).click()
  await peng.page.locator('dialog').getByRole('button', { name: '公布' }).click()
  await peng.page.getByText('已定于 2026-11-24 公布').waitFor()
  await peng.page.locator('.head .tag', { hasText: '公布中' }).waitFor()
  await peng.page.getByRole('button', { name: '撤回' }).click()
  await peng.page.getByLabel('原因').fill('录错一列')
  await peng.page.locator('dialog').getByRole('button', { name: '撤回' }).click()
  await peng.page.getByText('彭志远 撤回：录错一列').waitFor()
  expect([...wu.faults, ...peng.faults]).toEqual([])
  await Promise.all([wu.context.close(), peng.context.close()])
}, 120_000)

test('村卫生室没有人持证时开展不了心电图，登记培训以后可以', async () => {
  const he = await openAs('heguangming')
  await he.page.goto('/t/techniques')
  await he.page.getByRole('button', { name: '看机构：心电图检查' }).click()
  await he.page.locator('dialog[open] table, dialog[open] .empty').first().waitFor()
  await expectNoAxeViolations(he.page)
  await he.page.keyboard.press('Escape')
  const clinics = await he.page.getByLabel('看机构', { exact: true }).locator('option').allTextContents()
  const refusedAt = async () => {
    for (const name of clinics.filter((one) => one.endsWith('卫生室'))) {
      await he.page.goto('/t/techniques')
      await he.page.getByLabel('看机构', { exact: true }).selectOption({ label: name })
      await he.page.getByRole('heading', { name }).waitFor()
      const row = he.page.locator('tr', { hasText: '心电图检查' })
      if ((await row.getByText('本机构持证 0 人').count()) > 0 && (await row.getByText('未开展').count()) > 0) return name
    }
    throw new Error('everywhere somebody is trained')
  }
  await refusedAt()
  await he.page.getByRole('button', { name: '开展“心电图检查”' }).click()
  await he.page.locator('dialog').getByRole('button', { name: '开展', exact: true }).click()
  await he.page.getByText('本机构没有在岗人员持有有效的“心电图操作与判读”合格结果').waitFor()
  expect(he.faults.filter((fault) => !fault.includes('422'))).toEqual([])
  await he.context.close()
}, 120_000)

test('粘贴名单登记培训，看谁还缺', async () => {
  const jiang = await openAs('jiangwenhui')
  await jiang.page.goto('/t/training')
  await jiang.page.getByRole('button', { name: '登记培训' }).click()
  await expectNoAxeViolations(jiang.page)
  await jiang.page.locator('dialog').getByLabel('课程', { exact: true }).selectOption({ label: '心肺复苏与急救' })
  await jiang.page.getByLabel('学时').fill('8')
  await jiang.page.getByLabel('从表格复制，粘贴到这里').fill('姓名\t结果\n陈静\t合格\n黎建国\t不合格')
  await jiang.page.getByRole('button', { name: '核对' }).click()
  await jiang.page.getByText('2 行可以录入，0 行不行').waitFor()
  await jiang.page.getByRole('button', { name: '录入 2 人' }).click()
  await jiang.page.getByText('已登记 2 人').waitFor()
  await jiang.page.getByRole('button', { name: '记录', exact: true }).click()
  const row = jiang.page.locator('tr', { hasText: '黎建国' }).first()
  await row.getByText('不合格').waitFor()
  await jiang.page.getByRole('button', { name: '谁还缺' }).click()
  await jiang.page.locator('table.list, .empty').first().waitFor()
  expect(jiang.faults).toEqual([])
  await jiang.context.close()
}, 120_000)
