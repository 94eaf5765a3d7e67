import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const places = [process.env.JIAYI_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Size = { width: number; height: number }
export const desk: Size = { width: 1440, height: 900 }
export const clinic: Size = { width: 1366, height: 768 }

/** The browser of the system. @throws Error saying what to install when there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place))
  if (!executablePath) throw new Error('no Chromium found: install the package "chromium", or name one in JIAYI_CHROMIUM')
  // Without a locale of Unicode it calls every file with a Chinese name "download".
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
}

/** A fresh desk in the browser: nobody signed in, one language, one size; what goes wrong on the page is collected in `faults`. */
export async function openDesk(browser: Browser, of: { origin: string; language?: 'zh' | 'en'; size?: Size }): Promise<Desk> {
  const language = of.language ?? 'zh'
  const context = await browser.newContext({
    baseURL: of.origin,
    viewport: of.size ?? desk,
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  // Runs in every frame, also in that of a PDF whose page is left already: its window has no store any more.
  await context.addInitScript((spoken) => window === window.top && localStorage.setItem('jiayi.language', spoken), language)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`${error.name}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text())
  })
  return { context, page, faults }
}
export type Desk = { context: BrowserContext; page: Page; faults: string[] }

/** Waits until the page has said what it has to say: no skeleton, no fetch in flight. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.skeleton, .ant-spin-spinning'), undefined, { timeout: 10_000 })
  await page.evaluate(() => document.fonts.ready)
}

/** A picture of the window as it is, into docs/screenshots. */
export async function takePicture(page: Page, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
}
