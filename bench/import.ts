import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import ExcelJS from 'exceljs'
import { readTable } from '../server/platform/spreadsheet/read-table.ts'
import pg from 'pg'
import { dataFolder } from '../scripts/data-folder.ts'
import { runningDatabase } from '../server/platform/backup/backup.ts'
import { makeImportFile } from './import-file.ts'
import { machine } from './measure.ts'

/**
 * A county's list against two floors: a streaming parse of the same file, and PostgreSQL alone writing the same rows into empty tables with the same indexes,
 * in one statement, without keys to other tables, row security, audit or us. node bench/import.ts [rows] [account] for the database that runs in JIAYI_DATA.
 * FIRST is the serial of the first person, so that a list can be brought again beside the last. Registers made people for good: use a demonstration of its own.
 */
const rows = Number(process.argv[2] ?? 333_000)
const account = process.argv[3] ?? 'wumin'
const villages = (process.env.VILLAGES ?? '500112015001').split(',')
const first = Number(process.env.FIRST ?? 0)
const folder = mkdtempSync(join(tmpdir(), 'jiayi-import-'))
const path = join(folder, 'list.xlsx')

async function byOwnReader(): Promise<number> {
  const began = performance.now()
  const { batches } = await readTable(readFileSync(path), path, { mostRows: 2_000_000, mostBytes: 2 ** 31 })
  let seen = 0
  for await (const batch of batches) seen += batch.length
  if (seen !== rows + 1) throw new Error(`${seen} rows read`)
  return performance.now() - began
}

async function byExceljs(): Promise<number> {
  const began = performance.now()
  let seen = 0
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, { sharedStrings: 'cache', worksheets: 'emit' })) for await (const row of sheet) if (row.hasValues) seen++
  if (seen !== rows + 1) throw new Error(`${seen} rows read`)
  return performance.now() - began
}

/** What PostgreSQL takes for the rows that were brought, at its barest. */
async function byDatabaseAlone(importId: string): Promise<number> {
  const client = new pg.Client(process.env.DATABASE_URL ?? runningDatabase(dataFolder()))
  await client.connect()
  try {
    await client.query('BEGIN; CREATE SCHEMA bench_import')
    const tables = ['resident', 'household', 'population_tag', 'person_index']
    for (const table of tables) await client.query(`CREATE TABLE bench_import.${table} (LIKE residents.${table} INCLUDING ALL); CREATE TEMP TABLE brought_${table} (LIKE residents.${table}) ON COMMIT DROP`)
    await client.query(`INSERT INTO brought_resident SELECT r.* FROM imports.made m CROSS JOIN LATERAL unnest(m.subjects) AS s (id) JOIN residents.resident r ON r.county_code = m.county_code AND r.id = s.id WHERE m.import_id = '${importId}' ORDER BY r.id`)
    await client.query('INSERT INTO brought_household SELECT h.* FROM residents.household h WHERE (h.county_code, h.id) IN (SELECT county_code, household_id FROM brought_resident)')
    await client.query('INSERT INTO brought_population_tag SELECT t.* FROM residents.population_tag t JOIN brought_resident r ON r.county_code = t.county_code AND r.id = t.resident_id')
    await client.query('INSERT INTO brought_person_index SELECT p.* FROM residents.person_index p JOIN brought_resident r USING (document_hmac)')
    const began = performance.now()
    for (const table of tables) await client.query(`INSERT INTO bench_import.${table} SELECT * FROM brought_${table}`)
    return performance.now() - began
  } finally {
    await client.query('ROLLBACK')
    await client.end()
  }
}

const seconds = (ms: number) => Math.round(ms / 100) / 10
try {
  writeFileSync(path, makeImportFile(rows, villages, first))
  const [own, exceljs] = [await byOwnReader(), await byExceljs()]
  const began = performance.now()
  const said = JSON.parse(spawnSync(process.execPath, ['scripts/jiayi.ts', 'import', 'residents', path, '--as', account, '--json'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout) as Record<string, unknown>
  const whole = performance.now() - began
  const database = await byDatabaseAlone(said.importId as string)
  console.log(JSON.stringify({ name: 'import', rows, newRows: said.newRows, errorRows: said.errorRows, valueSeconds: seconds(whole), floorSeconds: seconds(exceljs), ratio: Math.round((whole / exceljs) * 100) / 100, ownParseSeconds: seconds(own), databaseFloorSeconds: seconds(database), ratioToDatabaseFloor: Math.round((whole / database) * 100) / 100, highestMemoryMb: said.highestMemoryMb, machine: machine() }))
} finally {
  rmSync(folder, { recursive: true })
}
