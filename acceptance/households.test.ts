import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { askFrom } from './phone-signing-steps.ts'
import { write } from './signing.ts'

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

type Member = { residentId: string; name: string; age: number; isHead: boolean; isSigned: boolean }
/** A household of four or more of the doctor's villages in which nobody is signed, with a grown-up head. */
async function findHousehold(page: Page): Promise<Member[]> {
  for (let after: string | undefined, pages = 0; pages < 40; pages++) {
    const { content } = await askFrom(page, `/api/contracts/to-sign?most=100${after ? `&after=${encodeURIComponent(after)}` : ''}`)
    for (const { residentId } of content.items as { residentId: string }[]) {
      const { household } = (await askFrom(page, `/api/residents/${residentId}/read`)).content as {
        household: { members: Member[] } | null
      }
      const members = household?.members ?? []
      if (members.length >= 4 && members.every(({ isSigned }) => !isSigned) && members.some(({ isHead, age }) => isHead && age >= 18))
        return members
    }
    if (!content.next) break
    after = content.next as string
  }
  throw new Error('no household of four is unsigned')
}

test('一家四口一起签，户主签一次；儿子离开家庭，协议改为个人的；户主不能先走', async () => {
  const { page } = at
  const members = await findHousehold(page)
  const head = members.find(({ isHead }) => isHead)!
  await page.goto(`/w/residents/${head.residentId}`)
  await page.getByRole('link', { name: '全家签约' }).click()
  await page.getByRole('heading', { level: 1, name: `${head.name}一家签约` }).waitFor()
  await expect.poll(() => page.locator('.household-card').count()).toBe(members.length)
  await page.getByText(/还差：/).waitFor()
  // Whoever of them cannot sign today is told why and left out; the rest agree.
  const choices = page.getByLabel('本人怎样同意由户主代签')
  await page.locator('.household-choice').first().waitFor()
  await settled(page)
  // The relatives of a chronic patient are suggested and not ticked.
  const suggested = page.getByRole('button', { name: /也签$/ })
  while ((await suggested.count()) > 0) await suggested.first().click()
  await settled(page)
  for (let i = 0; i < (await choices.count()); i++) {
    const options = await choices.nth(i).locator('option').allInnerTexts()
    await choices.nth(i).selectOption({ label: options.at(-1) === '未成年，由监护人同意' ? '未成年，由监护人同意' : '在场当面同意' })
  }
  const signing = (await choices.count()) + 1
  expect(signing).toBeGreaterThanOrEqual(4)
  await page.getByLabel('已告知服务内容、期限、费用和双方权利义务').check()
  await expectNoAxeViolations(page)
  await write(page)
  await page.getByRole('button', { name: `签约 ${signing} 人` }).click()
  await page.getByRole('heading', { level: 1, name: `${head.name}一家的签约` }).waitFor()
  const rows = page.locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(signing)
  await expectNoAxeViolations(page)

  const leaving = rows.filter({ hasNotText: head.name }).first()
  const name = (await leaving.locator('th a').innerText()).trim()
  await page.locator('tbody tr', { hasText: head.name }).getByRole('button', { name: '离开家庭' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('搬去外地')
  await page.getByRole('dialog').getByRole('button', { name: '离开家庭' }).click()
  await page.getByText(`${head.name}是户主，先换户主，再离开`).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await leaving.getByRole('button', { name: '离开家庭' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '离开家庭' }).click()
  await page.getByText('请写明原因').waitFor()
  await page.getByRole('dialog').getByLabel('原因').fill('结婚，另立门户')
  await page.getByRole('dialog').getByRole('button', { name: '离开家庭' }).click()
  await page.getByText(new RegExp(`${name}的协议改为个人的`)).waitFor()
  await expect.poll(() => rows.count()).toBe(signing - 1)
  await page.getByText('单独签了').first().waitFor()
  await page.getByText(new RegExp(`${name} 离开`)).waitFor()
  await page.getByRole('link', { name }).click()
  await page.goBack()
  await page.locator('tbody tr', { hasText: head.name }).getByRole('link', { name: head.name }).click()
  await page.getByRole('link', { name: '看全家的签约' }).click()
  await page.getByRole('heading', { level: 1, name: `${head.name}一家的签约` }).waitFor()
  const english = await openDesk(browser, { origin: product.origin, language: 'en' })
  await signIn(english.page, 'chenjing')
  for (const path of [new URL(page.url()).pathname, `/w/sign/household?residentId=${head.residentId}`]) {
    await english.page.goto(path)
    await settled(english.page)
    await expectNoAxeViolations(english.page)
  }
  expect(product.troubles).toEqual([])
}, 180_000)
