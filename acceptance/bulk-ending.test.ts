import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { openPhone, signInOnPhone } from './phone-steps.ts'
import { askFrom } from './phone-signing-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let manager: Desk
let doctor: Desk
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  ;[manager, doctor] = await Promise.all([openDesk(browser, { origin: product.origin }), openDesk(browser, { origin: product.origin })])
  await signIn(manager.page, 'jiangwenhui')
  await signIn(doctor.page, 'chenjing')
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

type Row = { contractId: string; residentId: string; residentName: string; lastDay: string }
/** People whose contract with the doctor's team runs, whose document the doctor may see. */
async function signedPeople(most: number): Promise<(Row & { number: string })[]> {
  const { content } = await askFrom(doctor.page, '/api/contracts/list?standing=active&most=100')
  const found: (Row & { number: string })[] = []
  for (const row of content.items as Row[]) {
    if (found.length === most) break
    if (found.some(({ residentId }) => residentId === row.residentId)) continue
    await askFrom(doctor.page, `/api/residents/${row.residentId}/reveal`, { what: 'document', reason: '核对来人身份' })
    const number = (await askFrom(doctor.page, `/api/residents/${row.residentId}/revealed`, { what: 'document' })).content.value
    if (typeof number === 'string' && /^\d{17}[\dX]$/.test(number)) found.push({ ...row, number })
  }
  return found
}
const listOf = (people: readonly (Row & { number: string })[]) =>
  [
    '姓名,证件号码,变动,变动日期,依据',
    ...people.map(({ residentName, number }, i) => [residentName, number, i % 3 ? '迁出' : '去世', '2026-11-23', '公安名单'].join()),
  ].join('\r\n')
/** What the institution's board says of the team: contracts on its panel, its people and how many are signed. */
async function boardOf(page: Page, name: string) {
  const { content } = await askFrom(page, '/api/organisations/board')
  const { contracts, residents, signed, keyResidents, keySigned } = (content.teams as Record<string, number | string>[]).find(
    (one) => one.name === name,
  )!
  return { contracts, residents, signed, keyResidents, keySigned } as Record<string, number>
}
const timelineOf = async (residentId: string) =>
  ((await askFrom(doctor.page, `/api/contracts/of-resident/${residentId}`)).content.timeline as { event: string }[]).map(
    ({ event }) => event,
  )
const noticesOf = async (phone: Page) =>
  ((await askFrom(phone, '/api/m/notices', { category: 'contract' })).content.items as { code: string }[]).map(({ code }) => code)

test('机构导入一份错的去世、迁出名单：先看会怎样，写入，协议都终止了；当天撤销，协议都接着有效，名额和覆盖如前，家人什么也没收到', async () => {
  const people = await signedPeople(60)
  expect(people).toHaveLength(60)
  const one = people[1]!
  const phone = await openPhone(browser, product.origin)
  await signInOnPhone(phone.page)
  const { deskCode } = (await askFrom(doctor.page, `/api/residents/${one.residentId}/desk-code`, {})).content
  await askFrom(phone.page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  const [board, told] = [await boardOf(manager.page, '悦来第三团队'), await noticesOf(phone.page)]

  const { page } = manager
  await page.goto('/t/import?kind=departures')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '十一月去世迁出名单.csv', mimeType: 'text/csv', buffer: Buffer.from(listOf(people)) })
  const commit = page.getByRole('button', { name: '写入 60 行' })
  await commit.waitFor()
  await page.getByText('还没有写入任何一行').waitFor()
  expect(await boardOf(page, '悦来第三团队'), 'a dry run changes nothing').toEqual(board)
  await settled(page)
  await expectNoAxeViolations(page)
  await commit.click()
  await page.getByText('已写入：更新 60 行').waitFor()
  await expect
    .poll(() => boardOf(page, '悦来第三团队'), { timeout: 15_000 })
    .toMatchObject({ contracts: board.contracts! - 60, residents: board.residents! - 60, signed: board.signed! - 60 })
  const { content } = await askFrom(page, '/api/contracts/list?standing=ended&most=100')
  expect(
    (content.items as Row[]).filter(({ contractId }) => people.some((person) => person.contractId === contractId)).length,
  ).toBeGreaterThan(0)
  expect(await timelineOf(one.residentId)).toContain('end')

  await page.getByRole('button', { name: '撤销这次导入' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('随之终止的协议恢复生效', { exact: false }).waitFor()
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: '撤销导入' }).click()
  await page.getByText('已撤销 60 行，保留 0 行（之后有改动）').waitFor()
  await settled(page)
  await expectNoAxeViolations(page)
  await expect.poll(() => boardOf(page, '悦来第三团队'), { timeout: 15_000 }).toEqual(board)
  for (const { residentId, contractId, lastDay } of people) {
    const found = (
      (await askFrom(doctor.page, `/api/contracts/of-resident/${residentId}`)).content.contracts as (Row & { standing: string })[]
    ).find((row) => row.contractId === contractId)
    expect(found).toMatchObject({ standing: 'active', lastDay })
  }

  await doctor.page.goto(`/w/residents/${one.residentId}`)
  await doctor.page.getByText('撤销终止').first().waitFor()
  await doctor.page.locator('.timeline').getByText(/^终止/).first().waitFor()
  await settled(doctor.page)
  await expectNoAxeViolations(doctor.page)
  await phone.page.goto('/m/contract')
  await phone.page.getByText('撤销终止').waitFor()
  expect(await noticesOf(phone.page), 'whoever was never told that it ended is told nothing').toEqual(told)

  await product.openAgainAt('2026-11-25T12:00:00+08:00')
  const later = await openPhone(browser, product.origin)
  await signInOnPhone(later.page)
  const desk = await openDesk(browser, { origin: product.origin })
  await signIn(desk.page, 'chenjing')
  const code = (await askFrom(desk.page, `/api/residents/${one.residentId}/desk-code`, {})).content.deskCode
  await askFrom(later.page, '/api/m/people/by-desk', { deskCode: code, relation: 'self' })
  await new Promise((heard) => setTimeout(heard, 3000))
  expect(await noticesOf(later.page), 'nor a day later').toEqual(told)
  expect([...manager.faults, ...doctor.faults, ...phone.faults, ...product.troubles]).toEqual([])
}, 240_000)
