import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import ExcelJS from 'exceljs'
import { readTable } from '../server/platform/spreadsheet/read-table.ts'
import { makeImportFile } from './import-file.ts'
import { machine } from './measure.ts'

/**
 * A county's list against a streaming parse of the same file: node bench/import.ts [rows] [account] for the database that runs in JIAYI_DATA.
 * Registers made people for good, so use a demonstration of its own.
 */
const rows = Number(process.argv[2] ?? 333_000)
const account = process.argv[3] ?? 'wumin'
const villages = (process.env.VILLAGES ?? '500112015001').split(',')
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

const seconds = (ms: number) => Math.round(ms / 100) / 10
try {
  writeFileSync(path, makeImportFile(rows, villages))
  const [own, exceljs] = [await byOwnReader(), await byExceljs()]
  const began = performance.now()
  const said = JSON.parse(spawnSync(process.execPath, ['scripts/jiayi.ts', 'import', 'residents', path, '--as', account, '--json'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout) as Record<string, unknown>
  const whole = performance.now() - began
  console.log(JSON.stringify({ name: 'import', rows, newRows: said.newRows, errorRows: said.errorRows, valueSeconds: seconds(whole), floorSeconds: seconds(exceljs), ratio: Math.round((whole / exceljs) * 100) / 100, ownParseSeconds: seconds(own), ratioToOwnParse: Math.round((whole / own) * 100) / 100, highestMemoryMb: said.highestMemoryMb, machine: machine() }))
} finally {
  rmSync(folder, { recursive: true })
}
