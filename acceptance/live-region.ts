import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readSettings } from '../server/settings.ts'
import { startJiayi } from '../server/start.ts'
import { settled } from './browser.ts'
import { signIn } from './live-product.ts'
import { readCard, submit, tell, write } from './signing.ts'

/** The whole product trying one region's pack, as `npm start -- --region <pack>` does, in a folder of its own and with the packs of a folder. */
export async function openRegion(code: string, { policies }: { policies?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-region-'))
  if (process.getuid?.() === 0) execFileSync('chmod', ['755', folder]) // PostgreSQL runs as nobody
  const troubles: string[] = []
  const settings = readSettings(
    {
      PORT: '0',
      JIAYI_DATA: folder,
      JIAYI_NOW: '2026-11-24T09:00:00+08:00',
      JIAYI_REQUESTS_PER_MINUTE: '0',
      ...(policies ? { JIAYI_POLICIES: policies } : {}),
    },
    ['--region', code],
  )
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const running = await startJiayi(settings, {
    step: () => {},
    report: (error, where) => troubles.push(`${where}: ${String(error)}`),
  }).catch((error: unknown) => {
    remove()
    throw error
  })
  return { origin: running.origin, troubles, close: () => running.stop().then(remove) }
}

/** What the page offers before it is submitted, what the citation of the term opens, and the agreement after. */
export type RegionSigning = { years: string[]; units: string[]; combination: string; fee: string; basis: string; agreement: string }

/** 陈静 signs the first card at her desk, by what the page offers. `beforeSubmit`: for a picture. */
export async function signFirstCard(page: Page, beforeSubmit?: () => Promise<void>): Promise<RegionSigning> {
  await signIn(page, 'chenjing')
  await page.goto('/w/sign/new')
  await settled(page)
  await readCard(page)
  const [term, combination] = [page.locator('.sign-ends > div').first(), page.locator('.sign-ends > div').nth(1)]
  const segments = await Promise.all((await term.locator('.seg').all()).map((one) => one.getByRole('button').allInnerTexts()))
  const offer = {
    years: segments[0] ?? [],
    units: segments[1] ?? [],
    combination: (await combination.locator('h3').innerText()).replace(/\s*(依据|演示值).*$/s, ''),
    fee: await page.locator('.fee, .sign-free').first().innerText(),
  }
  await term.locator('.src').first().click()
  const basis = await page.locator('.basis').innerText()
  await page.keyboard.press('Escape')
  await tell(page)
  await write(page)
  await beforeSubmit?.()
  await submit(page)
  await page.getByRole('link', { name: '看这份协议' }).click()
  await page.getByRole('heading', { name: /的签约协议/ }).waitFor()
  await settled(page)
  return { ...offer, basis, agreement: await page.locator('main').innerText() }
}
