import { openBrowser, openDesk } from '../acceptance/browser.ts'
import { signIn } from '../acceptance/live-product.ts'
const browser = await openBrowser()
const origin = 'http://127.0.0.1:4810'
for (const [w, h] of [[1366, 768], [390, 844]] as const) {
  const { page, context } = await openDesk(browser, { origin, size: { width: w, height: h } })
  await page.goto(origin)
  await signIn(page, 'wumin')
  await page.goto(`${origin}/g/policy/compare?left=500112&right=350200`)
  await page.locator('.compare-topics').waitFor()
  await page.screenshot({ path: `/tmp/compare-${w}.png` })
  await page.locator('.compare-topics button').nth(3).click()
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/compare1-${w}.png` })
  await page.goto(`${origin}/g/policy/packs/500112`).catch(() => 0)
  await page.goto(`${origin}/g/policy`)
  await page.locator('.policy-doc').waitFor()
  await page.screenshot({ path: `/tmp/pack-${w}.png` })
  if (w > 1000) { await page.pdf({ path: '/tmp/pack.pdf', format: 'A4' }); console.log(await page.locator('.policy-chapter').count()) }
  await context.close()
}
await browser.close()
