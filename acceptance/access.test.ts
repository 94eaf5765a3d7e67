import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations } from './axe.ts'
import { openBrowser, openDesk, settled } from './browser.ts'
import { type Answers, serveConsole } from './static-console.ts'

const permissions = ['user.read', 'user.edit', 'role.read', 'audit.read', 'self'] as const
const id = (n: number) => `018cc7c5-bc00-7006-8007-00000000000${n}`
const county = { kind: 'region', code: '500112' }
const team = { kind: 'team', institutionId: id(1), teamId: id(2) }
const place = { countyName: '渝北区', institutionName: null, teamName: null, regionName: '渝北区' }
const post = {
  postId: id(3),
  role: 'family_doctor',
  scope: team,
  ...place,
  institutionName: '悦来中心',
  teamName: '悦来第三团队',
  givenAt: '2026-01-05T02:00:00.000Z',
}
const chen = {
  accountId: id(4),
  account: 'chenjing',
  displayName: '陈静',
  isActive: true,
  mustChangePassword: false,
  hasSecondFactor: true,
  lastSignInAt: '2026-11-24T00:31:00.000Z',
  posts: [post],
}
const entry = {
  auditId: id(5),
  at: '2026-11-24T01:02:03.000Z',
  actorId: id(6),
  actorName: '江海',
  address: '10.0.0.8',
  action: 'access.disable-user',
  subjectKind: 'account',
  subjectId: chen.accountId,
  reason: '调离本院',
  body: { before: { isActive: true }, after: { isActive: false } },
  isSealed: true,
  leaf: 'ab'.repeat(32),
}
const ok = (body: unknown) => ({ status: 200, body })
const answers: Answers = {
  '/api/access/me': ok({
    accountId: id(6),
    displayName: '江海',
    role: 'platform_admin',
    permissions,
    scope: county,
    countyCode: 500112,
    ...place,
    posts: [],
    mustChangePassword: false,
    today: '2026-11-24',
  }),
  '/api/access/users/search': ok({
    items: [chen, { ...chen, accountId: id(7), account: 'lihong', displayName: '李红', isActive: false, posts: [] }],
    next: null,
  }),
  [`/api/access/users/${chen.accountId}`]: ok({
    ...chen,
    staffName: '陈静',
    createdAt: '2026-01-05T02:00:00.000Z',
    sessions: 1,
    hasSso: false,
    mayManage: true,
    whyNot: [],
  }),
  '/api/access/post-choices': ok({
    roles: [
      { role: 'family_doctor', reaches: ['team'] },
      { role: 'commission', reaches: ['province', 'city', 'county'] },
    ],
    regions: [
      { code: '500112', name: '渝北区', reach: 'county' },
      { code: '500112015', name: '悦来街道', reach: 'township' },
    ],
    institutions: [{ institutionId: id(1), name: '悦来中心' }],
    teams: [{ teamId: id(2), institutionId: id(1), name: '悦来第三团队' }],
  }),
  '/api/access/staff-without-account': ok({
    items: [{ staffId: id(8), name: '周晓梅', category: 'nurse', suggestedAccount: 'zhouxiaomei' }],
  }),
  '/api/access/users/create': ok({ accountId: id(9), firstPassword: 'abcd-efgh-2345' }),
  [`/api/access/users/${chen.accountId}/disable`]: {
    status: 422,
    body: { kind: 'Refused', reasons: [{ code: 'ACCESS.OTHER_POSTS', params: { count: 1 } }], traceId: 't' },
  },
  '/api/access/roles': ok({
    permissions: ['resident.read', 'user.edit', 'self'],
    roles: [
      {
        role: 'platform_admin',
        permissions: ['user.edit', 'self'],
        reaches: ['county'],
        secondFactor: 'always',
        mayGive: ['family_doctor'],
      },
      { role: 'family_doctor', permissions: ['resident.read', 'self'], reaches: ['team'], secondFactor: 'device', mayGive: [] },
    ],
  }),
  '/api/access/log/search': ok({ items: [entry], next: null }),
}

let browser: Browser
let site: Awaited<ReturnType<typeof serveConsole>>
beforeAll(async () => {
  site = await serveConsole(answers)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
async function at(path: string, work: (page: Page) => Promise<void>) {
  const { page, context, faults } = await openDesk(browser, { origin: site.origin })
  await page.goto(path)
  await settled(page)
  await work(page)
  expect(faults).toEqual([])
  await context.close()
}

test('a new account takes its person from the staff list, and its password is shown once', async () => {
  await at('/g/users', async (page) => {
    await page.getByRole('button', { name: '新建账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '建立账号' }).click()
    await dialog.getByText('请选好岗位').waitFor()
    await dialog.getByLabel('岗位').selectOption('家庭医生')
    await dialog.getByLabel('机构').selectOption('悦来中心')
    await dialog.getByLabel('团队').selectOption('悦来第三团队')
    await dialog.getByLabel('人员').selectOption('周晓梅')
    expect([await dialog.getByLabel('姓名').inputValue(), await dialog.getByLabel('账号').inputValue()]).toEqual(['周晓梅', 'zhouxiaomei'])
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: '建立账号' }).click()
    await page.getByText('abcd-efgh-2345').waitFor()
    await page.getByRole('button', { name: '已告诉本人' }).click()
    await expect.poll(() => page.getByText('abcd-efgh-2345').count()).toBe(0)
  })
})

test('a post is offered only the places it may be held at', async () => {
  await at('/g/users', async (page) => {
    await page.getByRole('button', { name: '新建账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('岗位').selectOption('卫健委')
    await expect.poll(() => dialog.getByLabel('辖区').locator('option').allInnerTexts()).toEqual(['请选择', '渝北区'])
    await expect.poll(() => dialog.getByLabel('机构').count()).toBe(0)
  })
})

test('disabling needs a reason, and a refusal is said in the dialog with the way on', async () => {
  await at(`/g/users/${chen.accountId}`, async (page) => {
    await page.getByRole('button', { name: '停用账号' }).click()
    const act = page.getByRole('dialog').getByRole('button', { name: '停用账号' })
    await expect.poll(() => act.isDisabled()).toBe(true)
    await page.getByRole('dialog').getByLabel('原因').fill('调离本院')
    await act.click()
    await page.getByRole('dialog').getByText('这个账号还有 1 个不归您管的岗位').waitFor()
  })
})

test('the keyboard reaches a row and opens the account', async () => {
  await at('/g/users', async (page) => {
    await page.getByText(chen.account).first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/g/users/${chen.accountId}`)
  })
})

test('an entry of the log shows before and after, its proof, and the way to all of its object', async () => {
  await at('/g/logs', async (page) => {
    await page.getByRole('button', { name: '2026-11-24 09:02:03' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.locator('tbody tr').innerText()).toMatch(/在用\s+是\s+否/)
    await expect.poll(() => dialog.innerText()).toContain('ab'.repeat(32))
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: '只看这个对象' }).click()
    await page.waitForURL((url) => url.searchParams.get('subjectId') === chen.accountId)
  })
})

test('the role table says may and may not in words too', async () => {
  await at('/g/roles', async (page) => {
    const cells = await page
      .getByRole('row', { name: /管账号/ })
      .getByRole('cell')
      .allInnerTexts()
    expect(cells.map((text) => text.trim())).toEqual(['可以', '不可以'])
  })
})

test('a name looked for does not stand in the address', async () => {
  await at('/g/logs', async (page) => {
    await page.getByLabel('谁（姓名或账号）').fill('陈静')
    await page.getByLabel('模块').selectOption('居民')
    await page.waitForURL((url) => url.searchParams.get('area') === 'residents')
    await page.waitForTimeout(400)
    expect(decodeURIComponent(page.url())).not.toContain('陈静')
  })
})
