import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../acceptance/browser.ts'
import { askFrom, openBoundPhone, openDoctorsDesk } from '../acceptance/phone-signing-steps.ts'
import { calculateScore, type Load } from './lighthouse-score.ts'
import { machine } from './measure.ts'

/**
 * First loads of the residents' app as on a small telephone: 4 times slower, 1.6 Mbit/s, 150 ms there and back, nothing in the cache; the median of three. The score
 * is that of Lighthouse's published curves without its Speed Index, computed here: Lighthouse itself is not run.
 *
 * `node bench/phone-load.ts http://127.0.0.1:3000`, with a demonstration running there.
 */
const origin = process.argv[2] ?? 'http://127.0.0.1:3000'
const [runs, slower] = [3, 4]
const line = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }
/** How long no long task may be before a page counts as quiet; later ones are another visit's. */
const quietMs = 3000
const longTaskMs = 50

async function load(context: BrowserContext, path: string): Promise<Load & { bytes: number }> {
  const page = await context.newPage()
  const devices = await context.newCDPSession(page)
  await devices.send('Network.enable')
  await devices.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devices.send('Network.emulateNetworkConditions', line)
  await devices.send('Emulation.setCPUThrottlingRate', { rate: slower })
  let bytes = 0
  devices.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.addInitScript(watch)
  await page.goto(origin + path)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction((quiet) => performance.now() - (window as unknown as Watched).load.lastTask > quiet, quietMs)
  const { fcp, lcp, tasks, cls } = await page.evaluate(() => (window as unknown as Watched).load)
  await page.close()
  const tbt = tasks.reduce((sum, { at, took }) => sum + Math.max(0, Math.min(took, at + took - fcp) - longTaskMs), 0)
  return { fcp, lcp, tbt, cls, bytes }
}
type Watched = { load: { fcp: number; lcp: number; cls: number; lastTask: number; tasks: { at: number; took: number }[] } }

/** Runs in the page before anything of it. */
function watch(): void {
  const found = { fcp: 0, lcp: 0, cls: 0, lastTask: 0, tasks: [] as { at: number; took: number }[] }
  Object.assign(window, { load: found })
  const hear = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  hear('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') found.fcp = entry.startTime
  })
  hear('largest-contentful-paint', (entry) => {
    found.lcp = entry.startTime
  })
  hear('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) found.cls += value
  })
  hear('longtask', (entry) => {
    found.tasks.push({ at: entry.startTime, took: entry.duration })
    found.lastTask = entry.startTime + entry.duration
  })
}

const middle = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number

/** A resident of the demonstration who is signed with the doctor, bound to a telephone. */
async function openSigned(browser: Browser): Promise<{ page: Page; context: BrowserContext; contractId: string }> {
  const doctor = await openDoctorsDesk(browser, origin)
  const { content } = await askFrom(doctor.page, '/api/contracts/renewals?due=60&most=1')
  const [{ residentId, contractId }] = content.items as [{ residentId: string; contractId: string }]
  const phone = await openBoundPhone(browser, origin, doctor.bind, [])
  const { deskCode } = (await askFrom(doctor.page, `/api/residents/${residentId}/desk-code`, {})).content
  await askFrom(phone.page, '/api/m/people/by-desk', { deskCode, relation: 'self' })
  return { ...phone, contractId }
}

const browser = await openBrowser()
try {
  const { context, contractId } = await openSigned(browser)
  console.log(`${machine()}; ${slower} × slower, 1.6 Mbit/s, 150 ms, empty cache, median of ${runs}; score by Lighthouse's curves without Speed Index`)
  for (const [name, path] of [
    ['home', '/m'],
    ['sign', '/m/sign'],
    ['contract', `/m/contract/${contractId}`],
  ] as const) {
    const loads: Awaited<ReturnType<typeof load>>[] = []
    for (let run = 0; run < runs; run++) loads.push(await load(context, path))
    const of = (metric: keyof Load | 'bytes') => middle(loads.map((one) => one[metric]))
    const median = { fcp: of('fcp'), lcp: of('lcp'), tbt: of('tbt'), cls: of('cls') }
    const shown = `FCP ${Math.round(median.fcp)} ms, LCP ${Math.round(median.lcp)} ms, TBT ${Math.round(median.tbt)} ms, CLS ${median.cls.toFixed(3)}, ${Math.round(of('bytes') / 1000)} kB`
    console.log(`${name.padEnd(8)} ${String(calculateScore(median)).padStart(3)}  ${shown}`)
  }
} finally {
  await browser.close()
}
