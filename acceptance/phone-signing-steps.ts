import type { Browser, Locator, Page } from 'playwright-core'
import { namedResidentId } from '../scripts/demo/named-people.ts'
import { type Desk, openDesk } from './browser.ts'
import { signIn } from './live-product.ts'
import { type Look, openPhone, sendForm, signInOnPhone, standsAt } from './phone-steps.ts'

/** Asks the server from a page, as whoever is signed in there. */
export function askFrom(page: Page, path: string, body?: object): Promise<{ status: number; content: Record<string, unknown> }> {
  return page.evaluate(
    async ([address, sent]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': Math.random().toString(36).slice(2).padEnd(12, '0') }
      const answer = await fetch(address, sent === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(sent) })
      return { status: answer.status, content: await answer.json().catch(() => ({})) }
    },
    [path, body] as const,
  )
}

/** The desk of a doctor, for what phones need of it: codes to be bound by, and answers to applications. */
export async function openDoctorsDesk(browser: Browser, origin: string): Promise<Desk & { bind: Binder; answer: Answering }> {
  const desk = await openDesk(browser, { origin })
  await signIn(desk.page, 'chenjing')
  const demand = async (on: Page, path: string, body?: object) => {
    const { status, content } = await askFrom(on, path, body)
    if (status !== 200) throw new Error(`${path} answers ${status}: ${JSON.stringify(content)}`)
    return content
  }
  return {
    ...desk,
    bind: async (phone, key, relation) => {
      const residentId = namedResidentId(key)
      const { deskCode } = await demand(desk.page, `/api/residents/${residentId}/desk-code`, {})
      await demand(phone, '/api/m/people/by-desk', { deskCode, relation })
      return residentId
    },
    /** Approves what one resident applied for, or refuses it with a reason. */
    answer: async (residentId, refusal) => {
      const { items } = (await demand(desk.page, '/api/contracts/applications?most=100')) as {
        items: { applicationId: string; residentId: string }[]
      }
      const id = items.find((one) => one.residentId === residentId)?.applicationId
      if (refusal) await demand(desk.page, `/api/contracts/applications/${id}/reject`, { reason: refusal, note: '请带上证件' })
      else await demand(desk.page, '/api/contracts/applications/approve', { applicationIds: [id] })
    },
  }
}
type Answering = (residentId: string, refusal: string | null) => Promise<void>
type Binder = (phone: Page, key: string, relation: string) => Promise<string>

/** A phone signed in and bound, standing at home. */
export async function openBoundPhone(
  browser: Browser,
  origin: string,
  bind: Binder,
  bonds: readonly [key: string, relation: string][],
  look?: Look,
) {
  const phone = await openPhone(browser, origin, look)
  await signInOnPhone(phone.page)
  const ids: string[] = []
  for (const [key, relation] of bonds) ids.push(await bind(phone.page, key, relation))
  await phone.page.goto('/m')
  return { ...phone, ids }
}

/** Takes back whatever of one person still waits. */
export async function withdrawAll(page: Page, residentId: string): Promise<void> {
  const { content } = await askFrom(page, `/api/m/contracts/${residentId}`)
  for (const { applicationId, state } of content.applications as { applicationId: string; state: string }[])
    if (state === 'waiting') await askFrom(page, '/api/m/sign/withdraw', { residentId, applicationId })
}

/** Scrolls as a thumb does, until the end of the agreement has been seen. */
export async function readToEnd(page: Page): Promise<void> {
  await page.locator('.agreement').waitFor()
  await page.mouse.move(180, 400)
  for (let swipe = 0; swipe < 60 && (await page.locator('input[type=checkbox][aria-disabled]').count()) > 0; swipe++) {
    await page.mouse.wheel(0, 500)
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
  }
}

/** A name by hand, in one stroke: across, or down a page that is held sideways. */
export async function write(canvas: Locator, isDown = false): Promise<void> {
  const page = canvas.page()
  await canvas.hover()
  const { x, y, width, height } = (await canvas.boundingBox())!
  const at = (part: number): [number, number] => {
    const wave = 0.5 + 0.3 * Math.sin(part * 12)
    return isDown ? [x + width * wave, y + height * (0.1 + part * 0.8)] : [x + width * (0.1 + part * 0.8), y + height * wave]
  }
  await page.mouse.move(...at(0))
  await page.mouse.down()
  for (let step = 1; step <= 30; step++) await page.mouse.move(...at(step / 30))
  await page.mouse.up()
}

/** From home to the page that asks for `until`, by the shortest way. */
export async function signUpTo(page: Page, until: 'team' | 'package' | 'term' | 'agreement' | 'signature' | 'check'): Promise<void> {
  await page.locator('.todo a[href="/m/sign"]').click()
  if (until === 'team') return standsAt(page, '/m/sign/team')
  for (const [step, next] of [
    ['team', 'package'],
    ['package', 'term'],
    ['term', 'agreement'],
  ] as const) {
    await standsAt(page, `/m/sign/${step}`)
    await sendForm(page)
    if (until === next) return standsAt(page, `/m/sign/${next}`)
  }
  await agree(page)
  await standsAt(page, '/m/sign/signature')
  if (until === 'signature') return
  await write(page.locator('.pad canvas'))
  await sendForm(page)
  await standsAt(page, '/m/sign/check')
}

/** Reads, ticks what must be ticked and goes on. */
export async function agree(page: Page): Promise<void> {
  await standsAt(page, '/m/sign/agreement')
  await readToEnd(page)
  await page.getByRole('checkbox', { name: /已告知服务内容/ }).check()
  await sendForm(page)
}
