import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, settled } from './browser.ts'
import { countEffort } from './effort.ts'
import { openProduct } from './live-product.ts'
import { agree, askFrom, openBoundPhone, openDoctorsDesk, readToEnd, signUpTo, withdrawAll, write } from './phone-signing-steps.ts'
import { atFullHeight, findTooSmall, type Look, openPhone, sendForm, signInOnPhone, standsAt } from './phone-steps.ts'

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

const looks = [
  ['标准版', {}],
  ['长辈版', { isElderMode: true }],
] as const satisfies [string, Look][]
/** For everybody, with a thumb, by eye. */
async function fits(page: Page) {
  await settled(page)
  await atFullHeight(page, () => expectNoAxeViolations(page))
  expect(await findTooSmall(page, 44, 14)).toEqual([])
}

/** Somebody of the doctor's whose contract runs out within 30 days, with a phone bound to them. */
async function openExpiring(at: number, look: Look) {
  const { content } = await askFrom(doctor.page, '/api/contracts/renewals?due=30&most=30')
  const one = (content.items as { residentId: string; contractId: string; age: number }[]).filter(({ age }) => age >= 18)[at]!
  const phone = await openPhone(browser, product.origin, look)
  await signInOnPhone(phone.page)
  const { deskCode } = (await askFrom(doctor.page, `/api/residents/${one.residentId}/desk-code`, {})).content
  await askFrom(phone.page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  await phone.page.goto('/m')
  return { ...phone, ...one }
}
/** Somebody signed today with the doctor. */
async function openSigned(key: string, look: Look) {
  const phone = await openBoundPhone(browser, product.origin, doctor.bind, [[key, 'self']], look)
  await signUpTo(phone.page, 'check')
  await phone.page.getByRole('button', { name: '都对，交给医生' }).click()
  await standsAt(phone.page, '/m/sign/done')
  await doctor.answer(phone.ids[0]!, null)
  await phone.page.goto('/m')
  await phone.page.getByRole('link', { name: '看签约' }).click()
  await phone.page.getByRole('heading', { name: '想续约、换团队、解约' }).waitFor()
  return phone
}

test.each(looks)(
  '%s：快到期的在首页就能续，6 下以内：和现在的比一比，看协议，签名，交上去；医生受理后接着算',
  async (_, look) => {
    const { page, context, faults, residentId } = await openExpiring(look === looks[0][1] ? 0 : 1, look)
    await page.getByRole('link', { name: '续约' }).waitFor()
    const effort = await countEffort(page)
    await page.getByRole('link', { name: '续约' }).click()
    await standsAt(page, '/m/sign/agreement')
    await page.getByRole('heading', { name: '和现在的签约比' }).waitFor()
    await page.getByText(/第 1 步/).waitFor()
    await agree(page)
    await standsAt(page, '/m/sign/signature')
    await write(page.locator('.pad canvas'))
    await sendForm(page)
    await standsAt(page, '/m/sign/check')
    await page.getByText(/新的从 .* 接着算/).waitFor()
    await fits(page)
    await page.getByRole('button', { name: '都对，交给医生' }).click()
    await standsAt(page, '/m/sign/done')
    const { clicks, keys } = await effort()
    expect([keys, clicks - 1 <= 6]).toEqual([0, true])
    console.log(`${clicks - 1} taps, one stroke`)
    const { content } = await askFrom(doctor.page, '/api/contracts/applications?kind=renew&most=100')
    expect((content.items as { residentId: string }[]).map((one) => one.residentId)).toContain(residentId)
    await doctor.answer(residentId, null)
    await page.goto('/m/contract')
    await page.getByText('还没开始').waitFor()
    await page.locator('.timeline', { hasText: '申请续约' }).waitFor()
    await fits(page)
    expect(faults).toEqual([])
    await context.close()
  },
  120_000,
)

test.each([
  ['标准版', 'luoYuzhen', {}],
  ['长辈版', 'tanWei', { isElderMode: true }],
] as const)(
  '%s：换团队要另选一个，原来的签约到新团队受理那天；先说清解约会怎样，核对以后交给医生，可以撤回，医生核实后才结束',
  async (_, key, look) => {
    const { page, context, faults, ids } = await openSigned(key, look)
    const contract = new URL(page.url()).pathname
    await fits(page)
    await page.getByRole('link', { name: '换团队', exact: true }).click()
    await standsAt(page, '/m/sign/team')
    await page.getByRole('heading', { name: '换到哪个团队？' }).waitFor()
    await page.getByText(/现在是.*陈静医生/).waitFor()
    await page.locator('.team input').first().waitFor()
    await expect.poll(() => page.locator('.team input:checked').count()).toBe(0)
    await page.getByText(/^给.+换团队$/).waitFor()
    await fits(page)
    await sendForm(page)
    await page.locator('.error-summary a', { hasText: '请选一个团队' }).click()
    await page.locator('.team input:focus').check()
    for (const next of ['package', 'term', 'agreement']) {
      await sendForm(page)
      await standsAt(page, `/m/sign/${next}`)
    }
    await agree(page)
    await standsAt(page, '/m/sign/signature')
    await write(page.locator('.pad canvas'))
    await sendForm(page)
    await standsAt(page, '/m/sign/check')
    await page.getByText('在新团队受理的当天结束').waitFor()
    await page.getByText(/^团队：现在是 .+，换成 .+$/).waitFor()
    await page.getByRole('button', { name: '都对，交给医生' }).click()
    await standsAt(page, '/m/sign/done')
    for (const path of ['/m', '/m/contract']) {
      await page.goto(path)
      await page.getByText(/换团队的申请已经交给.+现在的签约照旧/).waitFor()
    }
    await page.goto(contract)
    await page.getByText('有一份申请正在等医生受理').waitFor()
    await expect.poll(() => page.getByRole('link', { name: '解约', exact: true }).count()).toBe(0)
    await page.goto(contract.replace('/contract/', '/end/'))
    await page.getByText('先撤回它，再申请解约').waitFor()
    await page.goto(contract)
    await withdrawAll(page, ids[0]!)

    await page.reload()
    await page.getByRole('link', { name: '解约', exact: true }).click()
    await page.getByRole('heading', { name: '要结束签约吗？' }).waitFor()
    await page.getByText('健康档案还在').waitFor()
    await fits(page)
    await sendForm(page)
    await page.locator('.error-summary', { hasText: '请选一个原因' }).waitFor()
    await page.getByRole('radio', { name: '不想签了' }).check()
    await page.locator('#note').fill('搬到女儿家附近了')
    await page.reload()
    await expect.poll(() => page.getByRole('radio', { name: '不想签了' }).isChecked()).toBe(true)
    await sendForm(page)
    await page.getByRole('heading', { name: '交给医生前，请核对' }).waitFor()
    await fits(page)
    await page.getByRole('button', { name: '申请解约' }).click()
    await standsAt(page, contract)
    await page.getByRole('heading', { name: '正在等医生受理解约' }).waitFor()
    await page.getByRole('button', { name: /撤回，不解约了/ }).click()
    await page.getByRole('button', { name: '确定撤回' }).click()
    await page.getByRole('link', { name: '解约', exact: true }).click()
    await page.getByRole('radio', { name: '不想签了' }).check()
    await sendForm(page)
    await page.getByRole('button', { name: '申请解约' }).click()
    await standsAt(page, contract)
    await page.getByRole('heading', { name: '正在等医生受理解约' }).waitFor()

    await doctor.page.goto('/w/sign/review?kind=end')
    await settled(doctor.page)
    await doctor.page.getByRole('button', { name: /受理解约/ }).click()
    const dialog = doctor.page.getByRole('dialog')
    await dialog.getByRole('button', { name: '受理解约' }).click()
    await dialog.getByText('请写明怎样核实的').waitFor()
    await dialog.getByLabel('怎样核实的').fill('电话与本人核实')
    await dialog.getByRole('button', { name: '受理解约' }).click()
    await doctor.page.getByText(/的协议已终止/).waitFor()
    await page.goto('/m/contract')
    await page.getByText('已终止').first().waitFor()
    await page.locator('.timeline', { hasText: '申请解约' }).waitFor()
    expect([faults, doctor.faults]).toEqual([[], []])
    await context.close()
  },
  180_000,
)

test('一家人一起签：团队、期限只选一次，每人签一次名，核对全家，一个按钮交上去；一份没交成，说清是谁，另一份不重交', async () => {
  const { page, context, faults, ids } = await openBoundPhone(browser, product.origin, doctor.bind, [
    ['zhangTao', 'spouse'],
    ['tangDefu', 'parent'],
  ])
  await page.goto('/m/sign')
  await page.getByRole('link', { name: '给几位家人一起签' }).click()
  await standsAt(page, '/m/sign/family')
  await fits(page)
  await sendForm(page)
  await signShared(page, ['team', 'package', 'term'])
  await page.getByRole('button', { name: '这位好了，下一位' }).click()
  await signShared(page, ['package'])
  await page.getByRole('button', { name: '这位好了，一起核对' }).click()
  await standsAt(page, '/m/sign/family-check')
  await fits(page)
  await expect.poll(() => page.locator('img.signed').count()).toBe(2)
  // The second's answer is lost on the way.
  let sent = 0
  await page.route('**/api/m/sign/apply', async (route) => {
    sent++
    if (sent < 2 || sent > 4) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: '都对，2 份一起交给医生' }).click()
  await page.getByText('有的没有交成').waitFor()
  await expect.poll(() => page.getByText(/已经交给.*最晚/).count()).toBe(1)
  await page.reload()
  await page.getByRole('button', { name: '都对，1 份一起交给医生' }).click()
  await page.getByRole('heading', { name: '都已经交给医生' }).waitFor()
  for (const id of ids) {
    const { content } = await askFrom(page, `/api/m/contracts/${id}`)
    expect((content.applications as { state: string }[]).filter(({ state }) => state === 'waiting')).toHaveLength(1)
    await withdrawAll(page, id)
  }
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

/** One of a family, from the page that is open to checking: by hand, with the name of who signs. */
async function signShared(page: Page, pages: string[]): Promise<void> {
  for (const step of pages) {
    await standsAt(page, `/m/sign/${step}`)
    await sendForm(page)
  }
  await agree(page)
  await standsAt(page, '/m/sign/signature')
  await page.locator('#signedBy').fill('杨婷')
  await write(page.locator('.pad canvas'))
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
}

test('同意过的事看得到哪天同意的，能撤的撤得了；谁看过档案也看得到', async () => {
  const { page, context, faults, ids } = await openBoundPhone(browser, product.origin, doctor.bind, [['zhangTao', 'self']])
  await signUpTo(page, 'agreement')
  await readToEnd(page)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await sendForm(page)
  await standsAt(page, '/m/sign/signature')
  await write(page.locator('.pad canvas'))
  await sendForm(page)
  await page.getByRole('button', { name: '都对，交给医生' }).click()
  await standsAt(page, '/m/sign/done')
  await doctor.answer(ids[0]!, null)
  await askFrom(doctor.page, `/api/residents/${ids[0]}/read`)
  await page.goto('/m/me')
  await page.getByRole('link', { name: '同意和查看记录' }).click()
  await page.getByRole('heading', { name: /同意过的事/ }).waitFor()
  await fits(page)
  await page.getByRole('button', { name: /^撤回/ }).first().click()
  await page.getByText('以前办过的不变，签约照旧').waitFor()
  await page.getByRole('button', { name: '确定撤回' }).click()
  await page.getByText(/2026年11月24日 撤回了/).waitFor()
  await page.getByText(/打开档案 · \d+ 次/).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test.each([320, 390, 430])(
  '%i 像素宽，字放大一倍：没有字被截断，没有横滚',
  async (width) => {
    const { page, context, contractId } = await openExpiring(2, { width })
    for (const path of [
      '/m',
      '/m/contract',
      `/m/contract/${contractId}`,
      `/m/end/${contractId}`,
      `/m/renew/${contractId}`,
      '/m/messages',
      '/m/me',
      '/m/people',
      '/m/bind',
    ]) {
      await page.goto(path)
      await settled(page)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '32px'
      })
      expect(await findCut(page), path).toEqual([])
    }
    await context.close()
  },
  120_000,
)

/** Texts that do not fit their box, and a page wider than its window. */
const findCut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, overflowY, position } = getComputedStyle(element)
      const hides = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip')
      if (!hides || element.closest('.sr') || position === 'fixed' || !element.textContent?.trim()) continue
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
        faults.push(`"${element.textContent.trim().slice(0, 20)}" is cut in ${element.tagName}.${element.className}`)
    }
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`)
    return faults
  })

test('整个过程没有我们自己的故障', () => {
  expect(product.troubles).toEqual([])
})
