import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/database/migrate.ts'
import { urlOf } from '../platform/database/url.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded-postgres.ts'

declare module 'vitest' { export interface ProvidedContext { postgresUrl: string } }

/** One PostgreSQL a run, migrated once into a template. fsync is off: no test here asks what survives a power cut. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-'))
  const postgres = await startEmbeddedPostgres({ folder, port: 58101, isDurable: false, options: { max_connections: '200' } })
  const client = new pg.Client(postgres.url)
  await client.connect()
  await client.query('CREATE DATABASE template')
  await client.end()
  await migrate(urlOf(postgres.url, 'postgres', 'template'))
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}
