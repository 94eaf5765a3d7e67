import type { Browser, Page, Route } from 'playwright-core'
import { deskCodeShape } from '#api/desk-code.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { namedResidentId } from '../scripts/demo/named-people.ts'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import {
  aMobile,
  atFullHeight,
  bind,
  fillShownCode,
  findTooSmall,
  findWeakContrast,
  type Look,
  openPhone,
  type Person,
  readDocument,
  sendForm,
  signInOnPhone,
  standsAt,
} from './phone-steps.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let luo: Person
let wang: Person
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  luo = await readDocument(browser, product.origin, 'luoYuzhen')
  wang = await readDocument(browser, product.origin, 'wangXiulan')
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const open = (look?: Look) => openPhone(browser, product.origin, look)
/** How often the page asks an address. */
const countAsked = (page: Page, path: string) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) asked.push(request.headers()['idempotency-key'] ?? '')
  })
  return asked
}

test('登录：手机号、验证码，错了说怎么办，刷新和返回都不丢', async () => {
  const { page, context, faults } = await open()
  await page.goto('/m/me')
  await standsAt(page, '/m/login')
  await sendForm(page)
  await expect.poll(() => page.locator('.error-summary a').allTextContents()).toEqual(['请填写您的手机号'])
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
  await page.locator('#phone').fill('02367821234')
  await sendForm(page)
  await page.locator('.error-summary a', { hasText: '座机收不到验证码' }).waitFor()
  const mobile = aMobile()
  await page.locator('#phone').fill(`${mobile.slice(0, 3)} ${mobile.slice(3)}`)
  await page.reload()
  await expect.poll(() => page.locator('#phone').inputValue()).toBe(`${mobile.slice(0, 3)} ${mobile.slice(3)}`)
  await sendForm(page)
  await standsAt(page, '/m/login/code')
  const code = page.locator('#code')
  expect([await code.getAttribute('autocomplete'), await code.getAttribute('inputmode')]).toEqual(['one-time-code', 'numeric'])
  await page.getByText('演示：没有真的发短信').waitFor()
  expect(Number(/\d+/.exec(await page.getByText('秒后可以重新发').innerText())?.[0])).toBeGreaterThan(50)
  const shown = await page.locator('.demo-code').textContent()
  await code.fill(shown === '000000' ? '000001' : '000000')
  await page.reload()
  await sendForm(page)
  await page.locator('.error-summary a', { hasText: '不行就重新获取' }).waitFor()
  await expect.poll(() => code.inputValue()).toMatch(/^00000[01]$/)
  await page.goBack()
  await standsAt(page, '/m/login')
  const asked = countAsked(page, '/api/m/code')
  await sendForm(page)
  await standsAt(page, '/m/login/code')
  expect(asked, 'within the minute the code on its way still holds').toEqual([])
  await fillShownCode(page)
  await sendForm(page)
  await standsAt(page, '/m/me')
  await expect.poll(() => page.getByText(`${mobile.slice(0, 3)}****${mobile.slice(7)}`).count()).toBe(1)
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(mobile)
  expect(faults).toEqual([])
  await context.close()
})

test('绑定罗玉珍本人，女儿绑定她，她在“我的”里收回', async () => {
  const own = await open()
  await signInOnPhone(own.page, luo.phone)
  await own.page.getByRole('link', { name: '去绑定' }).click()
  await standsAt(own.page, '/m/bind')
  await sendForm(own.page)
  await own.page.locator('.error-summary a', { hasText: '请选一个' }).click()
  await own.page.keyboard.press('Space')
  await own.page.reload()
  await expect.poll(() => own.page.getByRole('radio', { name: '本人' }).isChecked()).toBe(true)
  await sendForm(own.page)
  await standsAt(own.page, '/m/bind/person')
  await own.page.locator('#name').fill(luo.name)
  const wrong = `${luo.number.slice(0, 17)}${luo.number[17] === '1' ? '2' : '1'}`
  await own.page.locator('#number').fill(wrong)
  await sendForm(own.page)
  await own.page.locator('.error-summary a', { hasText: '校验位不对' }).waitFor()
  await own.page.reload()
  await expect.poll(() => own.page.locator('#name').inputValue()).toBe(luo.name)
  await own.page.locator('#number').fill(luo.number)
  await sendForm(own.page)
  await standsAt(own.page, '/m/bind/code')
  await own.page.reload()
  await fillShownCode(own.page)
  const asked = countAsked(own.page, '/api/m/people/confirm')
  await own.page.locator('button[type=submit]').dblclick()
  await standsAt(own.page, '/m/bind/done')
  expect(asked.length, 'a double tap sends once').toBe(1)
  await own.page.goBack()
  await standsAt(own.page, '/m/bind/person').catch(() => standsAt(own.page, '/m/bind'))
  await own.page.goto('/m')
  await own.page.getByRole('heading', { name: '罗玉珍，您好' }).waitFor()
  await own.page.getByRole('heading', { name: '您还没有家庭医生' }).waitFor()
  await expect.poll(() => own.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(luo.number)

  const daughter = await open()
  await signInOnPhone(daughter.page)
  await bind(daughter.page, '父亲或母亲', luo)
  await daughter.page.getByText('代办到 2027年11月24日 为止').waitFor()
  await bind(daughter.page, '祖父母', wang)
  await daughter.page.goto('/m')
  await daughter.page.getByRole('link', { name: '换个人' }).click()
  await daughter.page.getByRole('radio', { name: '罗玉珍' }).check()
  await sendForm(daughter.page)
  await standsAt(daughter.page, '/m')
  await daughter.page.locator('.who', { hasText: '罗玉珍' }).waitFor()

  await own.page.getByRole('link', { name: '我的', exact: true }).click()
  await own.page.getByRole('button', { name: '收回' }).click()
  await own.page.getByRole('button', { name: '不收回' }).click()
  await own.page.getByRole('button', { name: '收回' }).click()
  await own.page.getByRole('button', { name: '确定收回' }).click()
  await own.page.getByText('没有别人能替您办事').waitFor()
  await daughter.page.reload()
  await daughter.page.locator('.who', { hasText: '王秀兰' }).waitFor()
  await daughter.page.goto('/m/me')
  await daughter.page.locator('.bonds .who').first().waitFor()
  await expect.poll(() => daughter.page.locator('.bonds .who').count()).toBe(1)
  await daughter.page.getByRole('button', { name: /^解除/ }).click()
  await daughter.page.getByRole('button', { name: '确定解除' }).click()
  await daughter.page.getByText('还没有绑定任何人').waitFor()
  expect([...own.faults, ...daughter.faults]).toEqual([])
  await Promise.all([own.context.close(), daughter.context.close()])
}, 120_000)

test('医生出示绑定码，居民扫码：先登录，码已填好，网址里不留码，用一次作废', async () => {
  const desk = await openDesk(browser, { origin: product.origin })
  await signIn(desk.page, 'chenjing')
  await desk.page.goto(`/w/residents/${namedResidentId('dengJianguo')}`)
  await desk.page.getByRole('button', { name: '出示绑定码' }).click()
  const letters = desk.page.locator('.desk-code .letters')
  await letters.waitFor()
  const deskCode = (await letters.innerText()).replace(/\s/g, '')
  expect(deskCode).toMatch(deskCodeShape)
  await expect
    .poll(() => desk.page.locator('.desk-code img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(20)
  await desk.page.getByText(/^还剩 (10:00|9:5\d)，/).waitFor()
  await settled(desk.page)
  await expectNoAxeViolations(desk.page)

  const { page, context, faults } = await open()
  await page.goto(`/m/bind#${deskCode}`)
  await standsAt(page, '/m/login')
  expect(page.url()).not.toContain(deskCode)
  await page.locator('#phone').fill(aMobile())
  await sendForm(page)
  await fillShownCode(page)
  await sendForm(page)
  await standsAt(page, '/m/bind/desk')
  await expect.poll(() => page.locator('#deskCode').inputValue()).toBe(deskCode)
  await page.reload()
  await expect.poll(() => page.locator('#deskCode').inputValue()).toBe(deskCode)
  await sendForm(page)
  await standsAt(page, '/m/bind/desk/relation')
  await page.reload()
  await page.getByRole('radio', { name: '本人' }).check()
  await page.locator('button[type=submit]').dblclick()
  await standsAt(page, '/m/bind/done')
  await page.getByRole('link', { name: '再绑定一位' }).click()
  await page.getByRole('link', { name: /填 8 位绑定码/ }).click()
  await page.locator('#deskCode').fill(deskCode.toLowerCase())
  await sendForm(page)
  await page.getByRole('radio', { name: '配偶' }).check()
  await sendForm(page)
  await standsAt(page, '/m/bind/desk')
  await page.locator('.error-summary:focus', { hasText: '请医生重新出示' }).waitFor()
  await expect.poll(() => page.locator('#deskCode').getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => page.locator('#deskCode').inputValue()).toBe(deskCode)
  expect([...faults, ...desk.faults]).toEqual([])
  await Promise.all([context.close(), desk.context.close()])
}, 120_000)

test('还没有绑定任何人：要先有人的页，都有一个“去绑定”', async () => {
  const { page, context, faults } = await open()
  await signInOnPhone(page)
  for (const path of ['/m/people', '/m/consents', '/m/doctors', '/m/contract']) {
    await page.goto(path)
    await page.getByRole('link', { name: '去绑定' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '再试一次' }).count(), { message: path }).toBe(0)
  }
  await page.goto('/m/sign/family')
  await page.getByText('没有两位以上还没签约的家人').waitFor()
  await page.getByRole('link', { name: '绑定家人' }).click()
  await standsAt(page, '/m/bind')
  expect(faults).toEqual([])
  await context.close()
}, 60_000)

/** Each with a person of its own: a telephone in a record gets one code a minute. */
const looks: [string, Look, string][] = [
  ['中文标准版', {}, 'tangDefu'],
  ['中文长辈版', { isElderMode: true }, 'dengJianguo'],
  ['英文标准版', { language: 'en' }, 'liuSuying'],
  ['英文长辈版', { language: 'en', isElderMode: true }, 'tanWei'],
  ['窄屏最大字', { textSize: 30, width: 320 }, 'heShimin'],
  ['窄屏长辈版最大字，英文', { textSize: 30, width: 320, isElderMode: true, language: 'en' }, 'qinHongmei'],
]
test.each(looks)(
  '%s：每一页人人可用，点得着、看得清、不横滚',
  async (_, look, key) => {
    const person = await readDocument(browser, product.origin, key)
    const { page, context, faults } = await open(look)
    const [touch, text] = look.isElderMode ? [60, 20] : [44, 14]
    const judge = async (path: string) => {
      await standsAt(page, path)
      await settled(page)
      await atFullHeight(page, () => expectNoAxeViolations(page))
      if (look.isElderMode) expect(await findWeakContrast(page), path).toEqual([])
      expect(await findTooSmall(page, touch, text), path).toEqual([])
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(look.language === 'en' ? 'en' : 'zh-CN')
      await expect.poll(() => page.title()).toMatch(look.language === 'en' ? / - Jiayi$/ : / - 家医$/)
    }
    await page.goto('/m/login')
    await sendForm(page)
    await judge('/m/login')
    await page.locator('#phone').fill(aMobile())
    await sendForm(page)
    await judge('/m/login/code')
    await fillShownCode(page)
    await sendForm(page)
    await judge('/m')
    await page.goto('/m/bind')
    await judge('/m/bind')
    await page.getByRole('radio').nth(2).check()
    await sendForm(page)
    await sendForm(page)
    await page.locator('.error-summary').waitFor()
    await judge('/m/bind/person')
    await page.locator('#name').fill(person.name)
    await page.locator('#number').fill(person.number)
    await sendForm(page)
    await judge('/m/bind/code')
    await fillShownCode(page)
    await sendForm(page)
    await judge('/m/bind/done')
    await page.goto('/m/bind/desk')
    await judge('/m/bind/desk')
    await page.locator('#deskCode').fill('ABCDEFGH')
    await sendForm(page)
    await judge('/m/bind/desk/relation')
    await page.goto('/m')
    await judge('/m')
    await page.goto('/m/people')
    await judge('/m/people')
    await page.goto('/m/me')
    await page.locator('.bonds .btn').first().click()
    await judge('/m/me')
    await page.goto('/m/nothing')
    await judge('/m/nothing')
    expect(faults).toEqual([])
    await context.close()
  },
  120_000,
)

test('长辈版和字号马上生效，存在账号里，换手机也一样；首页可换回', async () => {
  const { page, context } = await open()
  await signInOnPhone(page)
  const size = (on: Page) => on.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('main p') as Element).fontSize))
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/m/settings'))
  await page.getByRole('button', { name: '切换到长辈版' }).click()
  await kept
  expect(await size(page)).toBeGreaterThanOrEqual(20)
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await page.getByRole('radio', { name: '更大' }).check()
  expect(await size(page)).toBe(24)
  const inEnglish = page.waitForResponse(
    (response) => response.url().endsWith('/api/m/settings') && response.request().postData()?.includes('"en"') === true,
  )
  await page.getByRole('radio', { name: 'English' }).check()
  await inEnglish
  const other = await open()
  await other.context.addCookies(await context.cookies())
  await other.page.goto('/m')
  await other.page.getByRole('button', { name: 'Standard view' }).waitFor()
  expect(await size(other.page)).toBe(24)
  await other.page.getByRole('button', { name: 'Standard view' }).click()
  await other.page.getByRole('button', { name: 'Larger view' }).waitFor()
  await other.page.goto('/m/me')
  await other.page.getByRole('button', { name: 'Sign out' }).click()
  await standsAt(other.page, '/m/login')
  await page.reload()
  await standsAt(page, '/m/login')
  await Promise.all([context.close(), other.context.close()])
})

test('只用键盘也能登录、选择、切换', async () => {
  const { page, context } = await open()
  await page.goto('/m/login')
  await page.locator('h1').waitFor()
  const tabTo = async (selector: string) => {
    for (let press = 0; press < 25; press++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${selector}`)
  }
  await tabTo('#phone')
  await page.keyboard.type(aMobile())
  await page.keyboard.press('Enter')
  await standsAt(page, '/m/login/code')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { message: 'a new page begins at its heading' }).toBe('H1')
  const shown = await page.locator('.demo-code').innerText()
  await tabTo('#code')
  await page.keyboard.type(shown)
  await tabTo('button[type=submit]')
  await page.keyboard.press('Space')
  await standsAt(page, '/m')
  await tabTo('.todo a')
  await page.keyboard.press('Enter')
  await standsAt(page, '/m/bind')
  await tabTo('input[type=radio]')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.getByRole('radio', { name: '配偶' }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await standsAt(page, '/m/bind/person')
  await context.close()
})

test('没有网络：说清楚，填的都在，连上再点就办成，不办两次', async () => {
  const { page, context } = await open()
  await signInOnPhone(page)
  await page.goto('/m/bind')
  await page.getByRole('radio', { name: '祖父母' }).check()
  await sendForm(page)
  await page.locator('#name').fill(wang.name)
  await page.locator('#number').fill(wang.number)
  await context.setOffline(true)
  await page.getByText('现在没有网络').waitFor()
  await sendForm(page)
  await page.locator('.error-summary', { hasText: '没有网络，没有办成' }).waitFor()
  await context.setOffline(false)
  await page.getByText('现在没有网络').waitFor({ state: 'detached' })
  await sendForm(page)
  await standsAt(page, '/m/bind/code')
  await fillShownCode(page)
  const asked = countAsked(page, '/api/m/people/confirm')
  // The answer is lost on the way: the server has bound, the phone does not know.
  const loseAnswer = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await page.route('**/api/m/people/confirm', loseAnswer, { times: 1 })
  await sendForm(page)
  await standsAt(page, '/m/bind/done')
  expect(new Set(asked).size, 'the same key again').toBe(1)
  expect(asked.length).toBe(2)
  await context.close()
})

test('读给我听：读这一页的字，再点就停；没有语音的浏览器不显示', async () => {
  const { page, context } = await open({ isElderMode: true })
  await page.addInitScript(() => {
    const said: string[] = []
    const voice = {
      speak: (speech: { text: string; lang: string }) => said.push(`${speech.lang} ${speech.text}`),
      cancel: () => said.push('cancel'),
    }
    Object.assign(window, { said })
    Object.defineProperty(window, 'speechSynthesis', { value: voice })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        text: string
        constructor(text: string) {
          this.text = text
        }
      },
    })
  })
  await signInOnPhone(page)
  await page.getByRole('button', { name: '读给我听' }).click()
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect((await said()).at(-1)).toMatch(/^zh-CN 您好。[\s\S]*先绑定您本人/)
  expect((await said()).at(-1)).not.toContain('读给我听')
  await page.getByRole('button', { name: '不读了' }).click()
  expect((await said()).at(-1)).toBe('cancel')
  const mute = await open({ isElderMode: true })
  await mute.page.addInitScript(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }))
  await signInOnPhone(mute.page)
  await expect.poll(() => mute.page.getByRole('button', { name: '读给我听' }).count()).toBe(0)
  await Promise.all([context.close(), mute.context.close()])
})

test('扫码打开的第一页也能返回：回到首页', async () => {
  const { page, context } = await open()
  await signInOnPhone(page)
  const scanned = await context.newPage()
  await scanned.goto('/m/bind#ABCDEFGH')
  await standsAt(scanned, '/m/bind/desk')
  await scanned.getByRole('button', { name: '返回' }).click()
  await standsAt(scanned, '/m')
  await context.close()
})

test('网页不缓存、文件永久缓存、只许自己的文件；没有的文件是 404，没有的页是手机端的页', async () => {
  const ask = async (path: string) => {
    const answer = await fetch(`${product.origin}${path}`)
    return {
      status: answer.status,
      cache: answer.headers.get('cache-control'),
      security: answer.headers.get('content-security-policy'),
      text: await answer.text(),
    }
  }
  const start = await ask('/m')
  expect(start).toMatchObject({ status: 200, cache: 'no-cache', security: expect.stringContaining("script-src 'self';") })
  const script = /\/m\/assets\/[\w-]+\.js/.exec(start.text)![0]
  expect(await ask(script)).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' })
  expect((await ask('/m/assets/none.js')).status).toBe(404)
  for (const path of ['/m/', '/m/bind', '/m/nothing', '/m?from=wechat']) expect((await ask(path)).text, path).toBe(start.text)
  for (const path of ['/', '/me', '/mobile']) expect((await ask(path)).text, path).not.toBe(start.text)
})
