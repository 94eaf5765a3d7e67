import type { Browser, Page } from 'playwright-core'
import { namedPeople, namedResidentId } from '../scripts/demo/named-people.ts'
import { type Desk, openDesk } from './browser.ts'
import { signIn } from './live-product.ts'

export type Look = { language?: 'zh' | 'en'; isElderMode?: boolean; textSize?: 16 | 20 | 24 | 30; width?: number }

/** A telephone with a browser, as its holder wants to read: nobody signed in yet. */
export async function openPhone(browser: Browser, origin: string, look: Look = {}): Promise<Desk> {
  const { language = 'zh', isElderMode = false, textSize = isElderMode ? 20 : 16, width = 390 } = look
  const phone = await openDesk(browser, { origin, language, size: { width, height: 844 } })
  await phone.context.addInitScript((wanted) => {
    if (window === window.top && localStorage.getItem('jiayi-m.look') === null) localStorage.setItem('jiayi-m.look', wanted)
  }, JSON.stringify({ isElderMode, textSize, language }))
  return phone
}

let serial = Date.now() % 10_000_000
/** A mobile number of nobody else. */
export const aMobile = () => `139${String(10_000_000 + serial++).slice(-8)}`

/** The address is this, and its page stands: its heading is there. */
export async function standsAt(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === path)
  await page.locator('h1').waitFor()
}
export const sendForm = (page: Page) => page.locator('button[type=submit]').click()

/** Types the code that the demonstration shows. */
export async function fillShownCode(page: Page): Promise<void> {
  await page.locator('#code').fill((await page.locator('.demo-code').textContent()) ?? '')
}

export async function signInOnPhone(page: Page, mobile = aMobile()): Promise<string> {
  await page.goto('/m/login')
  await page.locator('#phone').fill(mobile)
  await sendForm(page)
  await standsAt(page, '/m/login/code')
  await fillShownCode(page)
  await sendForm(page)
  await standsAt(page, '/m')
  return mobile
}

export type Person = { name: string; number: string; phone: string }

/** Name, document and telephone of a named resident, as the doctor at the desk may see them: a reveal with its reason. */
export async function readDocument(browser: Browser, origin: string, key: string): Promise<Person> {
  const named = namedPeople.find((one) => one.key === key)!
  const { page, context } = await openDesk(browser, { origin })
  await signIn(page, 'chenjing')
  const [number, phone] = await page.evaluate(async (id) => {
    const ask = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    const read = async (what: string) => {
      await ask(`/api/residents/${id}/reveal`, { what, reason: '核对来人身份' })
      return (await ask(`/api/residents/${id}/revealed`, { what })).value as unknown
    }
    return [await read('document'), await read('phone')]
  }, namedResidentId(key))
  await context.close()
  if (typeof number !== 'string' || typeof phone !== 'string') throw new Error(`document or telephone of ${key} cannot be read`)
  return { name: named.surname + named.given, number, phone }
}

/** From the first question to the page that says it is done. */
export async function bind(page: Page, relation: string, person: Person): Promise<void> {
  await page.goto('/m/bind')
  await page.getByRole('radio', { name: relation }).check()
  await sendForm(page)
  await page.locator('#name').fill(person.name)
  await page.locator('#number').fill(person.number)
  await sendForm(page)
  await standsAt(page, '/m/bind/code')
  await fillShownCode(page)
  await sendForm(page)
  await standsAt(page, '/m/bind/done')
}

/** Judges the whole page at once: what the bar at the foot half covers is only scrolled under it. */
export async function atFullHeight(page: Page, judge: () => Promise<void>): Promise<void> {
  const size = page.viewportSize()!
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) })
  await judge()
  await page.setViewportSize(size)
}

/** What of the page is too small for a finger or an eye: targets below `touch` pixels, texts below `text`, a page wider than its window. */
export async function findTooSmall(page: Page, touch: number, text: number): Promise<string[]> {
  return page.evaluate(
    ([least, smallest]) => {
      const faults: string[] = []
      const isSeen = (element: Element) => element.getClientRects().length > 0 && !element.closest('.sr')
      for (const element of document.querySelectorAll<HTMLElement>('a, button, select, input')) {
        if (!isSeen(element)) continue
        const box = (element.closest('.choice') ?? element).getBoundingClientRect()
        if (box.width < least || box.height < least) faults.push(`${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = node.parentElement
        if (!node.textContent?.trim() || !holder || !isSeen(holder)) continue
        const size = Number.parseFloat(getComputedStyle(holder).fontSize)
        if (size < smallest) faults.push(`"${node.textContent.trim().slice(0, 20)}" ${size}px`)
      }
      const { scrollWidth, clientWidth } = document.documentElement
      if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`)
      return faults
    },
    [touch, text] as const,
  )
}

/** Texts under 7:1 (4.5:1 when large), by axe's own measuring; axe must be on the page already. */
export async function findWeakContrast(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    type Axe = { run(where: Document, options: unknown): Promise<{ violations: { nodes: { html: string; failureSummary?: string }[] }[] }> }
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } })
    return violations.flatMap(({ nodes }) => nodes.map((node) => `${node.html.slice(0, 100)} ${node.failureSummary ?? ''}`))
  })
}
