import type { InputOf } from '#api/endpoint.ts'
import type { exportFileEndpoint } from '#api/exports.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import type { LongFileAnswer } from '#platform/http/routes.ts'
import { JobRefused } from '#platform/jobs/job.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { headOf } from './head-of.ts'
import { judge } from './make-export.ts'
import { selectExport } from './store.ts'
import type { ExportsUsing } from './using.ts'
import { wordsOf } from './words-of.ts'

const mediaTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' } as const

/** The file, to who asked for it, if that person may still have it; each time is written down. Anybody else finds nothing. */
export async function getExportFile(using: ExportsUsing, context: Context, { exportId }: InputOf<typeof exportFileEndpoint>): Promise<LongFileAnswer> {
  const { actor, run, at } = context
  const { countyCode } = actor
  const [row] = await run(selectExport, { countyCode, exportId })
  if (!row || row.accountId !== actor.accountId) throw notFound('export')
  await judge(using, countyCode, row).catch((error: unknown) => { throw error instanceof JobRefused ? new Problem('Forbidden', [reason.rightsEnded()]) : error })
  if (row.keepUntil === null) throw notFound('export')
  const pieces = row.deletedAt === null && row.keepUntil > at ? await using.files.read(countyCode, row.id) : undefined
  if (!pieces) throw refused([reason.gone()])
  await run(insertAuditEvent, auditOf(context, countyCode, { action: 'exports.fetch', subjectKind: 'export', subjectId: exportId, reason: row.reason, body: { list: row.list, rows: row.rowsMade, isWhole: row.isWhole, sha256: row.fileHash } }))
  return { pieces, mediaType: mediaTypes[row.format], name: headOf(row, wordsOf(row.language)).fileName, isDownload: row.format !== 'pdf' }
}
