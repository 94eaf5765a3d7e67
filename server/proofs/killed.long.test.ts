import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkpointSigner } from '#platform/audit-seal/seal-job.ts'
import { sealCounty } from '#platform/audit-seal/seal-county.ts'
import { loadKeys } from '#platform/crypto/load-keys.ts'
import { openDatabase } from '#platform/database/database.ts'
import { urlOf } from '#platform/database/url.ts'
import { openFileStore } from '#platform/file-store.ts'
import { systemContext } from '#platform/http/context.ts'
import { recountCounty } from '../modules/statistics/index.ts'
import { aKillableProduct, type KillableProduct } from './killable-product.fixture.ts'
import { Journal, openDesk, workAtDesk } from './persistent-desk.fixture.ts'
import { findFaults, rememberBefore, writeJournal } from './whole-truth.fixture.ts'

const countyCode = 500112
const doctors = ['chenjing', 'lijianguo', 'tangdeming']
const [serverKills, postmasterKills, backendKills] = [20, 10, 5]

let product: KillableProduct
let journal: Journal
let work: Promise<unknown>
let failure: unknown
const recoveriesMs: number[] = []
const chance = seeded(2026)

beforeAll(async () => {
  product = await aKillableProduct()
  await rememberBefore(product.rows)
  journal = new Journal(product.origin)
  const desks = await Promise.all(doctors.map((account) => openDesk(journal, product, account)))
  // Two counters of each doctor share one waiting room.
  work = Promise.all([...desks, ...desks].map((desk) => workAtDesk(journal, desk))).catch((error: unknown) => { failure = error })
})
afterAll(() => product?.close())

it(`the server killed ${serverKills} times under load: it starts again by itself each time, on the database it left running`, async () => {
  for (let kill = 0; kill < serverKills; kill++) {
    await underLoad()
    if (kill % 4 === 1) await product.untilSigningIsStoredUnanswered()
    noteCaught()
    product.killServer()
    await product.ended()
    await product.start()
  }
})

it(`PostgreSQL killed ${postmasterKills} times under load: the server says so in one line and ends, and the next start recovers`, async () => {
  for (let kill = 0; kill < postmasterKills; kill++) {
    await underLoad()
    if (kill % 4 === 1) await product.untilSigningIsStoredUnanswered()
    noteCaught()
    product.killPostmaster()
    if (kill % 3 === 2) product.killServer()
    const { code, output } = await product.ended()
    if (kill % 3 !== 2) {
      expect(code).toBe(1)
      expect(output).toMatch(/内置数据库意外停止（SIGKILL）.+请重新启动/)
    }
    await product.start()
  }
})

it(`a connection of PostgreSQL killed ${backendKills} times under load: the server lives through it and serves again`, async () => {
  for (let kill = 0; kill < backendKills; kill++) {
    await underLoad()
    noteCaught()
    await product.killBackend()
    const began = Date.now()
    const written = journal.acknowledged.length
    await until(() => journal.acknowledged.length > written + 10)
    recoveriesMs.push(Date.now() - began)
    expect(product.isRunning()).toBe(true)
  }
  journal.isOver = true
  await work
  if (failure) throw failure
})

it('a signing that was in flight when something died: the retry with the same key gives one contract, stored before or not', async () => {
  const caught = journal.acknowledged.filter(({ key }) => journal.caught.has(key))
  const contracts = await product.rows('SELECT count(*)::int AS n FROM proof.contract WHERE resident_id = ANY ($1) GROUP BY resident_id', caught.map(({ body }) => body.residentId))
  expect(contracts).toEqual(caught.map(() => ({ n: 1 })))
  const stored = caught.filter(({ isReplay }) => isReplay).length
  console.log(`signings in flight at a kill: ${journal.caught.size}, of those asked for again ${caught.length}: ${stored} had been stored, ${caught.length - stored} had not`)
  expect(stored).toBeGreaterThan(0)
  expect(caught.length - stored).toBeGreaterThan(0)
})

it('nothing acknowledged is lost or doubled, nothing is half stored, all counts agree', async () => {
  for (let i = 0; i < journal.acknowledged.length; i += 7) await journal.repeat(journal.acknowledged[i] as (typeof journal.acknowledged)[number])
  await untilRows('SELECT FROM platform.outbox') // heard by the relay: the agreements are typeset and sealed
  await untilRows('SELECT FROM statistics.cover_delta UNION ALL SELECT FROM statistics.flow_delta')
  await writeJournal(product.rows, journal.acknowledged, journal.abandoned)
  expect(await findFaults(product.rows)).toEqual({})
  expect(journal.defects).toEqual([])

  const kept = openFileStore(join(product.dataFolder, 'files'))
  const named = await product.rows('SELECT image_file AS name FROM contracts.signature WHERE image_file IS NOT NULL UNION SELECT pdf_file FROM contracts.agreement WHERE pdf_file IS NOT NULL')
  const lost = await Promise.all(named.map(async ({ name }) => ((await kept.find(name)) ? [] : [name])))
  expect(lost.flat()).toEqual([])
  expect(named.length).toBeGreaterThan(1)
  const byKind = Object.entries(Object.groupBy(journal.acknowledged, ({ kind }) => kind)).map(([kind, writes]) => `${writes.length} ${kind}`)
  console.log(`acknowledged ${journal.acknowledged.length} (${byKind.join(', ')}), retries ${journal.retries}, given up without an answer ${journal.abandoned.length}`)
  console.log(`restarts ${product.restartsMs.length}: ${spread(product.restartsMs)}; after a killed connection, until ten writes were answered: ${spread(recoveriesMs)}`)
})

it('the audit holds: what is sealed at the end verifies, and the counts need no mending', async () => {
  const database = openDatabase({ url: urlOf(product.ownerUrl, 'jiayi_bulk'), lines: 1 })
  try {
    const [newest] = await product.rows('SELECT max(at) AS at FROM audit.event')
    const context = systemContext(database, newest.at.getTime() + 1000, countyCode)
    expect(await recountCounty(context)).toBe(0)
    await sealCounty(context, checkpointSigner(loadKeys(join(product.dataFolder, 'keys.json'), 'demo')), 0)
  } finally {
    await database.close()
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/jiayi.ts', 'verify-audit', '--county', `${countyCode}`, '--json'], { env: { ...process.env, JIAYI_DATA: product.dataFolder } })
  const [events] = await product.rows('SELECT count(*)::int AS n FROM audit.event WHERE county_code = $1', countyCode)
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, counties: [{ size: events.n, faults: [] }] })
})

/** Writes are being answered and a signing is in flight; then a random moment later. */
async function underLoad(): Promise<void> {
  const written = journal.acknowledged.length
  await until(() => journal.acknowledged.length >= written + 20)
  await sleep(chance() * 300)
  await until(() => journal.signing().length > 0)
  await sleep(chance() * 30)
}

function noteCaught(): void {
  for (const { key } of journal.signing()) journal.caught.add(key)
}

async function until(holds: () => boolean): Promise<void> {
  for (const began = Date.now(); !holds(); await sleep(2)) {
    if (failure) throw failure
    if (Date.now() - began > 180_000) throw new Error('the desks got no answers for three minutes')
  }
}

async function untilRows(gone: string): Promise<void> {
  for (const began = Date.now(); (await product.rows(`SELECT FROM (${gone}) AS waiting LIMIT 1`)).length > 0; await sleep(200)) {
    if (Date.now() - began > 600_000) throw new Error(`still there: ${gone}`)
  }
}

function spread(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b)
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms, worst ${sorted.at(-1)} ms`
}

/** The same moments in every run, as far as moments can be the same. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
