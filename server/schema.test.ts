import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { tablesWithoutCounty } from './platform/database/global-tables.ts'
import { urlOf } from './platform/database/url.ts'

/** The rules that keep one migration running on PostgreSQL and on Citus, read from the catalogue of the migrated database. */
let client: pg.Client
beforeAll(async () => {
  client = new pg.Client(urlOf(inject('postgresUrl'), 'postgres', 'template'))
  await client.connect()
})
afterAll(() => client.end())

type Table = { table: string; oid: number; hasCounty: boolean; isGuarded: boolean; isPartition: boolean }
const own = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss', 'pg_toast') AND NOT n.nspname LIKE 'pg\\_%'`
const tables = async (): Promise<Table[]> => (await client.query(`
  SELECT n.nspname || '.' || c.relname AS table, c.oid::int, c.relispartition AS "isPartition", c.relrowsecurity AND c.relforcerowsecurity AS "isGuarded",
         EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'county_code' AND a.attnotnull) AS "hasCounty"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND ${own} ORDER BY 1`)).rows
const isTenant = ({ table, isPartition }: Table) => !isPartition && tablesWithoutCounty[table] === undefined && !table.startsWith('access.')

it('every table has a county or is named as one without', async () => {
  const found = await tables()
  expect(found.length).toBeGreaterThan(20)
  expect(found.filter((table) => isTenant(table) && !table.hasCounty).map(({ table }) => table)).toEqual([])
  const names = new Set(found.map(({ table }) => table))
  expect(Object.keys(tablesWithoutCounty).filter((table) => !names.has(table))).toEqual([])
})

it('every key of a tenant table leads with its county: primary, unique, exclusion and foreign keys between tenant tables', async () => {
  const tenant = new Map((await tables()).filter(isTenant).map(({ oid, table }) => [oid, table]))
  const { rows } = await client.query(`
    SELECT conrelid::int AS of, conname AS name, contype AS type, confrelid::int AS to, a.attname AS first, f.attname AS "firstThere"
    FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    LEFT JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1] WHERE k.contype IN ('p', 'u', 'x', 'f')`)
  const wrong = rows.filter(({ of, to, type, first, firstThere }) => tenant.has(of) && (type !== 'f' ? first !== 'county_code' : tenant.has(to) && (first !== 'county_code' || firstThere !== 'county_code')))
  expect(rows.length).toBeGreaterThan(40)
  expect(wrong.map(({ of, name }) => `${tenant.get(of)} ${name}`)).toEqual([])
  const keyed = new Set(rows.filter(({ type }) => type === 'p').map(({ of }) => of))
  expect([...tenant].filter(([oid]) => !keyed.has(oid)).map(([, table]) => table)).toEqual([])
})

it('every unique index of a tenant table leads with its county', async () => {
  const tenant = new Map((await tables()).filter(isTenant).map(({ oid, table }) => [oid, table]))
  const { rows } = await client.query(`
    SELECT indrelid::int AS of, i.indexrelid::regclass::text AS name, a.attname AS first FROM pg_index i
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indisunique`)
  expect(rows.filter(({ of, first }) => tenant.has(of) && first !== 'county_code').map(({ name }) => name)).toEqual([])
})

it('no reference table points at a tenant table, nothing sets null on delete, and there is no trigger', async () => {
  const tenant = new Set((await tables()).filter(isTenant).map(({ oid }) => oid))
  const { rows: keys } = await client.query(`SELECT conname AS name, conrelid::int AS of, confrelid::int AS to, confdeltype AS "onDelete" FROM pg_constraint WHERE contype = 'f'`)
  expect(keys.filter(({ of, to }) => !tenant.has(of) && tenant.has(to)).map(({ name }) => name)).toEqual([])
  expect(keys.filter(({ onDelete }) => onDelete === 'n').map(({ name }) => name)).toEqual([])
  expect((await client.query(`SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT tgisinternal AND ${own}`)).rows).toEqual([])
})

it('every tenant table is guarded by row security that its owner obeys too, and the application owns nothing', async () => {
  const unguarded = (await tables()).filter((table) => isTenant(table) && !table.isGuarded).map(({ table }) => table)
  expect(unguarded).toEqual([])
  const { rows } = await client.query(`SELECT rolname FROM pg_roles WHERE rolname IN ('jiayi_app', 'jiayi_bulk') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`)
  expect(rows).toEqual([])
  const owned = await client.query(`SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN ('jiayi_app', 'jiayi_bulk')`)
  expect(owned.rows).toEqual([])
})

it('what runs with its owner’s rights looks in no schema that its caller may write, in the temporary one last, and is for the application alone', async () => {
  const { rows } = await client.query(`
    SELECT p.oid::regprocedure::text AS name, p.proconfig AS settings, has_function_privilege('public', p.oid, 'EXECUTE') AS "isForAll" FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND ${own}`)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ settings, isForAll }) => isForAll || !settings?.includes('search_path=pg_catalog, pg_temp'))).toEqual([])
})

it('money is never a float', async () => {
  const { rows } = await client.query(`
    SELECT table_schema || '.' || table_name || '.' || column_name AS column FROM information_schema.columns
    WHERE data_type IN ('real', 'double precision', 'money') AND table_schema NOT IN ('pg_catalog', 'information_schema', 'pgboss')`)
  expect(rows).toEqual([])
})
