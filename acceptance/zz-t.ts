import { openBrowser, openDesk, settled } from './browser.ts'
import { signIn } from './live-product.ts'
import { readCard } from './signing.ts'
import { findAxeViolations } from './axe.ts'
const browser = await openBrowser()
const at = await openDesk(browser, { origin: 'http://127.0.0.1:4290' })
const { page } = at
await signIn(page, 'chenjing'); await page.goto('/w/sign/new'); await settled(page); await readCard(page); await page.waitForTimeout(800)
console.log(await page.evaluate(() => [...document.querySelectorAll('.sign-consents .tick, .sign-consents input, .sign-consents, .step-col:last-child h3, .step-col:last-child h3 button')].map((e) => { const r = e.getBoundingClientRect(); return `${e.tagName}.${e.className} ${Math.round(r.x)},${Math.round(r.y * 10) / 10} ${Math.round(r.width)}x${Math.round(r.height * 10) / 10}` })))
console.log(await findAxeViolations(page))
await page.screenshot({ path: '/tmp/shots/consents.png' })
await browser.close()
