import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { publishShippedPacks } from '../modules/policy/index.ts'
import { openDatabase } from '../platform/database/database.ts'
import { migrate } from '../platform/database/migrate.ts'
import { urlOf } from '../platform/database/url.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded-postgres.ts'

declare module 'vitest' { export interface ProvidedContext { postgresUrl: string } }

/** One PostgreSQL a run, migrated once into a template that holds the shipped packs as published. fsync is off: no test here asks what survives a power cut. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-'))
  const postgres = await startEmbeddedPostgres({ folder, port: 58101, isDurable: false, options: { max_connections: '200' } })
  const client = new pg.Client(postgres.url)
  await client.connect()
  await client.query('CREATE DATABASE template')
  await client.end()
  await migrate(urlOf(postgres.url, 'postgres', 'template'))
  const database = openDatabase({ url: urlOf(postgres.url, 'jiayi_bulk', 'template'), lines: 1 })
  await publishShippedPacks({ database, folder: join(import.meta.dirname, '..', '..', 'policies'), now: Date.parse('2026-11-24T04:00:00Z') })
  await database.close()
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}
