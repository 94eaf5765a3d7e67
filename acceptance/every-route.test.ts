import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { router } from '../console/src/app/router.tsx'
import { openBrowser, openDesk, settled } from './browser.ts'
import { openProduct, signIn } from './live-product.ts'
import { isKey } from './page-faults.ts'
import { readCard, submit, tell, write } from './signing.ts'
import { type Signed, visits } from './visits.ts'
import { walk } from './walk.ts'

let browser: Browser
let product: Awaited<ReturnType<typeof openProduct>>
let signed: Signed
beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), openProduct()])
  signed = await signOne()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
}, 60_000)

/** A contract of today, so that there is a paper with a code. */
async function signOne(): Promise<Signed> {
  const { page, context } = await openDesk(browser, { origin: product.origin })
  await signIn(page, 'chenjing')
  await page.goto('/w/sign/new')
  await settled(page)
  await readCard(page)
  await tell(page)
  await write(page)
  await submit(page)
  await page.getByRole('link', { name: '看这份协议' }).click()
  const verify = await page.getByRole('link', { name: '核验页' }).getAttribute('href')
  const last = (address: string) => address.split('/').at(-1) as string
  const contractId = last(page.url())
  const found = { contractId, verifyCode: last(verify as string), ...(await openSigningDay(page)) }
  await context.close()
  return found
}

/** A signing day of today, opened, and the token of its code. */
async function openSigningDay(page: Page) {
  await page.goto('/w/sign/events/new')
  await settled(page)
  await page.getByLabel('名称').fill('悦来街道签约会')
  await page.getByLabel('地点').fill('悦来街道便民服务中心')
  await page.getByLabel('目标人数').fill('120')
  await page.locator('#villages').getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '安排好' }).click()
  await page.getByRole('button', { name: '开场' }).click()
  await page.getByRole('button', { name: '收场' }).waitFor()
  const address = await page.getByRole('link', { name: '打开扫码后的页面' }).getAttribute('href')
  const [last, ...rest] = [page.url(), address as string].map((one) => one.split('/').at(-1) as string)
  return { signingDayId: last as string, dayToken: rest[0] as string }
}

const routes = Object.keys(router.routesByPath)

test('every route of the console is visited, and no visit goes where no route is', () => {
  const visited = new Set(visits.map(({ path }) => path).filter((path) => path !== 'none'))
  expect(routes.length).toBeGreaterThan(40)
  expect([...visited].sort()).toEqual([...routes].sort())
})

const desks = [...new Set(visits.map((visit) => visit.as))]
describe.concurrent('every page, in both languages, at 1366×768', () => {
  test.each(desks.map((as, place) => ({ as: as ?? 'nobody signed in', own: visits.filter((visit) => visit.as === as), place })))(
    '$as: no accessibility violation, no fault, no foreign word, no page wider than its window',
    async ({ own, place }) => {
      const opensIn = place % 2 === 0 ? 'zh' : 'en'
      expect(await walk(browser, { origin: product.origin, visits: own, signed, opensIn })).toEqual([])
    },
    900_000, // a limit for a machine that does much else
  )
})

test('a key is told from words that have a full stop', () => {
  expect(['residents.title', 'list.find', 'residents:title.list'].map(isKey)).toEqual([true, true, true])
  expect(['access.disable-user', 'a.pdf', 'agreed.', '1.5', 'Jiayi'].map(isKey)).toEqual([false, false, false, false, false])
})

test('nothing went wrong behind the pages', () => {
  expect(product.troubles).toEqual([])
})
