import type pg from 'pg'

/** Tables that fill by the hundred thousand at full scale. */
const bulky = ['residents.resident', 'residents.household', 'residents.population_tag', 'residents.person_index', 'contracts.contract', 'contracts.contract_event']
/** Nothing refers to it and its key is as good as random, so its primary key too is cheaper built at the end. */
const withoutKey = 'residents.person_index'

const list = `
  SELECT 'ALTER TABLE ' || c.conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(c.conname) AS away,
         'ALTER TABLE ' || c.conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid) AS back,
         CASE c.contype WHEN 'f' THEN 2 ELSE 1 END AS step, c.conname AS name
  FROM pg_constraint c WHERE c.conrelid = ANY ($1::regclass[]) AND (c.contype IN ('f', 'u', 'x') OR c.contype = 'p' AND c.conrelid = $2::regclass)
  UNION ALL
  SELECT 'DROP INDEX ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid), 0, i.indexrelid::regclass::text
  FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
  ORDER BY step DESC, name`

/**
 * Takes secondary indexes, unique and exclusion constraints and foreign keys off the tables that are about to be filled: keeping them
 * up row by row costs hours at a million people, building them at the end a minute or two. What was taken off is written into the
 * database in the same transaction, so that a killed run cannot lose it: the next one brings it back.
 */
export async function putIndexesAside(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ away: string; back: string }>(list, [bulky, withoutKey])
  await client.query('CREATE TABLE IF NOT EXISTS public.put_aside (nth serial PRIMARY KEY, statement text NOT NULL)')
  // Foreign keys go first and come back last, since they rest on the others.
  for (const { away } of rows) await client.query(away)
  for (const { back } of rows.toReversed()) await client.query('INSERT INTO public.put_aside (statement) VALUES ($1)', [back])
}

/** Whether an earlier run has put indexes aside and was stopped before it brought them back. */
export async function isAside(client: pg.ClientBase): Promise<boolean> {
  return (await client.query(`SELECT to_regclass('public.put_aside') IS NOT NULL AS is_aside`)).rows[0].is_aside
}

/** Builds everything again, each in a transaction of its own; all rows are checked against all of it. */
export async function bringIndexesBack(client: pg.ClientBase, onProgress: (done: number, total: number) => void): Promise<void> {
  await client.query(`SET maintenance_work_mem = '256MB'`)
  const { rows } = await client.query<{ nth: number; statement: string }>('SELECT nth, statement FROM public.put_aside ORDER BY nth')
  for (const [i, { nth, statement }] of rows.entries()) {
    onProgress(i, rows.length)
    await client.query('BEGIN')
    try {
      await client.query(statement)
      await client.query('DELETE FROM public.put_aside WHERE nth = $1', [nth])
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
  await client.query('DROP TABLE public.put_aside')
  await client.query('RESET maintenance_work_mem')
}
