import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { askFrom } from './phone-signing-steps.ts'
import { openPhone, signInOnPhone } from './phone-steps.ts'

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

type Unserved = { items: { contractId: string; residentId: string; residentName: string }[]; counts: Record<string, number> }
const listOf = async (): Promise<Unserved> => (await askFrom(at.page, '/api/contracts/unserved?kind=90&most=100')).content as Unserved

test('签满九十天没有服务的人：只用键盘登记一次服务，就离开名单，手机上看得到；登记错了撤回，又回到名单', async () => {
  const { page } = at
  const before = await listOf()
  const one = before.items[0]!
  await page.goto('/w/sign/unserved')
  await page.getByRole('heading', { level: 1, name: '签而未服' }).waitFor()
  const row = page.locator('tbody tr', { hasText: one.residentName }).first()
  await row.getByText('一次也没有').waitFor()
  await expectNoAxeViolations(page)

  // Item, way, day, who, note: from field to field by Tab, Enter keeps it.
  await row.getByRole('button', { name: `登记服务 ${one.residentName}` }).press('Enter')
  const dialog = page.getByRole('dialog', { name: `登记${one.residentName}的服务` })
  await dialog.getByLabel('项目').waitFor()
  await dialog.getByLabel('说明').press('Enter')
  await dialog.getByText('请选做了哪个项目').waitFor()
  await expectNoAxeViolations(page)
  const walkTo = async (label: string, option: string) => {
    const field = dialog.getByLabel(label)
    await field.focus()
    for (const at of await field.locator('option').allInnerTexts()) {
      if (at === option) break
      await page.keyboard.press('ArrowDown')
    }
    expect(await field.locator('option:checked').innerText()).toBe(option)
  }
  await walkTo('项目', '健康咨询')
  await walkTo('怎样做的', '电话')
  expect(await dialog.getByLabel('哪一天').inputValue()).toBe('2026-11-24')
  expect(await dialog.getByLabel('谁做的').locator('option:checked').innerText()).toBe('陈静')
  await dialog.getByLabel('说明').fill('问了血压，药按时吃')
  await page.keyboard.press('Enter')
  await page.getByText('已登记：健康咨询').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => (await listOf()).items.some(({ contractId }) => contractId === one.contractId)).toBe(false)
  expect((await listOf()).counts['90']).toBe(before.counts['90']! - 1)
  await expect.poll(() => page.locator('.queue[aria-pressed=true]').innerText()).toContain(String(before.counts['90']! - 1))

  await page.goto(`/w/sign/${one.contractId}`)
  await page.getByText('问了血压，药按时吃').waitFor()
  await settled(page)
  await expectNoAxeViolations(page)

  const phone = await openPhone(browser, product.origin)
  await signInOnPhone(phone.page)
  const { deskCode } = (await askFrom(page, `/api/residents/${one.residentId}/desk-code`, {})).content
  await askFrom(phone.page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  await phone.page.goto(`/m/contract/${one.contractId}`)
  await phone.page.getByRole('heading', { name: '做了哪些服务' }).waitFor()
  await phone.page.getByText('做了 1 次').waitFor()
  await settled(phone.page)
  await expectNoAxeViolations(phone.page)

  await page.getByRole('button', { name: '撤回 2026-11-24 健康咨询' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await page.getByText('请写明为什么撤回').waitFor()
  await page.getByRole('dialog').getByLabel('为什么撤回').fill('登记到别人的协议上了')
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await page.getByText('陈静撤回：登记到别人的协议上了').waitFor()
  expect((await listOf()).counts['90']).toBe(before.counts['90'])
  expect([product.troubles, at.faults, phone.faults]).toEqual([[], [], []])
}, 180_000)

test('区县按机构和团队看有多少人签而未服，展开团队，键盘也行', async () => {
  const { page } = await openDesk(browser, { origin: product.origin })
  await signIn(page, 'wumin')
  await page.goto('/g/unserved')
  const open = page.getByRole('button', { name: /^展开/ }).first()
  await open.waitFor()
  const rows = await page.locator('tbody tr').count()
  await open.press('Enter')
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(rows)
  await expectNoAxeViolations(page)
  expect(product.troubles).toEqual([])
}, 60_000)

test('机构看板上续约和履约的数，点开就是那些人，条数一样', async () => {
  const { page, context, faults } = await openDesk(browser, { origin: product.origin })
  await signIn(page, 'jiangwenhui')
  for (const name of ['30 天内到期、还没续', '到期没续（90 天内）', '签满 90 天没有服务', '有项目没按期做够']) {
    await page.goto('/t')
    const figure = page.getByRole('region', { name: '续约和履约' }).getByRole('link', { name })
    const told = (await figure.textContent())!.replace(name, '').trim()
    expect(Number(told.replace(/,/g, ''))).toBeGreaterThan(0)
    await figure.click()
    await expect.poll(() => page.locator('.queue[aria-pressed=true] b').textContent(), { message: name }).toBe(told)
  }
  await page.goto('/t')
  await page.getByRole('button', { name: /续签率/ }).click()
  await expect.poll(() => page.locator('.cal').innerText()).toMatch(/[\d,]+[\s\S]*= \d+\.\d%/)
  await expectNoAxeViolations(page)
  expect(faults).toEqual([])
  await context.close()
}, 120_000)
