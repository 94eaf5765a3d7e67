import { expect } from 'vitest'
import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, undoImportEndpoint } from '#api/imports.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import type { Actor } from '#platform/http/actor.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import type { aDatabase } from '../../testing/test-database.ts'
import type { ListSheet } from './domain/sheet.ts'
import { importJobs } from './jobs.ts'
import type { ImportKind } from '#api/imports.ts'
import type { ImportsUsing } from './using.ts'

/** A list of a kind as a workbook with all its columns. */
export const aListOf = <Key extends string>({ name, columns }: ListSheet<Key>, rows: readonly Partial<Record<Key, string>>[]): Promise<Uint8Array> =>
  writeWorkbook([{ name, columns: columns.map(({ title }) => ({ title })), rows: rows.map((row) => ({ cells: columns.map(({ key }) => row[key] ?? '') })) }])

/** Lists of a kind brought by the page's own routes, with the jobs behind them run to their end. */
export function bringing(base: Awaited<ReturnType<typeof aDatabase>>, using: () => ImportsUsing, kind: ImportKind) {
  const work = async ({ countyCode }: TestCounty) => {
    const failed: unknown[] = []
    while ((await relayOnce(base.bulk, [jobListener({ database: base.bulk, jobs: importJobs(using()), now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => failed.push(error))) > 0);
    expect(failed.map(String)).toEqual([])
  }
  const look = async (actor: Actor, importId: string) => (await base.ask(actor, getImportEndpoint, { importId })).body
  /** Uploads and has it checked. */
  const check = async (county: TestCounty, actor: Actor, bytes: Uint8Array, mode = 'skip') => {
    const { status, body } = await base.ask(actor, beginImportEndpoint, { kind, fileName: '名单.xlsx', content: Buffer.from(bytes).toString('base64'), mode })
    expect([status, body]).toMatchObject([200, {}])
    await work(county)
    return look(actor, body.importId)
  }
  /** Has a checked list written. */
  const write = async (county: TestCounty, actor: Actor, importId: string) => {
    expect((await base.ask(actor, commitImportEndpoint, { importId })).status).toBe(200)
    await work(county)
    return look(actor, importId)
  }
  const undo = async (county: TestCounty, actor: Actor, importId: string) => {
    expect((await base.ask(actor, undoImportEndpoint, { importId })).status).toBe(200)
    await work(county)
    return look(actor, importId)
  }
  const bring = async (county: TestCounty, actor: Actor, bytes: Uint8Array, mode = 'skip') => write(county, actor, (await check(county, actor, bytes, mode)).importId)
  return { check, write, undo, bring }
}
/** Faults as `row column code`. */
export const codesOf = (faults: readonly { row: number; faults: readonly { column: string; code: string }[] }[]): string[] => faults.flatMap(({ row, faults: each }) => each.map(({ column, code }) => `${row} ${column} ${code}`))
