import type { InputOf } from '#api/endpoint.ts'
import type { policyFileEndpoint } from '#api/local-policies.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { notFound } from '#platform/problem.ts'
import type { LocalPoliciesUsing } from './keep-document.ts'

const select = compose<{ fileKey: string; fileName: string; fileMedia: string }>()(fragment<{ countyCode: number; documentId: string }>('file-of-local-policy', `
  SELECT file_key AS "fileKey", file_name AS "fileName", file_media AS "fileMedia" FROM local_policies.document WHERE county_code = :countyCode AND id = :documentId AND file_key IS NOT NULL`))
const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** The file kept with a document of a county within reach: to be saved, under the ending of what it is. Handing it out is audited. */
export const getPolicyFile = (using: LocalPoliciesUsing) => async (context: Context, { countyCode, documentId }: InputOf<typeof policyFileEndpoint>): Promise<FileAnswer> => {
  const { actor, run } = context
  const isWithin = actor.scope.kind !== 'none' && actor.countyCodes.includes(countyCode)
  const [found] = isWithin ? await run(select, { countyCode, documentId }) : []
  const bytes = found && (await using.files.find(found.fileKey))
  if (!found || !bytes) throw notFound('local_policy')
  await run(insertAuditEvent, auditOf(context, actor.countyCode, { action: 'local-policies.download', subjectKind: 'local_policy', subjectId: documentId, body: { file: found.fileKey } }))
  return { bytes, mediaType: found.fileMedia, name: `${found.fileName.replace(/\.\w{1,5}$/, '')}.${endings[found.fileMedia]}`, isDownload: true }
}
