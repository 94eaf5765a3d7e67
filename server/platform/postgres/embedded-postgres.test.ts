import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../database/database.ts'
import { compose, fragment } from '../database/statement.ts'
import { problemOf } from '../http/problems.ts'
import { claimFolder } from '../instance-lock.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'jy-pg-'))
chmodSync(folder, 0o755) // PostgreSQL runs as another user and must get through
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const one = compose<{ n: number }>()(fragment<object>('one', 'SELECT 1 AS n'))
const busy = 'SELECT count(*) FROM generate_series(1, 5000000)' // a second or more in which the process looks at nothing else

it('killed while a statement runs: says how it ended, and the next start waits for that statement and recovers', async () => {
  const deaths: string[] = []
  const first = await startEmbeddedPostgres({ folder, port: 58301, onDeath: (how) => deaths.push(how) })
  const client = new pg.Client(first.url)
  client.on('error', () => {})
  await client.connect()
  await client.query('CREATE TABLE kept (n int)')
  await client.query('INSERT INTO kept VALUES (7)')
  const working = client.query(busy).catch(() => undefined)
  await untilBusy(first.url)
  process.kill(first.pid, 'SIGKILL')
  const second = await startEmbeddedPostgres({ folder, port: 58301, onDeath: (how) => deaths.push(how) })
  await working
  const again = new pg.Client(second.url)
  await again.connect()
  expect((await again.query('SELECT n FROM kept')).rows).toEqual([{ n: 7 }])
  await again.end()
  await second.stop()
  expect(deaths).toEqual(['SIGKILL'])
})

async function untilBusy(url: string): Promise<void> {
  const watcher = new pg.Client(url)
  watcher.on('error', () => {}) // It is thrown out with everybody else.
  await watcher.connect()
  while ((await watcher.query("SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series(1, 5%' AND pid <> pg_backend_pid()")).rowCount === 0) await sleep(10)
  await watcher.end()
}

it('a connection killed in the middle of a transaction fails that transaction, as something that passes, and the next one works', async () => {
  const running = await startEmbeddedPostgres({ folder, port: 58301 })
  const database = openDatabase({ url: running.url, lines: 1 })
  const killed = database.transact([], async (run, client) => {
    process.kill((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid, 'SIGKILL')
    for (;;) await run(one, {})
  })
  const error = await killed.catch((caught: Error) => caught)
  expect(problemOf(error as Error)).toMatchObject({ kind: 'Unavailable' })
  let rows: unknown
  while (!rows) rows = await database.transact([], (run) => run(one, {})).catch((caught: Error) => { expect(problemOf(caught)).toMatchObject({ kind: 'Unavailable' }) })
  expect(rows).toEqual([{ n: 1 }])
  await database.close()
  await running.stop()
})

it('a claim of the folder that was cut short by a kill is nobody’s', () => {
  writeFileSync(join(folder, 'jiayi.pid'), '')
  claimFolder(folder)()
})
