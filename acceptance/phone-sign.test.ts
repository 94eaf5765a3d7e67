import type { Browser, Page, Route } from 'playwright-core'
import type { OutputOf } from '#api/endpoint.ts'
import type { findOwnTeamsEndpoint, OwnTeam, proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, settled } from './browser.ts'
import { countEffort } from './effort.ts'
import { openProduct } from './live-product.ts'
import { agree, askFrom, openBoundPhone, openDoctorsDesk, readToEnd, signUpTo, withdrawAll, write } from './phone-signing-steps.ts'
import { type Look, sendForm, standsAt } from './phone-steps.ts'

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

const open = (bonds: [key: string, relation: string][], look?: Look) => openBoundPhone(browser, product.origin, doctor.bind, bonds, look)
const sendToDoctor = (page: Page) => page.getByRole('button', { name: /都对，交给医生|send to the doctor/ })

/** Changes what the server says of signing before the page hears it: what takes a county to become so. */
async function hearOtherwise<T>(page: Page, path: string, change: (answer: T) => void) {
  await page.route(path, async (route: Route) => {
    try {
      const response = await route.fetch()
      const answer = (await response.json()) as T
      change(answer)
      await route.fulfill({ response, json: answer })
    } catch {
      /* the page was left meanwhile */
    }
  })
}
type Proposal = OutputOf<typeof proposeOwnSigningEndpoint>

test.each([
  ['标准版', 'luoYuzhen', {}],
  ['长辈版', 'tanWei', { isElderMode: true }],
] as const)(
  '%s：登录后 10 下以内签好，医生通过，协议和原件都看得到',
  async (_, key, look) => {
    const { page, context, faults, ids } = await open([[key, 'self']], look)
    await page.locator('.todo a').waitFor()
    const effort = await countEffort(page)
    await signUpTo(page, 'check')
    await page.getByText('交上去以后，等医生受理才算签好').waitFor()
    await sendToDoctor(page).click()
    await standsAt(page, '/m/sign/done')
    const { clicks, keys } = await effort()
    const strokes = 1
    expect(keys).toBe(0)
    expect(clicks - strokes, 'taps after signing in').toBeLessThanOrEqual(10)
    console.log(`${clicks - strokes} taps, ${strokes} stroke`)
    await page.getByText(/最晚 2026年11月27日 答复/).waitFor()
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('jiayi-m.sign'))).not.toContain('png')
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.getByRole('heading', { name: '等医生受理' }).waitFor()

    await doctor.answer(ids[0]!, null)
    await page.reload()
    await page.getByRole('heading', { name: '陈静医生' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: /打电话/ }).getAttribute('href')).toMatch(/^tel:\d+$/)
    await page.getByRole('link', { name: '看签约' }).click()
    await page.getByRole('heading', { name: '协议原件' }).waitFor()
    await page.getByText(/还有 36[45] 天/).waitFor()
    const first = page.getByRole('img', { name: /协议第 1 页/ })
    await first.scrollIntoViewIfNeeded()
    await expect.poll(() => first.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: 20_000 }).toBeGreaterThan(100)
    const pdf = await page.getByRole('link', { name: '保存 PDF' }).getAttribute('href')
    const answer = await context.request.get(pdf!)
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.goto('/m/contract')
    await page.locator('.timeline', { hasText: '交了申请' }).waitFor()
    await page.goto('/m/sign')
    await page.getByText('同时只能签一个').waitFor()
    await expect.poll(() => page.locator('form').count(), { message: 'told before anything is filled in' }).toBe(0)
    expect([ids.length, faults]).toEqual([1, []])
    await context.close()
  },
  120_000,
)

test('只用键盘：选、看到最后、勾、打字代签名、交上去', async () => {
  const { page, context, ids } = await open([['tangDefu', 'self']])
  const tabTo = async (selector: string) => {
    for (let press = 0; press < 60; press++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${selector}`)
  }
  const goOn = async (path: string) => {
    await tabTo('.dock button')
    await page.keyboard.press('Enter')
    await standsAt(page, path)
  }
  await page.locator('.todo a').waitFor()
  await tabTo('.todo a')
  await page.keyboard.press('Enter')
  await standsAt(page, '/m/sign/team')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { message: 'a new page begins at its heading' }).toBe('H1')
  await page.locator('.team input').first().waitFor()
  await goOn('/m/sign/package')
  await tabTo('#package-chronic_discount')
  await page.keyboard.press('Space')
  await page.getByText('50 元', { exact: true }).first().waitFor()
  await goOn('/m/sign/term')
  await goOn('/m/sign/agreement')
  await tabTo('#consent-informed')
  await page.locator('#consent-informed:not([aria-disabled])').waitFor()
  await page.keyboard.press('Space')
  await goOn('/m/sign/signature')
  await tabTo('button.link')
  await page.keyboard.press('Enter')
  await tabTo('.dock button')
  await page.keyboard.press('Enter')
  await page.locator('.error-summary').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
  await tabTo('#typedName')
  await page.keyboard.type('汤德富')
  await tabTo('#typedReason')
  await page.keyboard.press('Space')
  await goOn('/m/sign/check')
  await page.getByText('汤德富（打字，手不方便）').waitFor()
  await tabTo('.dock button')
  await page.keyboard.press('Enter')
  await standsAt(page, '/m/sign/done')
  await withdrawAll(page, ids[0]!)
  await context.close()
})

test('女儿替母亲签：先选人，每一步刷新都不丢，横着写名字，协议上有女儿的名字；等着的时候不再签一份，可以撤回', async () => {
  const { page, context, faults } = await open([
    ['yangTing', 'self'],
    ['tangDefu', 'parent'],
  ])
  const reload = async (path: string) => {
    await page.reload()
    await standsAt(page, path)
  }
  await page.locator('.todo a').click()
  await standsAt(page, '/m/sign')
  await page.getByRole('radio', { name: '汤德富' }).check()
  await sendForm(page)
  await standsAt(page, '/m/sign/team')
  await page.getByText('找别的团队或医生').click()
  await page.locator('#search').fill('悦来第一')
  await page.getByRole('radio', { name: /悦来第一团队/ }).check()
  await page.getByText('给汤德富签约').waitFor()
  await reload('/m/sign/team')
  await expect.poll(() => page.getByRole('radio', { name: /悦来第一团队/ }).isChecked()).toBe(true)
  await sendForm(page)
  await standsAt(page, '/m/sign/package')
  await page.getByRole('checkbox', { name: /慢病优惠包/ }).check()
  await page.locator('.dock', { hasText: '50 元' }).waitFor()
  await reload('/m/sign/package')
  await expect.poll(() => page.getByRole('checkbox', { name: /慢病优惠包/ }).isChecked()).toBe(true)
  await page.locator('.payers', { hasText: '您 50 元' }).waitFor()
  await sendForm(page)
  await standsAt(page, '/m/sign/term')
  await page.getByRole('radio', { name: '重庆市渝北区人民医院' }).check()
  await reload('/m/sign/term')
  await expect.poll(() => page.getByRole('radio', { name: '重庆市渝北区人民医院' }).isChecked()).toBe(true)
  await sendForm(page)
  await standsAt(page, '/m/sign/agreement')
  await readToEnd(page)
  await page.getByRole('checkbox', { name: /已告知服务内容/ }).check()
  await reload('/m/sign/agreement')
  await expect.poll(() => page.getByRole('checkbox', { name: /已告知服务内容/ }).isChecked()).toBe(true)
  await sendForm(page)
  await standsAt(page, '/m/sign/signature')
  await expect.poll(() => page.locator('#signedBy').inputValue(), { message: 'the daughter is bound herself' }).toBe('杨婷')
  await page.getByRole('button', { name: '横着写' }).click()
  await write(page.locator('.wide-box canvas'), true)
  await page.getByRole('button', { name: '写好了' }).click()
  await page.getByRole('img', { name: /杨婷.*的签名/ }).waitFor()
  const [width, height] = await page
    .locator('.pad img')
    .evaluate((image) => [(image as HTMLImageElement).naturalWidth, (image as HTMLImageElement).naturalHeight])
  expect(width, 'written down the page, it lies on its side').toBeGreaterThan(height!)
  await reload('/m/sign/signature')
  await page.getByText('已经签好').waitFor()
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await reload('/m/sign/check')
  for (const text of ['黎建国医生', '慢病优惠包', '重庆市渝北区人民医院', '杨婷（替汤德富签）'])
    await page.locator('.answers', { hasText: text }).waitFor()

  await page.getByRole('link', { name: /修改.*转诊去的医院/ }).click()
  await standsAt(page, '/m/sign/term')
  await page.getByRole('radio', { name: '先不选' }).check()
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await page.getByText('您改了前面的内容，要重新签名').waitFor()
  await expect.poll(() => sendToDoctor(page).count()).toBe(0)
  await page.getByRole('link', { name: '去看协议' }).click()
  await standsAt(page, '/m/sign/agreement')
  await page.locator('#consent-informed:not([aria-disabled])').waitFor()
  await sendForm(page)
  await standsAt(page, '/m/sign/signature')
  await write(page.locator('.pad canvas'))
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await sendToDoctor(page).click()
  await standsAt(page, '/m/sign/done')
  await reload('/m/sign/done')

  await page.goto('/m/sign')
  await sendForm(page)
  await page.getByRole('heading', { name: '正在等医生受理' }).waitFor()
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('button', { name: '不撤回' }).click()
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('button', { name: '确定撤回' }).click()
  await standsAt(page, '/m/contract')
  await page.getByText('汤德富还没有签约').waitFor()
  await page.locator('.timeline', { hasText: '撤回了申请' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('问到一半断了而手机以为通着：过几秒自己再问，填的都在', async () => {
  const { page, context } = await open([['zhangTao', 'self']])
  await signUpTo(page, 'package')
  let lost = 0
  await page.route('**/api/m/sign/propose', (route) => (lost++ === 0 ? route.abort('connectionfailed') : route.continue()))
  await page.getByRole('checkbox', { name: /慢病优惠包/ }).check()
  await page.getByLabel(/为什么想要“慢病优惠包”/).fill('家里人有高血压')
  await page.locator('.dock', { hasText: '50 元' }).waitFor()
  expect(lost).toBeGreaterThan(1)
  await context.close()
}, 120_000)

test('每一步断网都说清楚，填的都在，连上接着办；答复丢了再问一次，点两下只交一份', async () => {
  const { page, context, ids } = await open([['zhangTao', 'self']])
  const offline = async (act: () => Promise<unknown>) => {
    await context.setOffline(true)
    await page.getByText('现在没有网络').waitFor()
    await act()
    await context.setOffline(false)
    await page.getByText('现在没有网络').waitFor({ state: 'detached' })
  }
  await signUpTo(page, 'team')
  await page.getByText('找别的团队或医生').click()
  await page.locator('.team input').first().waitFor()
  await offline(() => page.locator('#search').fill('悦来第二'))
  await page.getByRole('radio', { name: /悦来第一团队/ }).waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: /悦来第二团队/ }).waitFor()
  await offline(async () => {
    await page.getByRole('radio', { name: /悦来第二团队/ }).check()
    await sendForm(page)
    await page.locator('.error-summary', { hasText: '没有网络' }).waitFor()
  })
  await page.locator('.error-summary').waitFor()
  await expect
    .poll(async () => {
      await sendForm(page)
      return new URL(page.url()).pathname
    })
    .toBe('/m/sign/package')
  await standsAt(page, '/m/sign/package')
  await offline(async () => {
    await page.getByRole('checkbox', { name: /慢病优惠包/ }).check()
    // It was not proposed to this person, so it is asked why.
    await page.getByLabel(/为什么想要“慢病优惠包”/).fill('家里人有高血压')
    await sendForm(page)
    await page.locator('.error-summary', { hasText: '没有网络' }).waitFor()
  })
  await page.locator('.dock', { hasText: '50 元' }).waitFor()
  await expect.poll(() => page.getByRole('checkbox', { name: /慢病优惠包/ }).isChecked()).toBe(true)
  await sendForm(page)
  await standsAt(page, '/m/sign/term')
  await offline(async () => {
    await sendForm(page)
    await standsAt(page, '/m/sign/agreement')
    await page.locator('.agreement').waitFor()
  })
  await page.locator('[role=status]', { hasText: '正在取最新的协议' }).waitFor({ state: 'detached' })
  await readToEnd(page)
  await offline(async () => {
    await page.getByRole('checkbox', { name: /已告知服务内容/ }).check()
    await sendForm(page)
    await standsAt(page, '/m/sign/signature')
    await write(page.locator('.pad canvas'))
    await sendForm(page)
    await standsAt(page, '/m/sign/check')
    await sendToDoctor(page).click()
    await page.locator('.error-summary', { hasText: '没有网络，没有办成' }).waitFor()
  })
  const keys: string[] = []
  // The answer is lost on the way and the page with it: the doctor has it, the phone does not know.
  await page.route('**/api/m/sign/apply', async (route) => {
    keys.push(route.request().headers()['idempotency-key']!)
    if (keys.length > 3) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await sendToDoctor(page).click()
  await page.locator('.error-summary').waitFor({ timeout: 20_000 })
  expect([keys.length, new Set(keys).size], 'asked three times with one key').toEqual([3, 1])
  await sendToDoctor(page).dblclick()
  await standsAt(page, '/m/sign/done')
  expect([keys.length, new Set(keys).size], 'once more, though tapped twice').toEqual([4, 1])
  const { content } = await askFrom(page, `/api/m/contracts/${ids[0]}`)
  expect((content.applications as unknown[]).length, 'one application came of it').toBe(1)
  await page.goBack()
  await page.locator('h1').waitFor()
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('jiayi-m.sign'))).not.toContain('strokes')
  await withdrawAll(page, ids[0]!)
  await context.close()
}, 120_000)

test('同意的事项不预先勾，没看到最后勾不上；听完也能勾；返回都还在', async () => {
  const { page, context } = await open([['zhangTao', 'self']])
  await page.addInitScript(() => {
    const heard: { end: () => void } = { end: () => {} }
    Object.assign(window, { heard })
    Object.defineProperty(window, 'speechSynthesis', {
      value: { speak: (speech: { onend: () => void }) => (heard.end = () => speech.onend()), cancel: () => {} },
    })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class {} })
  })
  await page.reload()
  await signUpTo(page, 'agreement')
  await page.locator('.agreement').waitFor()
  await settled(page)
  await expect.poll(() => page.locator('input[type=checkbox]:checked').count()).toBe(0)
  await page.locator('#consent-informed').evaluate((box) => (box as HTMLInputElement).click())
  await expect.poll(() => page.locator('#consent-informed').isChecked()).toBe(false)
  await sendForm(page)
  await page.locator('.error-summary', { hasText: '请先把协议看到最后' }).waitFor()
  await page.getByRole('button', { name: '读给我听' }).click()
  await page.getByRole('button', { name: '不读了' }).click()
  await page.evaluate(() => (window as unknown as { heard: { end: () => void } }).heard.end())
  await expect.poll(() => page.locator('#consent-informed[aria-disabled]').count(), { message: 'stopped is not heard' }).toBe(1)
  await page.getByRole('button', { name: '读给我听' }).click()
  await page.evaluate(() => (window as unknown as { heard: { end: () => void } }).heard.end())
  await page.locator('#consent-informed:not([aria-disabled])').waitFor()
  await expect.poll(() => page.locator('input[type=checkbox]:checked').count()).toBe(0)
  await sendForm(page)
  await page.locator('.error-summary', { hasText: '请打勾：已告知服务内容' }).waitFor()
  await page.getByRole('checkbox', { name: /已告知服务内容/ }).check()
  await sendForm(page)
  await standsAt(page, '/m/sign/signature')
  await sendForm(page)
  await page.locator('.error-summary', { hasText: '请在框里写名字' }).waitFor()
  await write(page.locator('.pad canvas'))
  await page.getByRole('button', { name: '退一笔' }).click()
  await page.getByText('已经签好').waitFor({ state: 'detached' })
  await write(page.locator('.pad canvas'))
  for (const path of ['agreement', 'term', 'package', 'team']) {
    await page.goBack()
    await standsAt(page, `/m/sign/${path}`)
  }
  await page.goForward()
  await page.goForward()
  await page.goForward()
  await standsAt(page, '/m/sign/agreement')
  await expect.poll(() => page.locator('#consent-informed').isChecked()).toBe(true)
  await page.goForward()
  await page.getByText('已经签好').waitFor()
  await context.close()
}, 90_000)

test('不能签的，先说原因再说怎么办：已签约、未成年、团队签满', async () => {
  const signed = await open([['wangXiulan', 'self']])
  await signed.page.goto('/m/sign')
  await signed.page.getByText('已经签了家庭医生').waitFor()
  await signed.page.getByRole('link', { name: '看现在的签约' }).click()
  await standsAt(signed.page, '/m/contract')
  await signed.context.close()

  const child = await open([['tangYuqi', 'self']])
  await child.page.goto('/m/sign')
  await child.page.getByText('要由父母或监护人来签').waitFor()
  await expect.poll(() => child.page.locator('form').count()).toBe(0)
  await child.context.close()

  const { page, context } = await open([['tangDefu', 'self']])
  const fill = (team: OwnTeam) => {
    if (!team.isOfVillage) return false
    Object.assign(team, { isFull: true, room: 0 })
    for (const one of team.doctors) one.isFull = true
    return true
  }
  await hearOtherwise<OutputOf<typeof findOwnTeamsEndpoint>>(page, '**/api/m/sign/teams', ({ items }) => {
    for (const team of items) fill(team)
  })
  await hearOtherwise<Proposal>(page, '**/api/m/sign/propose', ({ team, reasons }) => {
    if (fill(team)) reasons.push({ code: 'CONTRACTS.PANEL_FULL', params: { name: team.name, contracts: 2000, cap: 2000 } })
  })
  await signUpTo(page, 'team')
  await page.locator('.notice', { hasText: '已经签满了。请换一个团队或医生' }).waitFor()
  await sendForm(page)
  await page.locator('.error-summary', { hasText: '签满了，请另选一个' }).waitFor()
  await page.getByRole('radio', { name: /悦来第一团队/ }).check()
  await page.locator('.notice.mid').waitFor({ state: 'detached' })
  await sendForm(page)
  await standsAt(page, '/m/sign/package')
  await context.close()
}, 90_000)

test('交之前条款变了：说清哪里变了，重新看、重新签名才能交', async () => {
  const { page, context, ids } = await open([['tangDefu', 'self']])
  await signUpTo(page, 'signature')
  await write(page.locator('.pad canvas'))
  let isDearer = true
  const dearer = (answer: Proposal) => {
    if (!isDearer) return
    answer.fee = {
      ...answer.fee,
      residentFen: 6000,
      totalFen: 12_000,
      shares: [
        { party: 'resident', fen: 6000, because: [] },
        { party: 'district_finance', fen: 6000, because: [] },
      ],
    }
    answer.offerHash = 'f'.repeat(64)
  }
  await hearOtherwise<Proposal>(page, '**/api/m/sign/propose', dearer)
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await page.locator('.notice.mid', { hasText: '您一年付：原来 0 元，现在 60 元' }).waitFor()
  await expect.poll(() => sendToDoctor(page).count()).toBe(0)
  await page.getByRole('link', { name: '去看协议' }).click()
  await standsAt(page, '/m/sign/agreement')
  await expect.poll(() => page.locator('input[type=checkbox]:checked').count(), { message: 'nothing of the old text is agreed to' }).toBe(0)
  await agree(page)
  await standsAt(page, '/m/sign/signature')
  await expect.poll(() => page.getByText('已经签好').count()).toBe(0)
  await write(page.locator('.pad canvas'))
  const heard = page.waitForResponse('**/api/m/sign/propose')
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
  await heard
  // What was heard is not so: the server does not take terms that it did not offer, and says it.
  isDearer = false
  await sendToDoctor(page).click()
  await page.locator('.error-summary', { hasText: '协议的内容刚刚变了' }).waitFor()
  await page.locator('.notice.mid', { hasText: '您一年付：原来 60 元，现在 0 元' }).waitFor()
  const { content } = await askFrom(page, `/api/m/contracts/${ids[0]}`)
  expect((content.applications as { state: string }[]).filter(({ state }) => state === 'waiting')).toEqual([])
  await context.close()
}, 90_000)

test('医生没有受理：首页和签约页说原因和怎么办，可以再签', async () => {
  const { page, context, ids } = await open([['zhangTao', 'self']])
  await signUpTo(page, 'check')
  await sendToDoctor(page).click()
  await standsAt(page, '/m/sign/done')
  await doctor.answer(ids[0]!, 'signature_unclear')
  await page.goto('/m')
  await page.getByRole('heading', { name: '这次没有签成' }).waitFor()
  await page.getByRole('link', { name: '看原因' }).click()
  await page.locator('.card', { hasText: '签名看不清。请重新签一次' }).first().waitFor()
  await page.locator('.card', { hasText: '医生说：请带上证件' }).first().waitFor()
  await page.getByRole('link', { name: '找家庭医生' }).click()
  await standsAt(page, '/m/sign/team')
  await context.close()
})

test('整个过程没有我们自己的故障', () => {
  expect([doctor.faults, product.troubles]).toEqual([[], []])
})
