import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { openDatabase } from '../server/platform/database/database.ts'
import { urlOf } from '../server/platform/database/url.ts'
import { runRecurring } from '../server/platform/jobs/run-job.ts'
import { readSettings } from '../server/settings.ts'
import { startJiayi } from '../server/start.ts'

/** The whole product with a copy of the demo county in a folder of its own, from nine in the morning of 24 November 2026 on. `packCode`: the region's pack the county goes by from that day on, instead of its own. */
export async function openProduct({ packCode }: { packCode?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-journey-'))
  execFileSync('cp', ['-a', `${inject('preparedCounty')}/.`, folder]) // with its owners: PostgreSQL starts in no folder of root's
  const troubles: string[] = []
  const start = async (at: string) => {
    const settings = readSettings({ PORT: '0', JIAYI_DATA: folder, JIAYI_NOW: at, JIAYI_REQUESTS_PER_MINUTE: '0' }, [])
    const now = () => Date.now() + settings.clockOffsetMs
    return {
      now,
      ...(await startJiayi(settings, { step: () => {}, report: (error, where) => troubles.push(`${where}: ${String(error)}`) })),
    }
  }
  let running = await start('2026-11-24T09:00:00+08:00')
  if (packCode) await adopt(running.ownerUrl, packCode)
  return {
    get origin() {
      return running.origin
    },
    troubles,
    folder,
    /** Closes for the day and opens again at an instant, with the same data at another address. */
    async openAgainAt(at: string) {
      await running.stop()
      running = await start(at)
    },
    /** Does a job of the night now: the queue goes by this machine's clock, not by the played day. */
    async runJob(name: string) {
      const { ownerUrl, composition, now } = running
      const database = openDatabase({ url: urlOf(ownerUrl, 'jiayi_bulk'), lines: 1 })
      const job = composition.jobs.find((one) => one.name === name)
      if (!job) throw new Error(`no job is called ${name}`)
      for (const countyCode of await composition.counties()) await runRecurring({ database, jobs: composition.jobs, now }, job, countyCode)
      await database.close()
    },
    close: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function adopt(ownerUrl: string, packCode: string): Promise<void> {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  await owner.query(
    "INSERT INTO policy.county_pack (county_code, valid_from, pack_code, decided_by) VALUES (500112, '2026-11-24', $1, 'test')",
    [packCode],
  )
  await owner.end()
}

/** Signs a demo account in through the doors the sign-in page uses; the page then opens signed in. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/login')
  const step = await page.evaluate(async (name) => {
    const ask = (path: string, body: unknown) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then((answer) =>
        answer.json(),
      )
    const options = await (await fetch('/api/access/sign-in-options')).json()
    const first = await ask('/api/access/sign-in', { account: name, password: options.demoPassword })
    if (first.step !== 'code') return first.step
    const fresh = await (await fetch('/api/access/sign-in-options')).json()
    const code = fresh.demoAccounts.find((one: { account: string }) => one.account === name)?.code
    return (await ask('/api/access/sign-in/code', { ticket: first.ticket, code, remember: false })).step
  }, account)
  if (step !== 'done') throw new Error(`${account} could not sign in: ${step}`)
}
