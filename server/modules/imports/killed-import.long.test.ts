import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { undoImportEndpoint } from '#api/imports.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { urlOf } from '#platform/database/url.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { readTable } from '#platform/spreadsheet/read-table.ts'
import { rowsOf } from '#platform/spreadsheet/spreadsheet.fixture.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { aList, aNumber, aRow, type ListRow } from './imports.fixture.ts'
import { importFile } from './import-file.ts'
import { importJobs } from './jobs.ts'
import { importsRoutes } from './routes.ts'
import type { ImportsUsing } from './using.ts'

const [rowCount, everyWrong] = [20_000, 33]
const isWrong = (i: number) => i % everyWrong === 7
let base: Awaited<ReturnType<typeof aDatabase>>
let using: ImportsUsing
let county: TestCounty
const folder = mkdtempSync(join(tmpdir(), 'jiayi-killed-import-'))
const keyFile = newKeyFile('demo')
beforeAll(async () => {
  writeFileSync(join(folder, 'keys.json'), JSON.stringify(keyFile), { mode: 0o600 })
  base = await aDatabase(({ files }) => {
    using = { keys: keysOfFile(keyFile), files, policies: shippedPolicies() }
    return importsRoutes(using)
  })
  county = await aCounty(base)
})
afterAll(() => base.close())

const rows: ListRow[] = Array.from({ length: rowCount }, (_, i) => aRow(i, i % 2 ? '东街社区' : '西山村', isWrong(i) ? { livesHereSince: '2012-13-01' } : {}))
const wrong = rows.flatMap((row, i) => (isWrong(i) ? [row] : []))
const count = async () => (await base.rows('SELECT count(*)::int AS n, count(DISTINCT document_hmac)::int AS documents FROM residents.resident WHERE county_code = $1', county.countyCode))[0]

const counted = async () => (await base.rows(`SELECT sum(residents)::int AS n FROM statistics.cover_delta WHERE county_code = $1 AND population = 'all'`, county.countyCode))[0].n

/** Runs the import in a process of its own; killed as soon as it says that it is past `killAt`. */
async function run(path: string, isResumed: boolean, killAt = Number.POSITIVE_INFINITY) {
  const { permissions: _, ...actor } = county.actors.commission
  const given = JSON.stringify({ url: urlOf(base.ownerUrl, 'jiayi_bulk', new URL(base.ownerUrl).pathname.slice(1)), path, keyFile: join(folder, 'keys.json'), folder, actor, isResumed, now: base.clock.now })
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.fixture.ts'), given], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, wrongSaid] = ['', '']
  child.stderr.on('data', (text: Buffer) => { wrongSaid += text })
  child.stdout.on('data', (text: Buffer) => {
    said += text
    if (Number(/judged (\d+)\n(?![\s\S]*judged)/.exec(said)?.[1] ?? 0) >= killAt) child.kill('SIGKILL')
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0 && signal === null) throw new Error(wrongSaid)
  return signal === null ? (JSON.parse(said.trim().split('\n').at(-1) as string) as Record<string, never>) : signal
}

it('20,000 rows, three in a hundred wrong, killed three times: good rows in once, the error file exact, corrected without doubles, taken back whole', async () => {
  const path = join(folder, 'list.xlsx')
  writeFileSync(path, await aList(rows))
  expect(await run(path, false, 3000)).toBe('SIGKILL')
  const afterFirst = (await count()).n
  expect(afterFirst).toBeGreaterThan(2000)
  expect(await run(path, true, 8000)).toBe('SIGKILL')
  expect(await run(path, true, 14_000)).toBe('SIGKILL')
  const done = await run(path, true) as unknown as { outcome: string; importId: string; counts: object; errorFile: string }
  const good = rowCount - wrong.length
  expect(done).toMatchObject({ outcome: 'done', total: rowCount, counts: { newRows: good, updatedRows: 0, duplicateRows: 0, errorRows: wrong.length } })
  expect(await count()).toEqual({ n: good, documents: good })

  const [, ...errors] = await rowsOf(await readTable(Buffer.from(done.errorFile, 'base64'), 'e.xlsx', { mostRows: 50_000, mostBytes: 1e9 }))
  expect(errors.map(({ cells }) => cells[1])).toEqual(wrong.map(({ number }) => number))
  expect(new Set(errors.map(({ cells }) => cells.at(-1)))).toEqual(new Set(['本地居住起始日期：“2012-13-01”不是日期，请写成 2026-01-31 这样']))

  const corrected = await aList([...wrong.map((row) => ({ ...row, livesHereSince: '2012-12-01' })), ...rows.slice(0, 7)])
  const asked = { kind: 'residents' as const, fileName: 'c.xlsx', mode: 'skip' as const, isDryRun: false, isResumed: false, now: base.clock.now }
  expect(await importFile(using, base.bulk, county.actors.commission, { ...asked, bytes: corrected })).toMatchObject({ counts: { newRows: wrong.length, duplicateRows: 7, errorRows: 0 } })
  expect(await count()).toEqual({ n: rowCount, documents: rowCount })
  expect(await counted()).toBe(rowCount)

  const { status } = await base.ask(county.actors.commission, undoImportEndpoint, { importId: done.importId })
  expect(status).toBe(200)
  const runner = { database: base.bulk, jobs: importJobs(using), now: () => base.clock.now }
  const failed: unknown[] = []
  const stateOf = async () => (await base.rows('SELECT state FROM imports.import WHERE county_code = $1 AND id = $2', county.countyCode, done.importId))[0].state
  // The relay's own transaction may be ended while so long a job runs; the job itself goes on, and is found finished when it is heard of again.
  for (let turn = 0; turn < 5 && (await stateOf()) !== 'undone'; turn++) await relayOnce(base.bulk, [jobListener(runner)], county.countyCode, () => base.clock.now, (error) => failed.push(error)).catch((error: unknown) => failed.push(error))
  expect([await stateOf(), failed.filter((error) => !/not queryable|terminat/.test(String(error)))]).toEqual(['undone', []])
  expect(await count()).toEqual({ n: wrong.length, documents: wrong.length })
  expect(await counted()).toBe(wrong.length)
  expect((await base.rows('SELECT count(*)::int AS n FROM residents.person_index WHERE county_code = $1', county.countyCode))[0].n).toBe(wrong.length)
  expect(aNumber(1)).not.toBe(aNumber(421))
}, 900_000)
