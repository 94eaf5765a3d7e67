import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { localDate } from '#kernel/local-date.ts'
import { readPolicies } from '#policy/index.ts'
import { dataFolder } from '../scripts/data-folder.ts'
import { renewContracts } from '../server/modules/contracts/renew-contracts.ts'
import { countRenewalFigures } from '../server/modules/contracts/renewal-figures.ts'
import { runningDatabase } from '../server/platform/backup/backup.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { urlOf } from '../server/platform/database/url.ts'
import { systemContext } from '../server/platform/http/context.ts'
import { machine } from './measure.ts'

/**
 * The night in which a county's contracts follow themselves, beside PostgreSQL alone writing the same rows into an empty table with the same indexes.
 * node bench/renewals.ts [contracts] for the database that runs in JIAYI_DATA. It tells everybody beforehand and renews for good: use a demonstration of its own.
 */
const wanted = Number(process.argv[2] ?? 100_000)
const countyCode = 500112
const owner = process.env.DATABASE_URL ?? runningDatabase(dataFolder())
const client = new pg.Client(owner)
await client.connect()
await client.query(`INSERT INTO contracts.renewal_notice (county_code, contract_id, step, told_of_renewal, at) SELECT county_code, id, 60, true, valid_until - interval '60 days' FROM contracts.contract
  WHERE county_code = ${countyCode} AND state = 'active' AND holds_places AND agrees_to_renewal AND valid_until < current_date + 366 ON CONFLICT (county_code, contract_id, step) DO UPDATE SET told_of_renewal = true`)
const { rows: [due] } = await client.query<{ on: string }>(`SELECT max(valid_until)::text AS on FROM (SELECT c.valid_until FROM contracts.contract c WHERE c.county_code = ${countyCode} AND c.state = 'active' AND c.holds_places AND c.agrees_to_renewal AND c.valid_until > current_date
  AND NOT EXISTS (SELECT FROM contracts.contract n WHERE n.county_code = c.county_code AND n.resident_id = c.resident_id AND n.valid_from >= c.valid_until) ORDER BY c.valid_until LIMIT ${wanted}) d`)
if (!due?.on) throw new Error('nothing runs out within a year')
const pack = readPolicies('policies').packs.get('500112')
if (!pack) throw new Error('no pack')
const bulk = openDatabase({ url: urlOf(owner, 'jiayi_bulk'), lines: 2 })
const context = systemContext(bulk, Date.parse(`${localDate(due.on)}T00:03:00+08:00`), countyCode)
const began = performance.now()
const done = await renewContracts(context, async () => pack)
const took = (performance.now() - began) / 1000
const counting = performance.now()
await countRenewalFigures(context, { priorTerms: 0, noticeDays: 30 })
const counted = (performance.now() - counting) / 1000
await client.query('BEGIN; CREATE TABLE contracts.bench_contract (LIKE contracts.contract INCLUDING INDEXES INCLUDING CONSTRAINTS)')
await client.query(`CREATE TEMP TABLE made ON COMMIT DROP AS SELECT * FROM contracts.contract WHERE county_code = ${countyCode} AND channel = 'automatic'`)
const bare = performance.now()
await client.query('INSERT INTO contracts.bench_contract SELECT * FROM made')
const floor = (performance.now() - bare) / 1000
await client.query('ROLLBACK')
console.log(`${machine()}: ${done.decided} decided, ${done.renewed} renewed in ${took.toFixed(1)} s, ${Math.round(done.decided / took)} a second; PostgreSQL alone ${floor.toFixed(1)} s, ${(took / floor).toFixed(1)} times; figures counted in ${counted.toFixed(1)} s; ${Math.round(process.memoryUsage.rss() / 1e6)} MB`)
await bulk.close()
await client.end()
