import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { openFileStore } from '../file-store.ts'
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'jy-'))
chmodSync(folder, 0o755) // PostgreSQL runs as another user and must get through
const [data, copy, back] = [join(folder, 'd'), join(folder, 'copy'), join(folder, 'b')]
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a backup made under load holds everything acknowledged before it, starts, and keeps its files; a changed byte is refused', async () => {
  const running = await startEmbeddedPostgres({ folder: data, port: 58201 })
  const client = new pg.Client(running.url)
  await client.connect()
  await client.query('CREATE TABLE paid (n int PRIMARY KEY, filler text)')
  const name = await openFileStore(join(data, 'files')).keep(Buffer.from('协议'))
  let acknowledged = 0
  let isWriting = true
  const writing = (async () => {
    while (isWriting) {
      await client.query(`INSERT INTO paid SELECT $1::int + g, repeat('x', 500) FROM generate_series(1, 50) g`, [acknowledged])
      acknowledged += 50
      if (acknowledged % 5000 === 0) await client.query('CHECKPOINT')
    }
  })()
  while (acknowledged < 3000) await sleep(10)
  const before = acknowledged
  await backup({ dataFolder: data, to: copy, at: '2026-11-24T04:00:00.000Z' })
  isWriting = false
  await writing
  await client.end()
  await running.stop()

  expect(restore({ from: copy, dataFolder: back })).toEqual({ at: '2026-11-24T04:00:00.000Z', hasKeys: false })
  const restored = await startEmbeddedPostgres({ folder: back, port: 58203 })
  const reader = new pg.Client(restored.url)
  await reader.connect()
  const { rows } = await reader.query<{ n: number; last: number }>('SELECT count(*)::int AS n, max(n)::int AS last FROM paid')
  await reader.end()
  await restored.stop()
  expect(rows[0]?.n).toBe(rows[0]?.last) // no row missing within
  expect(rows[0]?.n).toBeGreaterThanOrEqual(before)
  expect(rows[0]?.n).toBeLessThanOrEqual(acknowledged)
  expect(Buffer.from((await openFileStore(join(back, 'files')).find(name)) ?? []).toString()).toBe('协议')

  expect(() => restore({ from: copy, dataFolder: back })).toThrow('不是空的')
  writeFileSync(join(copy, 'files', name.slice(0, 2), name), '协义')
  expect(() => restore({ from: copy, dataFolder: join(folder, 'c') })).toThrow('已被改动或损坏')
  expect(readdirSync(folder).sort()).toEqual(['b', 'copy', 'd'])
}, 60_000)
