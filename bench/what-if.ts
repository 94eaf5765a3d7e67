import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { dayOfInstant } from '#kernel/local-date.ts'
import { type Pack, readPolicies } from '#policy/index.ts'
import { dataFolder } from '../scripts/data-folder.ts'
import { countPeople } from '../server/modules/what-if/run-trial.ts'
import { runningDatabase } from '../server/platform/backup/backup.ts'
import type { Run } from '../server/platform/database/database.ts'
import { machine } from './measure.ts'

/**
 * A county's people counted under another pack, three times; beside it PostgreSQL alone reading the living once.
 * node bench/what-if.ts [pack] for the database that runs in JIAYI_DATA. Nothing of the county is written; where its contracts do not keep their packages yet, a copy of them that does is made in a schema of the bench's own.
 */
const countyCode = 500112
const other = process.argv[2] ?? '350200'
const client = new pg.Client(process.env.DATABASE_URL ?? runningDatabase(dataFolder()))
await client.connect()
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
const { rows: kept } = await client.query(`SELECT 1 FROM information_schema.columns WHERE table_schema = 'contracts' AND table_name = 'contract' AND column_name = 'packages_held'`)
if (kept.length === 0) {
  await client.query(`CREATE SCHEMA IF NOT EXISTS what_if_bench; CREATE TABLE IF NOT EXISTS what_if_bench.contract AS SELECT county_code, resident_id, state, valid_from, valid_until,
    (SELECT coalesce(array_agg((p ->> 'kind') || ':' || (p ->> 'id') ORDER BY p ->> 'kind', p ->> 'id'), '{}') FROM json_array_elements(terms -> 'packages') AS p) AS packages_held FROM contracts.contract WHERE county_code = ${countyCode};
    CREATE INDEX IF NOT EXISTS held ON what_if_bench.contract (county_code, resident_id) INCLUDE (valid_from, valid_until, packages_held) WHERE state = 'active'; ANALYZE what_if_bench.contract`)
}
// As the product's jobs see it: without the owner's rights, under row security.
await client.query(`SET ROLE jiayi_bulk; SET app.counties = '{${countyCode}}'`)
const run = (async (statement, params) => {
  const text = kept.length > 0 ? statement.text : statement.text.replaceAll('contracts.contract ', 'what_if_bench.contract ')
  return (await client.query({ name: statement.name, text, values: statement.bind(params) })).rows
}) as Run
const { packs } = readPolicies('policies')
const on = dayOfInstant(Date.now())
const side = (code: string) => ({ pack: packs.get(code) as Pack, on })
const yuan = (fen: number | null) => (fen === null ? 'not written' : (fen / 100).toLocaleString('en-US'))
const groups: number[] = []
for (let i = 0; i < 3; i++) {
  const began = performance.now()
  let first = 0
  const { result } = await countPeople({ run, countyCode }, { own: side(String(countyCode)), other: side(other) }, { on, visitsPerYear: null }, async (done) => { if (done > 0) first ||= performance.now() - began })
  const took = performance.now() - began
  groups.push(took)
  console.log(`${machine()}: ${result.persons} people, ${result.signed} contracts in ${(took / 1000).toFixed(2)} s, the first townships after ${first.toFixed(0)} ms; ${other} costs ${yuan(result.money.totals.otherFen)} yuan a year, now ${yuan(result.money.totals.ownFen)}; ${Math.round(process.memoryUsage.rss() / 1e6)} MB`)
}
const bare = performance.now()
await client.query(`SELECT age(birth_on), count(*) FROM residents.resident WHERE county_code = ${countyCode} AND status = 'living' GROUP BY 1`)
console.log(`PostgreSQL alone, one pass over the people: ${((performance.now() - bare) / 1000).toFixed(2)} s; fastest count ${(Math.min(...groups) / (performance.now() - bare)).toFixed(1)} times that`)
await client.end()
