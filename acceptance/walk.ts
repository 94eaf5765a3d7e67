import type { Browser, Page } from 'playwright-core'
import { findAxeViolations } from './axe.ts'
import { clinic, openDesk, settled } from './browser.ts'
import { signIn } from './live-product.ts'
import { ChineseData, findPageFaults, type Spoken } from './page-faults.ts'
import type { Signed, Visit } from './visits.ts'

/**
 * Visits pages one after the other at one desk of a clinic's size, each in both languages: as it opens, then changed over by the
 * button of the page. Answers every fault with its place.
 */
export async function walk(
  browser: Browser,
  of: { origin: string; visits: readonly Visit[]; signed: Signed; opensIn: Spoken },
): Promise<string[]> {
  const { page, context, faults } = await openDesk(browser, { origin: of.origin, language: of.opensIn, size: clinic })
  const account = of.visits[0]?.as
  if (account) await signIn(page, account)
  const found: string[] = []
  const data = new ChineseData()
  const reading = new Set<Promise<void>>()
  page.on('response', (answer) => {
    if (!answer.url().includes('/api/') || !answer.headers()['content-type']?.includes('json')) return
    const read = answer.json().then(
      (body) => data.add(body),
      () => {},
    )
    reading.add(read)
  })
  const faultsOf = async (visit: Visit, language: Spoken) => {
    await Promise.all(reading)
    return visit.isGallery ? findAxeViolations(page) : findPageFaults(page, language, data)
  }
  for (const visit of of.visits) {
    const address = typeof visit.at === 'function' ? visit.at(of.signed) : (visit.at ?? visit.path)
    const note = (language: Spoken, fault: string) =>
      found.push(`${visit.as ?? 'nobody'} ${address} ${visit.what ?? ''} [${language}] ${fault}`)
    let language = of.opensIn
    try {
      await page.goto(address)
      await page.locator('h1').first().waitFor()
      if (!visit.isGallery) await settled(page)
      await visit.then?.(page)
      for (const fault of await faultsOf(visit, language)) note(language, fault)
      language = language === 'zh' ? 'en' : 'zh'
      await speak(page, language)
      for (const fault of await faultsOf(visit, language)) note(language, fault)
    } catch (error) {
      note(language, String(error))
    }
    for (const fault of faults.splice(0)) note(language, fault)
  }
  await context.close()
  return found
}

/** Changes the language by the button, and waits until the page speaks it. */
async function speak(page: Page, language: Spoken): Promise<void> {
  const inFront = page.locator('dialog[open] button.language')
  await ((await inFront.count()) > 0 ? inFront : page.locator('button.language')).first().click()
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language === 'zh' ? 'zh-CN' : 'en')
}
