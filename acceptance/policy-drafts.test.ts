import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations, findAxeViolations } from './axe.ts'
import { clinic, openBrowser, openDesk } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
  expect(product.troubles).toEqual([])
}, 60_000)

const openAs = async (account: string) => {
  const at = await openDesk(browser, { origin: product.origin })
  await signIn(at.page, account)
  return at
}
const says = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor()

test('一人起草改协议期限，错处当场说清，提交后另一人复核发布，从那天起按新规定', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g/policy')
  await page.getByRole('link', { name: '政策草案' }).click()
  await page.getByRole('button', { name: '起草改动' }).click()
  await page.getByLabel('标题').fill('按渝北卫健〔2027〕12号调整协议期限')
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/g\/policy\/drafts\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: '协议期限' }).click()
  await says(page, '2017-06-21 起')
  await page.getByRole('button', { name: '加文件或条款' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of [
    ['标题', '关于调整协议期限的通知'],
    ['文号', '渝北卫健〔2027〕12号'],
    ['发文机关', '渝北区卫生健康委'],
    ['代号', 'yb-2027-12'],
    ['条款', '一'],
    ['条款代号', '1'],
  ] as const)
    await dialog.getByLabel(label, { exact: true }).fill(text)
  await dialog.getByRole('button', { name: '加上' }).click()
  await dialog.waitFor({ state: 'detached' })
  await says(page, '文件 渝北卫健〔2027〕12号')

  await page.getByRole('button', { name: '从某天起改' }).click()
  await page.getByLabel('从哪天起').fill('2027-01-01')
  await page.getByLabel('依据', { exact: true }).selectOption('yb-2027-12#1')
  await page.getByLabel('可签年限（年）').fill('1、2')
  await page.getByLabel('通常（年）').fill('one')
  await expect.poll(() => page.locator('.draft-preview .draft-wrong').textContent(), { timeout: 10_000 }).toContain('通常')
  await expectNoAxeViolations(page)
  await page.getByLabel('通常（年）').fill('１')
  await expect.poll(() => page.locator('.draft-preview').textContent(), { timeout: 10_000 }).toMatch(/1.*2 年/)
  // 表单写的，文本照样看得到；文本读不懂时回不到表单
  await page.getByRole('button', { name: '文本', exact: true }).click()
  const value = page.getByRole('textbox', { name: '取值' })
  expect(await value.inputValue()).toBe('years:\n  - 1\n  - 2\nusual: 1\nis_principle: true')
  await value.fill('years: [1, 2\nusual: 1')
  await page.getByRole('button', { name: '表单', exact: true }).click()
  await says(page, '行读不懂，改好再回到表单')
  await value.fill('years: [1, 2]\nusual: 1\nis_principle: true')
  await page.getByRole('button', { name: '表单', exact: true }).click()
  expect(await page.getByLabel('可签年限（年）').inputValue()).toBe('1、2')
  await page.keyboard.press('Control+Enter')
  await says(page, '2 处改动')
  expect(await page.getByText('不再成立的用例').count()).toBe(0)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '提交复核' }).click()
  await says(page, '等另一个人复核')
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
  const address = page.url()
  expect(faults).toEqual([])
  await context.close()

  const second = await openAs('pengzhiyuan')
  await second.page.goto('/g/policy')
  await second.page.getByRole('button', { name: '消息，1 条未读' }).click()
  await second.page.getByRole('link', { name: /有一份政策草案待复核/ }).click()
  await second.page.waitForURL(address.split('?')[0] ?? '')
  // In words, with what is written one step away.
  const terms = second.page.locator('.draft-change', { hasText: '协议期限' }).first()
  await terms.getByText('看写法').first().waitFor()
  expect(await terms.locator('pre').first().isVisible()).toBe(false)
  await terms.locator('summary').last().press('Enter')
  await terms.getByText('is_principle: true').last().waitFor()
  await second.page.getByRole('button', { name: '发布', exact: true }).click()
  const confirm = second.page.getByRole('dialog')
  await confirm.getByLabel('说明').fill('已核对原件第一条')
  await confirm.getByRole('button', { name: '发布', exact: true }).click()
  await says(second.page, '已发布为第 2 版')
  await second.page.goto('/g/policy/500112?on=2027-01-01&topic=contract')
  await expect.poll(() => second.page.locator('.policy-art').textContent(), { timeout: 15_000 }).toContain('渝北卫健〔2027〕12号')
  await second.page.goto('/g/policy/drafts')
  await second.page.getByText('第 2 版', { exact: true }).waitFor()
  await second.page.getByRole('button', { name: '以这一版起草' }).waitFor()
  await expectNoAxeViolations(second.page)
  expect(second.faults).toEqual([])
  await second.context.close()
}, 180_000)

test('按目录的类型填表：金额、选项、几个词、谁付多少，键盘也行；没碰的照旧；未知和不适用是一个选择', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g/policy/drafts')
  await page.getByRole('button', { name: '起草改动' }).click()
  await page.getByLabel('标题').fill('按文件调整服务费')
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/g\/policy\/drafts\/[0-9a-f-]{36}/)
  const address = page.url().split('?')[0]
  const open = async (key: string) => {
    await page.goto(`${address}?entry=${key}`)
    await page.getByRole('button', { name: '从某天起改' }).click()
    await page.getByLabel('从哪天起').fill('2027-01-01')
    await page.getByLabel('依据', { exact: true }).selectOption('yb-2017-475#3-2')
  }
  const reads = (what: RegExp) => expect.poll(() => page.locator('.draft-preview').textContent(), { timeout: 10_000 }).toMatch(what)
  const save = async () => {
    await page.keyboard.press('Control+Enter')
    await page.locator('.draft-form').waitFor({ state: 'detached' })
  }
  await open('fee.standard')
  await page.getByLabel('签约服务费标准（元/人·年）').fill('120.5')
  await reads(/120\.50 元/)
  await save()

  await open('fee.funding')
  await page.getByLabel('分不尽的一分钱归谁').fill('居民')
  await page.keyboard.press('Enter')
  for (const [who, share] of [
    ['居民', '20.5'],
    ['医保基金', '100'],
  ] as const) {
    await page.getByRole('group', { name: '各方多少' }).getByLabel('再选一个').fill(who)
    await page.keyboard.press('Enter')
    await page.getByLabel(`${who}（元或%）`).fill(share)
  }
  await reads(/居民.*20\.50.*医保基金.*100/)
  await expectNoAxeViolations(page)
  await save()

  // 选项勾选，别的部分照旧
  await page.goto(`${address}?entry=contract.unit`)
  await page
    .getByRole('button', { name: /^改写这段/ })
    .first()
    .click()
  await page.getByRole('group', { name: '可签单元' }).getByLabel('家庭').uncheck()
  await page.getByLabel('以哪种为主').selectOption('person')
  await reads(/签约单元：个人/)
  await save()
  await page
    .getByRole('button', { name: /^改写这段/ })
    .first()
    .click()
  expect(await page.getByLabel('注').inputValue()).toContain('家庭为主，个人亦可')
  // What is half written is asked for before another entry is opened.
  await page.getByLabel('注').fill('写到一半')
  await page.locator('.draft-entry', { hasText: '协议期限' }).click()
  await says(page, '先存或取消，再往下办')
  expect(await page.getByLabel('注').inputValue()).toBe('写到一半')
  await page.getByRole('button', { name: '文本', exact: true }).click()
  expect(await page.getByRole('textbox', { name: '取值' }).inputValue()).toBe('units:\n  - person\nmain: person')
  await page.getByRole('button', { name: '取消' }).click()

  // 表格只用文本写
  await page.goto(`${address}?entry=combination.tiers`)
  await page
    .getByRole('button', { name: /^改写这段/ })
    .first()
    .click()
  await says(page, '这一条是表格或规则，用文本写')
  await page.getByRole('button', { name: '取消' }).click()

  await page.goto(`${address}?entry=contract.principles`)
  await page.getByRole('button', { name: '未知，要问' }).click()
  await page.getByLabel('要问什么').fill('签约与履约遵循哪些原则？')
  await page.getByRole('button', { name: '改为待答' }).click()
  await page.locator('.draft-head').getByText('待答', { exact: true }).waitFor()
  await page.getByRole('button', { name: '有取值' }).click()
  await page.getByRole('group', { name: '签约原则' }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true) // once the menu has found its place
  await expectNoAxeViolations(page)
  await page.goto(address ?? '')
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('dialog').getByLabel('说明').fill('只是试一试')
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await says(page, '已撤销')
  expect(faults).toEqual([])
  await context.close()
}, 180_000)

test('提出改用另一个政策包，复核页先列签约要用而它没有回答的，再到并排比较和试算，两边都已选好', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g/policy/drafts')
  await page.getByRole('button', { name: '改用另一个政策包' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('政策包').selectOption('350200')
  await dialog.getByLabel('从哪天起').fill('2027-02-01')
  await dialog.getByLabel('标题').fill('改用厦门的包')
  await dialog.getByRole('button', { name: '提出' }).click()
  await page.waitForURL(/\/g\/policy\/drafts\/[0-9a-f-]{36}/)
  const address = page.url()
  await says(page, '签约要用、这个包没有回答的')
  await says(page, '协议可签几年，通常几年？')
  await says(page, '本县今天有规定、这个包没有回答的')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: '并排比较' }).click()
  await expect.poll(() => page.getByLabel('另一方').inputValue()).toBe('350200')
  expect(await page.getByLabel('这一方').inputValue()).toBe('500112')
  await page.goto(address)
  await page.getByRole('link', { name: '试算' }).click()
  await expect.poll(() => page.getByLabel('换成').inputValue()).toMatch(/^350200 /)
  await page.goto(address)
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('dialog').getByLabel('说明').fill('不换了')
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await says(page, '已撤销')
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('定好改用的日子没到，可以撤回：写明理由，起草的人收到消息，另一个窗口再撤说得清，手机上也看得清', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g/policy/drafts')
  await page.getByRole('button', { name: '改用另一个政策包' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('政策包').selectOption('350200')
  await dialog.getByLabel('从哪天起').fill('2027-08-01')
  await dialog.getByLabel('标题').fill('八月改用厦门的包')
  await dialog.getByRole('button', { name: '提出' }).click()
  await page.waitForURL(/\/g\/policy\/drafts\/[0-9a-f-]{36}/)
  const address = page.url()
  await page.getByRole('button', { name: '提交复核' }).click()
  await says(page, '等另一个人复核')

  const second = await openDesk(browser, { origin: product.origin, size: { width: 390, height: 844 } })
  await signIn(second.page, 'pengzhiyuan')
  await second.page.goto(address)
  await says(second.page, '签约要用、这个包没有回答的')
  await expect.poll(() => second.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  // 名称和问题各占一行；比较和试算在第一张表之后，不用翻到最后
  const [name, question] = await second.page.locator('.draft-change').first().locator('b, span').all()
  expect((await question!.boundingBox())!.y).toBeGreaterThanOrEqual((await name!.boundingBox())!.y + 16)
  expect((await second.page.getByRole('link', { name: '试算' }).boundingBox())!.y).toBeLessThan(
    (await second.page.getByText('本县今天有规定').boundingBox())!.y,
  )
  await expectNoAxeViolations(second.page)
  await second.page.getByRole('button', { name: '发布', exact: true }).click()
  await second.page.getByRole('dialog').getByLabel('说明').fill('同意')
  await second.page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await says(second.page, '已发布')

  await page.goto('/g/policy/drafts')
  await page.getByRole('button', { name: /^撤回 厦门市/ }).click()
  await dialog.getByLabel('说明').fill('我也来撤')
  await second.page.goto('/g/policy/drafts')
  await second.page.getByRole('button', { name: /^撤回 厦门市/ }).click()
  const confirm = second.page.getByRole('dialog')
  await confirm.getByRole('button', { name: '撤回' }).click()
  await says(second.page, '写一句说明')
  await confirm.getByLabel('说明').fill('市里推迟了')
  await expectNoAxeViolations(second.page)
  await confirm.getByRole('button', { name: '撤回' }).click()
  await says(second.page, '撤回过的')
  await says(second.page, '由彭志远撤回：市里推迟了')
  await expectNoAxeViolations(second.page)
  await dialog.getByRole('button', { name: '撤回' }).click()
  await says(page, '2027-08-01 起的改用已由彭志远撤回，不用再撤')
  await page.goto(address)
  await says(page, '没有生效')
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByRole('button', { name: /^消息/ }).click()
        return page.getByRole('link', { name: /改用政策包撤回了/ }).count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
  expect([...faults, ...second.faults]).toEqual([])
  await context.close()
  await second.context.close()
}, 180_000)

test('依据里有路通到政策包的那一条；Esc 先关依据，页面不动', async () => {
  const { page, context, faults } = await openAs('wumin')
  await page.goto('/g')
  const basis = page.locator('button.src').first()
  await basis.click()
  const panel = page.locator('.pop.basis')
  const way = panel.getByRole('link', { name: /^看政策包里的/ }).first()
  await way.waitFor()
  // 面板盖住的地方点不着，量不出大小
  expect((await findAxeViolations(page)).filter((one) => !one.startsWith('target-size'))).toEqual([])
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe('/g')
  expect(await basis.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await way.evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/g\/policy\?topic=.*entry=/)
  const key = new URL(page.url()).searchParams.get('entry') ?? ''
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 15_000 }).toBe(`entry-${key}`)
  await expectNoAxeViolations(page)
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('手机宽度：草案、并排比较不横滚，也看得清', async () => {
  const { page, context, faults } = await openDesk(browser, { origin: product.origin, size: { width: 390, height: 844 } })
  await signIn(page, 'wumin')
  for (const path of ['/g/policy/drafts', '/g/policy/compare?left=350200&right=330100', '/g/policy/compare?left=310104&right=310115']) {
    await page.goto(path)
    await page.locator('main table').first().waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), { message: path }).toBe(true)
    await expectNoAxeViolations(page)
  }
  expect(faults).toEqual([])
  await context.close()
}, 120_000)

test('诊室屏幕上并排比较两个名称很长的包，选的是谁看得全', async () => {
  const { page, context } = await openDesk(browser, { origin: product.origin, size: clinic })
  await signIn(page, 'wumin')
  await page.goto('/g/policy/compare?left=310104&right=310115')
  const chosen = page.getByLabel('这一方')
  await chosen.waitFor()
  const room = await chosen.evaluate((select: HTMLSelectElement) => {
    const style = getComputedStyle(select)
    const pen = document.createElement('canvas').getContext('2d')!
    pen.font = style.font
    const text = select.selectedOptions[0]!.text
    return { text, left: select.clientWidth - Number.parseFloat(style.paddingLeft) - 20 - pen.measureText(text).width }
  })
  expect(room.text).toBe('上海市徐汇区斜土街道社区卫生服务中心 310104')
  expect(room.left).toBeGreaterThan(0)
  await context.close()
}, 120_000)
