import { Buffer } from 'node:buffer'
import { type ExportColumn, exportFilters, maskedColumns } from '#api/exports.ts'
import { maskAddress, maskIdentityNumber, maskName, maskPhone } from '#kernel/mask.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { ExportRow as ListedRow, ExportSource, RowSource } from '#platform/export-source.ts'
import { type Context, systemActor } from '#platform/http/context.ts'
import { type Job, type JobFile, JobRefused, type JobWork } from '#platform/jobs/job.ts'
import { Problem } from '#platform/problem.ts'
import type { PassingFile } from '#platform/passing-files.ts'
import { type ListCell, streamWorkbook } from '#platform/spreadsheet/stream-workbook.ts'
import { byteOrderMark, csvLines } from '#platform/spreadsheet/write-csv.ts'
import { type Contacts, readContacts } from '../residents/index.ts'
import { alreadyHad, jobName } from './ask-export.ts'
import { needsConsent } from './domain/export-states.ts'
import { reason } from './errors.ts'
import { headOf } from './head-of.ts'
import { type ExportRow, selectExport, storeMade } from './store.ts'
import { dayMs, type ExportsUsing } from './using.ts'
import { wordOf, wordsOf } from './words-of.ts'

const batchRows = 500
const contactColumns = ['document', 'phone', 'address'] as const
const maskOf: Readonly<Record<(typeof maskedColumns)[number], (text: string) => string>> = { name: maskName, document: maskIdentityNumber, phone: maskPhone, address: maskAddress }
const isMasked = (column: string): column is (typeof maskedColumns)[number] => (maskedColumns as readonly string[]).includes(column)
const widths: Readonly<Record<string, number>> = { age: 8, sex: 8, document: 22, phone: 15, address: 30, populations: 26, packages: 30, number: 24, note: 30, village: 16, team: 20 }

/** Makes the file that was asked for, in the name of who asked and within what that post may read now. A run that was killed begins it anew. */
export const makeExportJob = (using: ExportsUsing): Job => ({
  name: jobName, isStoppable: true,
  async work(work) {
    const { context, params } = work
    const { countyCode } = context
    if (typeof params.exportId !== 'string') return undefined
    const [row] = await context.run(selectExport, { countyCode, exportId: params.exportId })
    if (row?.state !== 'granted') throw new JobRefused(reason.notGranted().code)
    const { actor, source } = await judge(using, countyCode, row)
    const own: Context = { ...context, actor: { ...actor, countyCode, countyCodes: [countyCode] }, client: { address: systemActor.address, userAgent: '', cookies: {} } }
    const file = await using.files.begin(countyCode, row.id)
    try {
      const rows = source.kind === 'papers' ? await writePapers(own, row, source, file, work) : await writeRows(using, own, row, source, file, work)
      if (rows === 0) throw new JobRefused(reason.nothing().code)
      const { hash, bytes } = await file.finish()
      return await keep(own, row, { rows, hash, bytes })
    } catch (error) {
      await file.abandon()
      // A thing that is gone or out of reach meanwhile stays so: to be read, not to be tried again.
      throw error instanceof Problem && error.reasons[0] ? new JobRefused(error.reasons[0].code) : error
    }
  },
})

/** Who asked, as the post is now, and the list, if that post may still have it. @throws JobRefused */
export async function judge(using: Pick<ExportsUsing, 'sources' | 'actorOfPost'>, countyCode: number, row: ExportRow) {
  const source = using.sources.find(({ list }) => list === row.list)
  const actor = await using.actorOfPost(row.accountId, row.postId)
  const needed = [source?.permission, 'export.run' as const, ...(row.isWhole ? (['export.whole'] as const) : [])]
  if (!source || !actor?.countyCodes.includes(countyCode) || needed.some((one) => !one || !actor.permissions.has(one))) throw new JobRefused(reason.rightsEnded().code)
  return { actor, source }
}

async function keep(context: Context, row: ExportRow, { rows, hash, bytes }: { rows: number; hash: string; bytes: number }): Promise<JobFile> {
  const { actor: { countyCode }, at, database, newId, actor, client } = context
  const until = new Date(Date.parse(at) + dayMs).toISOString()
  await database.transact([countyCode], async (run) => {
    await run(storeMade, { countyCode, exportId: row.id, rowsMade: rows, fileHash: hash, keepUntil: until, at })
    await run(insertAuditEvent, auditOf({ at, newId, actor, client }, countyCode, { action: 'exports.make', subjectKind: 'export', subjectId: row.id, reason: row.reason, body: { list: row.list, rows, isWhole: row.isWhole, bytes, sha256: hash } }))
  })
  return { path: `/api/exports/${row.id}/file`, name: headOf(row, wordsOf(row.language)).fileName, until }
}

async function writePapers(context: Context, row: ExportRow, source: ExportSource & { kind: 'papers' }, file: PassingFile, { progress }: JobWork): Promise<number> {
  const filter = exportFilters[row.list].parse(row.filter) as never
  await file.add(await source.make(context, filter, row.id, progress))
  return row.rowsAsked
}

async function writeRows(using: ExportsUsing, context: Context, row: ExportRow, source: RowSource, file: PassingFile, { progress }: JobWork): Promise<number> {
  const words = wordsOf(row.language)
  const columns = row.columns as ExportColumn[]
  const head = headOf(row, words)
  const batches = readBatches(using, context, row, source, progress)
  if (row.format === 'csv') {
    let count = 0
    await file.add(Buffer.from(byteOrderMark + csvLines([columns.map((column) => wordOf(words.exports.column, column))])))
    for await (const batch of batches) {
      await file.add(Buffer.from(csvLines(batch)))
      count += batch.length
    }
    return count
  }
  return streamWorkbook({
    name: head.title, head: await head.lines(context), columns: columns.map((column) => ({ title: wordOf(words.exports.column, column), width: widths[column] ?? 14 })), rows: batches, mark: head.mark,
    about: { by: row.accountName, title: head.title, at: row.createdAt, id: row.id },
  }, (bytes) => file.add(bytes))
}

async function* readBatches(using: ExportsUsing, context: Context, row: ExportRow, source: RowSource, progress: JobWork['progress']): AsyncGenerator<ListCell[][]> {
  const { actor: { countyCode }, run } = context
  const words = wordsOf(row.language)
  const filter = exportFilters[row.list].parse(row.filter) as never
  const columns = row.columns as ExportColumn[]
  const wanted = contactColumns.filter((one) => columns.includes(one))
  const already = await alreadyHad(context, row.id)
  const cellOf = ({ residentId, cells }: ListedRow, contacts: Map<string, Contacts> | undefined) => (column: ExportColumn): ListCell => {
    const contact = contactColumns.find((one) => one === column)
    const value = contact ? (contacts?.get(residentId ?? '')?.[contact] ?? null) : (cells[column] ?? null)
    return !row.isWhole && isMasked(column) && typeof value === 'string' ? maskOf[column](value) : value
  }
  let done = 0
  let after: string | undefined
  for (;;) {
    const { rows, next } = await source.page(context, filter, after, batchRows, words)
    done += rows.length
    // More than was asked for when somebody agreed, or than the limit without anybody's consent: judged by what is there now.
    if (row.decidedBy === null ? needsConsent(done, row.isWhole, already, using.limits) : done > row.rowsAsked * grownBy) throw new JobRefused(reason.aboveLimit().code)
    const contacts = wanted.length === 0 ? undefined : await readContacts(using, run, countyCode, rows.flatMap(({ residentId }) => residentId ?? []), wanted)
    yield rows.map((one) => columns.map(cellOf(one, contacts)))
    await progress(done, Math.max(done, row.rowsAsked))
    if (next === null) return
    after = next
  }
}
/** By how much a list may have grown between somebody's consent and its file. */
const grownBy = 1.1
