import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { clinic, desk, openBrowser, openDesk, settled, type Size, takePicture } from '../acceptance/browser.ts'
import { agree, write } from '../acceptance/phone-signing-steps.ts'
import { bind, openPhone, readDocument, sendForm, signInOnPhone, standsAt } from '../acceptance/phone-steps.ts'

type Picture = { name: string; role: string; path: string; language?: 'zh' | 'en'; size?: Size; then?: 'first-row' | 'first-link' | 'card' }

/** The pictures of the README, by role: what each sees on a running demonstration. `then` opens the first line of a list or the first link of a table, or reads a card. */
const pictures: Picture[] = [
  { name: 'login', role: '', path: '/login' },
  { name: 'w-home', role: 'family_doctor', path: '/w' },
  { name: 'w-sign', role: 'family_doctor', path: '/w/sign/new', then: 'card' },
  { name: 'w-residents', role: 'family_doctor', path: '/w/residents' },
  { name: 'w-person', role: 'family_doctor', path: '/w/residents', then: 'first-row' },
  { name: 'w-review', role: 'family_doctor', path: '/w/sign/review' },
  { name: 'w-renewals', role: 'family_doctor', path: '/w/sign/renewals' },
  { name: 'w-unserved', role: 'family_doctor', path: '/w/sign/unserved' },
  { name: 't-populations', role: 'institution_manager', path: '/t/populations' },
  { name: 't-assign', role: 'institution_manager', path: '/t/assign' },
  { name: 't-import', role: 'institution_manager', path: '/t/import' },
  { name: 't-teams', role: 'institution_manager', path: '/t/teams' },
  { name: 't-staff', role: 'institution_manager', path: '/t/staff' },
  { name: 'g-overview', role: 'commission', path: '/g' },
  { name: 'g-overview-en', role: 'commission', path: '/g', language: 'en' },
  { name: 'g-targets', role: 'commission', path: '/g/targets' },
  { name: 'g-stars', role: 'commission', path: '/g/stars' },
  { name: 'g-support', role: 'commission', path: '/g/support' },
  { name: 'g-notices', role: 'commission', path: '/g/notices' },
  { name: 'g-register', role: 'commission', path: '/g/register' },
  { name: 'g-policy', role: 'commission', path: '/g/policy' },
  { name: 'g-compare', role: 'commission', path: '/g/policy/compare?left=350200&right=330100' },
  { name: 'g-benchmarks', role: 'commission', path: '/g/policy/benchmarks' },
  { name: 'g-what-if', role: 'commission', path: '/g/policy/what-if', then: 'first-link' },
  { name: 'g-re-evaluation', role: 'commission', path: '/g/re-evaluation', then: 'first-link' },
  { name: 'g-unserved', role: 'commission', path: '/g/unserved' },
  { name: 'g-users', role: 'platform_admin', path: '/g/users' },
  { name: 'g-roles', role: 'platform_admin', path: '/g/roles' },
  { name: 'g-logs', role: 'platform_admin', path: '/g/logs' },
]

/** Takes every picture from the demonstration at `origin`; 1440×900 into `folder`, with `--both` also 1366×768. */
async function takeAll(origin: string, folder: string, sizes: readonly Size[]): Promise<void> {
  const browser = await openBrowser()
  try {
    for (const size of sizes) for (const picture of pictures) await takeOne(browser, origin, folder, picture, size)
    for (const isElderMode of [false, true]) await takePhone(browser, origin, folder, isElderMode)
  } finally {
    await browser.close()
  }
}

async function takeOne(
  browser: Awaited<ReturnType<typeof openBrowser>>,
  origin: string,
  folder: string,
  picture: Picture,
  size: Size,
): Promise<void> {
  const { context, page, faults } = await openDesk(browser, { origin, language: picture.language ?? 'zh', size })
  await page.goto('/login')
  await settled(page)
  if (picture.role) {
    await page.click(`[data-role="${picture.role}"]`)
    await page.waitForURL((url) => url.pathname !== '/login')
    await page.goto(picture.path)
    await settled(page)
  }
  if (picture.then === 'first-link') {
    await page.locator('main tbody a').first().click()
    await page.locator('main .sheet table').first().waitFor()
  }
  if (picture.then === 'first-row') await page.locator('.list tbody tr').first().click()
  if (picture.then === 'card') {
    await page.keyboard.press('F2')
    await page.locator('.sign-consents').waitFor()
  }
  if (picture.then) await settled(page)
  const suffix = size === desk ? '' : `-${size.width}`
  await takePicture(page, join(folder, `${picture.name}${suffix}.png`))
  console.log(`${picture.name}${suffix}${faults.length > 0 ? `  FAULTS ${faults.join(' | ')}` : ''}`)
  await context.close()
}

/** A resident's phone, bound to a named resident. Each run uses a telephone of its own, so wait a minute between two. */
async function takePhone(browser: Awaited<ReturnType<typeof openBrowser>>, origin: string, folder: string, isElderMode: boolean): Promise<void> {
  const suffix = isElderMode ? '-elder' : ''
  const person = await readDocument(browser, origin, isElderMode ? 'tangDefu' : 'luoYuzhen')
  const { context, page } = await openPhone(browser, origin, { isElderMode })
  await signInOnPhone(page)
  await page.goto('/m/bind')
  await page.locator('h1').waitFor()
  await takePicture(page, join(folder, `m-bind${suffix}.png`))
  await bind(page, '父亲或母亲', person)
  for (const [name, path] of [['m-home', '/m'], ['m-me', '/m/me']] as const) {
    await page.goto(path)
    await settled(page)
    await takePicture(page, join(folder, `${name}${suffix}.png`))
  }
  await takeSigning(page, folder, suffix)
  console.log(`m-*${suffix}`)
  await context.close()
}

/** Signing the same person up, page by page, until it waits for the doctor; one who waits already is shown waiting. */
async function takeSigning(page: Page, folder: string, suffix: string): Promise<void> {
  const picture = async (name: string) => {
    await settled(page)
    await takePicture(page, join(folder, `m-sign-${name}${suffix}.png`))
  }
  await page.goto('/m/sign')
  await page.locator('.team, .answers').first().waitFor()
  if ((await page.locator('.team').count()) > 0) {
    await picture('team')
    await sendForm(page)
    await standsAt(page, '/m/sign/package')
    await page.locator('.packages input[type=checkbox]:not([aria-disabled])').first().check()
    await picture('package')
    await sendForm(page)
    await standsAt(page, '/m/sign/term')
    await picture('term')
    await sendForm(page)
    await standsAt(page, '/m/sign/agreement')
    await picture('agreement')
    await agree(page)
    await standsAt(page, '/m/sign/signature')
    await page.locator('#signedBy').fill('汤敏')
    await write(page.locator('.pad canvas'))
    await picture('signature')
    await sendForm(page)
    await standsAt(page, '/m/sign/check')
    await picture('check')
    await page.locator('.dock button').click()
    await standsAt(page, '/m/sign/done')
    await picture('done')
  }
  for (const [name, path] of [['m-home-waiting', '/m'], ['m-contract', '/m/contract']] as const) {
    await page.goto(path)
    await settled(page)
    await takePicture(page, join(folder, `${name}${suffix}.png`))
  }
}

const [origin = 'http://127.0.0.1:3000', ...options] = process.argv.slice(2)
const folder = new URL('../docs/screenshots/', import.meta.url).pathname
await takeAll(origin, folder, options.includes('--both') ? [desk, clinic] : [desk])
