import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { uuidv7 } from '#kernel/uuid.ts'
import { readCatalogue } from '#policy/index.ts'
import { dataFolder } from '../scripts/data-folder.ts'
import { listReEvaluated } from '../server/modules/contracts/list-re-evaluated.ts'
import { listReEvaluations, readReEvaluation } from '../server/modules/contracts/read-re-evaluations.ts'
import { runReEvaluation } from '../server/modules/contracts/run-re-evaluation.ts'
import { countInForce, insertReEvaluation, selectReEvaluation } from '../server/modules/contracts/store-re-evaluations.ts'
import { openPolicies } from '../server/modules/policy/index.ts'
import { runningDatabase } from '../server/platform/backup/backup.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrationsFolder } from '../server/platform/database/migrate.ts'
import { urlOf } from '../server/platform/database/url.ts'
import { systemContext, worldOf } from '../server/platform/http/context.ts'
import { anActor } from '../server/testing/an-actor.ts'
import { machine } from './measure.ts'

/**
 * A county's contracts in force held against two packs, its own and one by which something is found of every contract; beside it PostgreSQL alone grouping them and writing the
 * same rows into an empty table with the same indexes; then how long the pages take that read the larger result.
 * node --max-semi-space-size=4 bench/re-evaluation.ts, with the memory the server has, for the database that runs in JIAYI_DATA. Where that one has no tables for it yet, it makes them and takes them away again; else it takes away its runs.
 */
const countyCode = 500112
const owner = process.env.DATABASE_URL ?? runningDatabase(dataFolder())
const client = new pg.Client(owner)
await client.connect()
const tables = ['re_evaluation_contract', 're_evaluation_figure', 're_evaluation_shape', 're_evaluation'] as const
const { rows: [there] } = await client.query<{ is: boolean }>("SELECT to_regclass('contracts.re_evaluation') IS NOT NULL AS is")
if (!there?.is) await client.query(`BEGIN; ${readFileSync(`${migrationsFolder}/037_re_evaluations.sql`, 'utf8')}; COMMIT`)
const bulk = openDatabase({ url: urlOf(owner, 'jiayi_bulk'), lines: 2 })
const app = openDatabase({ url: urlOf(owner, 'jiayi_app'), lines: 2 })
const policies = openPolicies(bulk, readCatalogue('policies').catalogue)
const context = systemContext(bulk, Date.now(), countyCode)
const { on, at } = context
const ids: string[] = []
const inGroups = `c.terms::text, width_bucket(c.signed_on, $1::date[]), c.unit, c.populations, t.kind, i.kind, i.parent_id IS NOT NULL, c.institution_id, c.township_code`
const seconds = (from: number) => (performance.now() - from) / 1000

try {
  for (const packCode of ['500112', '350200']) await measure(packCode)
  await readPages(ids.at(-1) as string)
} finally {
  if (there?.is) for (const table of tables) await client.query(`DELETE FROM contracts.${table} WHERE county_code = $1 AND ${table === 're_evaluation' ? 'id' : 're_evaluation_id'} = ANY ($2)`, [countyCode, ids])
  else await client.query(`DROP TABLE ${tables.map((table) => `contracts.${table}`).join()}`)
  await Promise.all([bulk.close(), app.close(), client.end()])
}

async function measure(packCode: string): Promise<void> {
  const { pack, version } = await policies.getVersion(packCode, 1)
  const reEvaluationId = uuidv7(Date.now(), randomBytes(10))
  ids.push(reEvaluationId)
  const [counted] = await context.run(countInForce, { countyCode, on })
  await context.run(insertReEvaluation, { countyCode, reEvaluationId, packCode, packVersion: 1, packHash: version.bundleHash, judgedOn: null, on, total: counted?.contracts ?? 0, startedBy: randomUUID(), startedByName: 'bench', at })
  const [row] = await context.run(selectReEvaluation, { countyCode, reEvaluationId })
  if (!row) throw new Error('no run')
  let most = 0
  const before = process.memoryUsage().rss
  let told = 0
  const began = performance.now()
  await runReEvaluation(context, pack, row, { now: () => at, progress: async () => { told++; most = Math.max(most, process.memoryUsage().rss) } })
  const took = seconds(began)
  const { rows: [made] } = await client.query<{ shapes: number; found: number; done: number }>(`SELECT (SELECT count(*)::int FROM contracts.re_evaluation_shape WHERE re_evaluation_id = $1) AS shapes, (SELECT count(*)::int FROM contracts.re_evaluation_contract WHERE re_evaluation_id = $1) AS found,
    done FROM contracts.re_evaluation WHERE id = $1`, [reEvaluationId])
  const floor = await measureFloor(reEvaluationId)
  console.log(`${machine()}: ${pack.name}: ${made?.done} contracts, ${made?.shapes} shapes, ${made?.found} with findings in ${took.toFixed(1)} s, told ${told} times; PostgreSQL alone ${floor.toFixed(1)} s, ${(took / floor).toFixed(1)} times; ${Math.round(most / 1e6)} MB, ${Math.round((most - before) / 1e6)} MB of them for this`)
}

/** The same groups and the same rows without any judgement between. */
async function measureFloor(reEvaluationId: string): Promise<number> {
  await client.query('BEGIN; CREATE TABLE contracts.bench_found (LIKE contracts.re_evaluation_contract INCLUDING INDEXES)')
  const began = performance.now()
  await client.query(`SELECT count(*) FROM (SELECT array_agg(c.id ORDER BY c.id) FROM contracts.contract c JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id JOIN organisations.institution i ON i.id = c.institution_id
    WHERE c.county_code = ${countyCode} AND c.state = 'active' AND c.valid_from <= $2::date AND c.valid_until > $2::date GROUP BY ${inGroups}) g`, [['2017-06-21', '2026-01-01'], on])
  await client.query('INSERT INTO contracts.bench_found SELECT * FROM contracts.re_evaluation_contract WHERE re_evaluation_id = $1', [reEvaluationId])
  const floor = seconds(began)
  await client.query('ROLLBACK')
  return floor
}

/** The slowest of nine looks at each page, as the county's commission and as one institution. */
async function readPages(reEvaluationId: string): Promise<void> {
  await client.query(`ANALYZE contracts.re_evaluation_contract, contracts.re_evaluation_shape, contracts.re_evaluation_figure`)
  const { rows: [place] } = await client.query<{ id: string; last: number }>('SELECT min(institution_id::text) AS id, max(shape_no) AS last FROM contracts.re_evaluation_contract WHERE re_evaluation_id = $1', [reEvaluationId])
  const institutionId = place?.id as string
  const asCounty = { ...worldOf(app, Date.now(), [countyCode]), actor: anActor({ countyCode }), client: { address: 'bench', userAgent: '', cookies: {} } }
  const asInstitution = { ...asCounty, actor: anActor({ countyCode, role: 'institution_manager', scope: { kind: 'institution', institutionId } }) }
  const using = { policies }
  const list = (change: object) => ({ reEvaluationId, most: 30, ...change })
  const after = `${(place?.last ?? 2) - 1}~00000000-0000-0000-0000-000000000000`
  const looks: [string, () => Promise<unknown>][] = [
    ['all runs', () => listReEvaluations(using)(asCounty, {})], ['the result', () => readReEvaluation(using)(asCounty, { reEvaluationId })], ['the result of an institution', () => readReEvaluation(using)(asInstitution, { reEvaluationId })],
    ['first page', () => listReEvaluated(using)(asCounty, list({}))], ['last page', () => listReEvaluated(using)(asCounty, list({ after }))], ['of a finding', () => listReEvaluated(using)(asCounty, list({ finding: 'FEE_TOTAL' }))],
    ['of a finding nobody has', () => listReEvaluated(using)(asCounty, list({ finding: 'OLD_PACKAGE' }))], ['of a finding in an institution', () => listReEvaluated(using)(asCounty, list({ finding: 'FEE_TOTAL', institutionId }))], ['of an institution', () => listReEvaluated(using)(asInstitution, list({}))],
  ]
  for (const [name, look] of looks) {
    const times: number[] = []
    for (let i = 0; i < 9; i++) {
      const began = performance.now()
      await look()
      times.push(performance.now() - began)
    }
    console.log(`${name}: ${Math.round(Math.max(...times))} ms`)
  }
}
