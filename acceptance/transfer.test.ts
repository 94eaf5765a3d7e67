import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { agree, askFrom, openDoctorsDesk, write } from './phone-signing-steps.ts'
import { openPhone, sendForm, signInOnPhone, standsAt } from './phone-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let doctor: Awaited<ReturnType<typeof openDoctorsDesk>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  doctor = await openDoctorsDesk(browser, product.origin)
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

type Listed = { residentId: string; contractId: string; age: number; from: string; daysLeft: number; residentFeeFen: number }
const yuan = (fen: number) => (fen / 100).toFixed(2).replace(/\.00$/, '')
/** Months begun between a day and 24 November 2026: the months whole, and one more unless it is the same day of the month. */
function monthsBegun(from: string): number {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  return (2026 - year) * 12 + (11 - month) + (day < 24 ? 1 : 0)
}

test('用了几个月换团队：手机上先看到按月折算该付多少、退多少；新团队受理时看到同一笔账；旧协议上记着', async () => {
  const { content } = await askFrom(doctor.page, '/api/contracts/list?standing=active&most=100')
  const one = (content.items as Listed[]).find(
    ({ age, residentFeeFen, daysLeft, from }) => age >= 18 && residentFeeFen === 5000 && daysLeft > 60 && monthsBegun(from) >= 2,
  )!
  const months = monthsBegun(one.from)
  const used = Math.round((5000 * months) / 12)
  const { page, context, faults } = await openPhone(browser, product.origin)
  await signInOnPhone(page)
  const { deskCode } = (await askFrom(doctor.page, `/api/residents/${one.residentId}/desk-code`, {})).content
  await askFrom(page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  await page.goto(`/m/contract/${one.contractId}`)
  await page.getByRole('link', { name: '换团队', exact: true }).click()
  await standsAt(page, '/m/sign/team')
  const other = page.locator('.team', { hasText: '悦来第一团队' })
  await other.locator('input').first().check()
  for (const next of ['package', 'term', 'agreement']) {
    await sendForm(page)
    await standsAt(page, `/m/sign/${next}`)
  }
  await agree(page)
  await standsAt(page, '/m/sign/signature')
  await write(page.locator('.pad canvas'))
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await page
    .getByText(
      `这一年用了 ${months} 个月（不满一个月算一个月），您该付 ${yuan(used)} 元。已经付了一年的，余下 ${yuan(5000 - used)} 元由签约机构退`,
    )
    .waitFor()
  await settled(page)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '都对，交给医生' }).click()
  await standsAt(page, '/m/sign/done')

  const first = await openDesk(browser, { origin: product.origin })
  await signIn(first.page, 'lijianguo')
  await first.page.goto('/w/sign/review?kind=change')
  await first.page.getByText('转签：受理后终止').waitFor()
  await first.page.getByText(`按月折算：这个签约年度用了 ${months} 个月`).waitFor()
  const resident = first.page.locator('.broken-year tr', { hasText: '居民' })
  await expect
    .poll(() => resident.innerText())
    .toMatch(new RegExp(`${(used / 100).toFixed(2)}[\\s\\S]*${((5000 - used) / 100).toFixed(2)}`))
  await settled(first.page)
  await expectNoAxeViolations(first.page)
  await first.page.keyboard.press('a')
  await first.page
    .getByText(/已受理|没有等着|都受理/)
    .first()
    .waitFor()
  await expect
    .poll(
      async () =>
        (
          (await askFrom(doctor.page, `/api/contracts/${one.contractId}/read`)).content as {
            endedYear: { months: number; used: { resident: number } } | null
          }
        ).endedYear,
    )
    .toMatchObject({ rule: 'by_month', months, used: { resident: used } })
  await doctor.page.goto(`/w/sign/${one.contractId}`)
  await doctor.page.getByText('中途结束，费用怎么算').waitFor()
  await settled(doctor.page)
  await expectNoAxeViolations(doctor.page)
  expect([faults, product.troubles]).toEqual([[], []])
  await context.close()
}, 180_000)
