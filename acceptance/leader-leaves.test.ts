import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { namedResidentId } from '../scripts/demo/named-people.ts'
import { expectNoAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { agree, askFrom, openBoundPhone, openDoctorsDesk, write } from './phone-signing-steps.ts'
import { atFullHeight, findTooSmall, sendForm, standsAt } from './phone-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let doctor: Awaited<ReturnType<typeof openDoctorsDesk>>
let manager: Desk
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  doctor = await openDoctorsDesk(browser, product.origin)
  manager = await openDesk(browser, { origin: product.origin })
  await signIn(manager.page, 'jiangwenhui')
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

async function fits(page: Page) {
  await settled(page)
  await atFullHeight(page, () => expectNoAxeViolations(page))
  expect(await findTooSmall(page, 44, 14)).toEqual([])
}
const openNotices = async (page: Page) => {
  await page.goto('/m/messages/contract')
  await page.locator('.notice-card').first().waitFor()
}
const notice = (page: Page, title: string) => page.locator('.notice-card', { has: page.getByRole('heading', { name: title }) })
const contractsOf = async (page: Page, residentId: string) =>
  (await askFrom(page, `/api/m/contracts/${residentId}`)).content.contracts as {
    contractId: string
    standing: string
    teamName: string
    doctorName: string
    lastDay: string
    residentFen: number
  }[]
/** Plans it on the page of the institution: all of one doctor's to the doctor of another team, from December on. */
async function plan(page: Page) {
  await page.goto('/t/assign')
  await page.getByRole('button', { name: '医生移交' }).click()
  const choose = async (label: string, name: RegExp) => {
    const field = page.getByLabel(label, { exact: true })
    await field.selectOption({ label: (await field.locator('option').allTextContents()).find((text) => name.test(text))! })
  }
  await choose('现在的团队', /^悦来第三团队/)
  await choose('哪位医生', /^陈静/)
  await choose('交给团队', /^悦来第一团队/)
  await choose('交给谁', /^黎建国/)
  await page.getByLabel('哪天起').fill('2026-12-01')
  await page.getByLabel('原因').fill('陈静医生 12 月调往区人民医院')
  await page.getByText('协议换责任医生').waitFor()
}

test('医生要走：机构先安排到 12 月 1 日，居民手机上看到谁走、谁接、什么不变，可以改签；撤回了也告诉；到那天协议照旧，只换医生', async () => {
  const phone = await openBoundPhone(browser, product.origin, doctor.bind, [['wangXiulan', 'self']])
  const [wang] = phone.ids as [string]
  const before = await contractsOf(phone.page, wang)
  const { page } = manager
  await plan(page)
  await settled(page)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '安排到这天' }).click()
  await page.getByRole('cell', { name: '等那天' }).waitFor()
  await settled(page)
  await expectNoAxeViolations(page)

  await expect.poll(async () => (await askFrom(phone.page, '/api/m/messages')).content.unread, { timeout: 15_000 }).toBeGreaterThan(0)
  await openNotices(phone.page)
  const told = notice(phone.page, '您的家庭医生和团队要换了')
  await told
    .getByText(
      '从 2026年12月1日 起，您的签约由悦来第一团队的黎建国医生负责，悦来第三团队的陈静医生不再负责。服务、期限和费用都不变，您不用办手续。',
      { exact: false },
    )
    .waitFor()
  await fits(phone.page)

  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('cell', { name: '已撤回' }).waitFor()
  await expect
    .poll(
      async () => {
        await openNotices(phone.page)
        return notice(phone.page, '家庭医生不换了').count()
      },
      { timeout: 15_000 },
    )
    .toBe(1)
  await notice(phone.page, '家庭医生不换了').getByText('您的签约仍由悦来第三团队的陈静医生负责').waitFor()
  await fits(phone.page)

  await plan(page)
  await page.getByRole('button', { name: '安排到这天' }).click()
  await page.getByRole('cell', { name: '等那天' }).waitFor()

  // 邓建国不愿换给黎建国，从通知里改签别的团队。
  const other = await openBoundPhone(browser, product.origin, doctor.bind, [['dengJianguo', 'self']])
  const [deng] = other.ids as [string]
  await expect
    .poll(
      async () => {
        await openNotices(other.page)
        return notice(other.page, '您的家庭医生和团队要换了').count()
      },
      { timeout: 15_000 },
    )
    .toBe(2)
  await notice(other.page, '您的家庭医生和团队要换了').first().getByRole('button', { name: '改签别的团队' }).click()
  await standsAt(other.page, '/m/sign/team')
  await fits(other.page)
  await other.page.getByRole('radio', { name: /谭红丽医生/ }).check()
  await sendForm(other.page)
  for (const step of ['package', 'term']) {
    await standsAt(other.page, `/m/sign/${step}`)
    await sendForm(other.page)
  }
  await agree(other.page)
  await standsAt(other.page, '/m/sign/signature')
  await write(other.page.locator('.pad canvas'))
  await sendForm(other.page)
  await standsAt(other.page, '/m/sign/check')
  await other.page.getByRole('button', { name: '都对，交给医生' }).click()
  await standsAt(other.page, '/m/sign/done')
  expect(await contractsOf(other.page, deng), 'nothing ends by asking').toMatchObject([{ standing: 'active', doctorName: '陈静' }])

  await product.openAgainAt('2026-12-01T08:30:00+08:00')
  await product.runJob('contracts.turn-day')
  await product.runJob('assignments.carry-out')
  const desk = await openDoctorsDesk(browser, product.origin)
  const takers = await openDesk(browser, { origin: product.origin })
  await signIn(takers.page, 'lijianguo')
  const { deskCode } = (await askFrom(takers.page, `/api/residents/${namedResidentId('wangXiulan')}/desk-code`, {})).content
  const later = await openBoundPhone(browser, product.origin, desk.bind, [])
  await askFrom(later.page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  await expect
    .poll(
      async () => {
        await openNotices(later.page)
        return notice(later.page, '换了负责的医生').count()
      },
      { timeout: 15_000 },
    )
    .toBe(1)
  await fits(later.page)
  const [was, is] = [before[0]!, (await contractsOf(later.page, wang))[0]!]
  expect(is).toEqual({ ...was, doctorName: '黎建国', teamName: '悦来第一团队', phone: expect.any(String), daysLeft: expect.any(Number) })
  await later.page.goto('/m/contract')
  await later.page.getByText('黎建国').first().waitFor()
  await fits(later.page)
  expect([...manager.faults, ...phone.faults, ...other.faults, ...later.faults, ...product.troubles]).toEqual([])
}, 240_000)
