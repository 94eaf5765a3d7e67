import { Buffer } from 'node:buffer'
import type { InputOf } from '#api/endpoint.ts'
import type { importErrorsEndpoint } from '#api/imports.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { openField } from '#platform/crypto/seal-field.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { refused } from '#platform/problem.ts'
import { BadFile } from '#platform/spreadsheet/table.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts'
import { filePlace } from './begin-import.ts'
import { faultTitle, type ListSheet } from './domain/sheet.ts'
import { notPermitted, reason } from './errors.ts'
import { faultsText } from './fault-text.ts'
import type { Fault } from './kind.ts'
import { demandKind } from './kinds.ts'
import { getOwnImport, maySeeRows } from './load-import.ts'
import { rowsIn, scanFile, type Scanned } from './scan-file.ts'
import { type ImportRow, selectErrors } from './store.ts'
import { type ImportsUsing, pageLimits } from './using.ts'

type ErrorRow = { number: number; faults: Fault[] }
const mostErrors = 1_000_000

/** The bytes of a list as they came. Undefined when they stay with who ran the command. */
export async function openFile({ keys, files }: Pick<ImportsUsing, 'keys' | 'files'>, countyCode: number, { id, fileKey }: Pick<ImportRow, 'id' | 'fileKey'>): Promise<Uint8Array | undefined> {
  const sealed = fileKey === null ? undefined : await files.find(fileKey)
  return sealed && Buffer.from(openField(keys.field, filePlace(countyCode, id), sealed), 'base64')
}

/** The wrong rows as they came, under their own headings, with 错误原因 behind and the wrong cells red. Mended, it is brought again as it is. */
export function errorWorkbook(sheet: ListSheet, { headings, at, chunks }: Scanned, errors: readonly ErrorRow[]): Promise<Uint8Array> {
  const byNumber = new Map(errors.map((one) => [one.number, one.faults]))
  const kept = headings.findIndex((heading) => heading.trim() === faultTitle)
  const width = kept < 0 ? headings.length : kept
  const required = new Set(sheet.columns.flatMap(({ key, isRequired }) => (isRequired ? [at.get(key)] : [])))
  const rows = chunks.flatMap((chunk) => rowsIn(chunk).flatMap(({ number, cells }) => {
    const faults = byNumber.get(number)
    if (!faults) return []
    const own = Array.from({ length: width }, (_, i) => cells[i] ?? '')
    return [{ cells: [...own, faultsText(sheet, faults)], wrong: [...new Set(faults.flatMap(({ column }) => at.get(column) ?? []))] }]
  }))
  const titled = headings.slice(0, width).map((title, i) => ({ title, width: 18, isRequired: required.has(i) }))
  return writeWorkbook([{ name: '错误行', columns: [...titled, { title: faultTitle, width: 60 }], rows }])
}

/**
 * The error file of an import. It carries whole document numbers, so it goes to who brought the list, to others only if they may see those, and fetching it
 * is audited. @throws Problem Forbidden
 */
export async function getErrorFile(using: ImportsUsing, context: Context, { importId }: InputOf<typeof importErrorsEndpoint>): Promise<FileAnswer> {
  const { run, actor } = context
  const { countyCode } = actor
  const found = await getOwnImport(run, actor, importId)
  const kind = demandKind(actor, found.kind)
  if (!maySeeRows(actor, found)) throw notPermitted('resident.reveal')
  if (found.fault !== null) throw refused([{ code: found.fault }])
  const errors = await run(selectErrors, { countyCode, importId, most: mostErrors })
  const bytes = errors.length === 0 ? undefined : await openFile(using, countyCode, found)
  if (!bytes) throw refused([reason.noErrors()])
  const scanned = await scanFile(kind, bytes, found.fileName, pageLimits).catch((error: unknown) => { throw error instanceof BadFile ? refused([reason.file(error.fault)]) : error })
  const book = await errorWorkbook(kind.sheet, scanned, errors)
  await run(insertAuditEvent, auditOf(context, countyCode, { action: 'imports.fetch-errors', subjectKind: 'import', subjectId: importId, body: { rows: errors.length } }))
  return { bytes: book, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `${found.fileName.replace(/\.\w+$/, '')}-错误行.xlsx`, isDownload: true }
}
