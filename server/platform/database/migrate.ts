import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

export const migrationsFolder = join(import.meta.dirname, '../../migrations')
const lock = 7_230_500_112 // any number, the same for every process that migrates

/** Brings the database to the newest migration; each file is one transaction and runs once, also when two processes start at once. Returns the files it ran. */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    await client.query('CREATE TABLE IF NOT EXISTS public.migration (file text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())')
    const ran = new Set((await client.query<{ file: string }>('SELECT file FROM public.migration')).rows.map((row) => row.file))
    const due = readdirSync(folder).filter((file) => file.endsWith('.sql') && !ran.has(file)).sort()
    for (const file of due) {
      await client.query('BEGIN')
      await client.query("SET LOCAL lock_timeout = '10s'")
      await client.query(readFileSync(join(folder, file), 'utf8'))
      await client.query('INSERT INTO public.migration (file) VALUES ($1)', [file])
      await client.query('COMMIT')
    }
    return due
  } finally {
    await client.end()
  }
}
