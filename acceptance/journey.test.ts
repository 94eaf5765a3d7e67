import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openBrowser, openDesk, settled } from './browser.ts'
import { countEffort } from './effort.ts'
import { openProduct, signIn } from './live-product.ts'
import { readCard, submit, tell, write } from './signing.ts'

/** One story, in order, at four desks: each person stays signed in at the own one. */
let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let commission: Desk
let manager: Desk
let doctor: Desk
let anybody: Desk
let pdf: Buffer
let verifyAddress: string
let signedBefore: number

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  const seat = () => openDesk(browser, { origin: product.origin })
  ;[commission, manager, doctor, anybody] = await Promise.all([seat(), seat(), seat(), seat()])
  await signIn(commission.page, 'wumin')
  await signIn(manager.page, 'jiangwenhui')
  await signIn(doctor.page, 'chenjing')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

const open = async (page: Page, path: string) => {
  await page.goto(path)
  await page.locator('h1').waitFor()
  await settled(page)
}
/** How many have signed in the whole county, as the foot of the townships' table on /g says. */
const signedInCounty = async (page: Page) => {
  await open(page, '/g')
  return Number((await page.locator('.overview-twin tfoot td').nth(2).innerText()).replaceAll(',', ''))
}

test('区卫健委吴敏：2026 年任务已下达 22 个镇街；按 2017 年文件起草，22 行任务 332,885 人，三处合计与印发数不同，各有标示', async () => {
  const { page } = commission
  signedBefore = await signedInCounty(page)
  await open(page, '/g/targets')
  await expect.poll(() => page.locator('h1').innerText()).toMatch(/22 个镇街[\s\S]*332,885/)
  await page.getByText('已下达').first().waitFor()
  await page.getByRole('button', { name: '新建年度草稿' }).click()
  await page.getByLabel('年度', { exact: true }).fill('2017')
  await page.getByRole('button', { name: '生成草稿' }).click()
  await page.locator('.crumb').getByText('2017 年度').waitFor()
  await settled(page)
  const quotas = (await page.locator('tbody td.q').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))
  expect([quotas.length, quotas.reduce((sum, one) => sum + one, 0)]).toEqual([22, 332_885])
  const sums = page.locator('.targets-sum')
  await expect.poll(() => sums.innerText()).toMatch(/1,215,401[\s\S]*171,235[\s\S]*161,650[\s\S]*332,885/)
  await expect.poll(() => sums.innerText()).toMatch(/文件印发[\s\S]*1,215,400[\s\S]*171,236[\s\S]*161,649[\s\S]*332,885/)
  await expect.poll(() => sums.locator('.diff').innerText()).toMatch(/差 \+1[\s\S]*差 −1[\s\S]*差 \+1[\s\S]*一致/)
})

test('机构负责人蒋文慧：缺社区护士不能组队，依据打开到条款；补齐后组建，看板上多一个团队', async () => {
  const { page } = manager
  await open(page, '/t/teams/new')
  const check = page.locator('.orgs-check')
  const save = check.getByRole('button', { name: '组建团队' })
  await page.getByLabel('团队名称').fill('悦来第九团队')
  await page.getByRole('button', { name: '加入 陈静' }).click()
  await page.getByRole('button', { name: '加入 邓志强' }).click()
  await expect.poll(() => check.innerText()).toMatch(/家庭医生 1 \/ 1[\s\S]*社区护士 0 \/ 1/)
  await expect.poll(() => save.isDisabled()).toBe(true)
  await check.locator('.cite').first().click()
  await expect.poll(() => page.getByRole('dialog').innerText()).toMatch(/依据[\s\S]*家庭医生签约服务[\s\S]*渝北卫健〔2017〕475号 二\(一\)1/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '加入 周晓梅' }).click()
  await page.getByLabel('新春社区').check()
  await expect.poll(() => check.innerText()).toMatch(/可以组建[\s\S]*新春社区 已由/)
  await save.click()
  await page.waitForURL(/\/t\/teams\/[0-9a-f-]{36}$/)
  await page.getByText('符合本地规定').first().waitFor()
  await page.goto('/t')
  await page.getByText('4 个团队').first().waitFor()
})

test('家庭医生陈静：罗玉珍来到门诊，刷卡签约，点击不超过 8 次、按键不超过 25 次', async () => {
  const { page } = doctor
  await open(page, '/w')
  const effort = await countEffort(page)
  await readCard(page)
  await expect.poll(() => page.locator('h1').textContent()).toBe('给罗玉珍签约')
  await tell(page)
  await write(page)
  await submit(page)
  await page.getByText('罗玉珍签好了').waitFor()
  const { clicks, keys } = await effort()
  expect(clicks).toBeLessThanOrEqual(8)
  expect(keys).toBeLessThanOrEqual(25)

  await page.getByRole('link', { name: '看这份协议' }).click()
  await page.getByRole('heading', { name: '罗玉珍的签约协议' }).waitFor()
  const contractId = page.url().split('/').at(-1) as string
  pdf = await (await page.request.get(`/api/contracts/${contractId}/agreement`)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.reload()
  await page.getByText('协议加盖机构签章').waitFor()
  verifyAddress = (await page.getByRole('link', { name: '核验页' }).getAttribute('href'))!
})

test('吴敏：全区签约数多一人；从全区覆盖率到罗玉珍本人不超过 4 次点击，只看到该看的', async () => {
  const { page } = commission
  await expect.poll(() => signedInCounty(page), { timeout: 15_000 }).toBe(signedBefore + 1)
  const effort = await countEffort(page)
  await page.locator('.overview-twin').getByRole('link', { name: '悦来街道' }).click()
  const team = page.getByRole('row').filter({ hasText: '悦来第三团队' })
  await team.getByRole('cell').nth(3).getByRole('link').click()
  await page.getByRole('searchbox').click()
  await page.keyboard.type('luoyuzhen')
  await page
    .getByRole('row', { name: /罗\*珍/ }) // 名单上姓名遮住，打开本人才看到
    .filter({ hasText: '悦来第三团队' })
    .click()
  await page.waitForURL(/\/g\/residents\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: '罗玉珍' }).waitFor()
  await settled(page)
  expect((await effort()).clicks).toBeLessThanOrEqual(4)

  const seen = await page.locator('main').innerText()
  expect(seen).toMatch(/已签约[\s\S]*悦来第三团队/)
  expect(seen).toMatch(/居民身份证 500112\*+\d{3}[\dX]/)
  expect(seen).not.toMatch(/\d{17}|\b1\d{10}\b/)
  await expect.poll(() => page.getByRole('button', { name: /查看|修改|迁出|添加/ }).count()).toBe(0)
})

test('任何人：核验页说协议没有改动，不露出是谁的；PDF 一致，改动一个字节就不一致', async () => {
  const { page } = anybody
  await open(page, verifyAddress)
  await page.getByText('核验通过：协议从签署起没有被改动').waitFor()
  await expect.poll(() => page.locator('main').textContent()).not.toMatch(/罗玉珍|罗\*珍|陈静/)
  const choose = (bytes: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes })
  await choose(pdf)
  await page.getByText('完全一致').waitFor()
  const changed = Buffer.from(pdf)
  changed[Math.floor(pdf.length / 2)]! ^= 1
  await choose(changed)
  await page.getByText('不一致：这个文件与签章时的不同').waitFor()
})

test('整个过程没有我们自己的故障', () => {
  expect([...[commission, manager, doctor, anybody].flatMap(({ faults }) => faults), ...product.troubles]).toEqual([])
})
