import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { InputOf } from '#api/endpoint.ts'
import { type editPolicyEndpoint, mostFileBytes, type registerPolicyEndpoint, type revokePolicyEndpoint } from '#api/local-policies.ts'
import type { Reason } from '#kernel/decision.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { FileStore } from '#platform/file-store.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, type Problem, refused } from '#platform/problem.ts'
import { determineFileKind } from './domain/file-kind.ts'
import { changedMeanwhile, reason } from './errors.ts'
import { type DocumentFields, insertDocument, revokeDocument, updateDocument } from './store.ts'

export type LocalPoliciesUsing = { files: FileStore }
type Fields = InputOf<typeof registerPolicyEndpoint>
type Filed = { fileKey: string; fileName: string; fileMedia: string; fileBytes: number }
const noFile = { fileKey: null, fileName: null, fileMedia: null, fileBytes: null }

/** The attached file on the disk, before a row names it. @throws Problem Refused when it is none of the kinds or too large */
async function keepFile({ files }: LocalPoliciesUsing, file: Fields['file']): Promise<Filed | typeof noFile> {
  if (file === null) return noFile
  const bytes = Buffer.from(file.content, 'base64')
  const kind = determineFileKind(bytes)
  const reasons = [...(kind === null ? [reason.fileKind()] : []), ...(bytes.byteLength > mostFileBytes ? [reason.fileLarge(mostFileBytes / 1024 / 1024)] : [])]
  if (kind === null || reasons.length > 0) throw refused(reasons)
  return { fileKey: await files.keep(bytes), fileName: file.name, fileMedia: kind, fileBytes: bytes.byteLength }
}

const findRegion = compose<object>()(fragment<{ countyCode: number; regionCode: string }>('region-of-local-policy', `
  SELECT 1 FROM regions.region r WHERE r.code = :regionCode AND (r.code = :countyCode::int::text OR (r.parent_code = :countyCode::int::text AND r.level = 'township'))`))

async function fieldsOf(run: Run, { actor, on, at }: CommandContext, documentId: string, { file: _, ...input }: Fields, filed: Filed | typeof noFile): Promise<DocumentFields> {
  const { countyCode, displayName } = actor
  if (actor.scope.kind !== 'region' || actor.scope.code.length > 6) throw notFound('local_policy')
  const known = await run(findRegion, { countyCode, regionCode: input.regionCode })
  const reasons: Reason[] = [...(known.length > 0 ? [] : [reason.regionUnknown()]), ...(input.issuedOn > on ? [reason.issuedLater()] : [])]
  if (reasons.length > 0) throw refused(reasons)
  return {
    ...input, ...filed, countyCode, documentId, feeFen: input.hasFeeStandard ? input.feeFen : null, financing: (input.hasFinancing && input.financing) || null, insurance: (input.hasInsurance && input.insurance) || null, actorName: displayName, at,
  }
}
const taken = (number: string) => (name: string): Problem | undefined => (name === 'document_number_once' ? refused([reason.numberTaken(number)]) : undefined)
/** What the attempt is known by: the file by its digest. */
const digested = <I extends Fields>({ file, ...rest }: I) => ({ ...rest, file: file && { name: file.name, digest: createHash('sha256').update(file.content).digest('hex') } })

/** Registers a document of the county or of one of its townships. */
export async function registerDocument(using: LocalPoliciesUsing, context: CommandContext, input: Fields): Promise<Answer> {
  const filed = await keepFile(using, input.file)
  return commitOnce(context, digested(input), async (run) => {
    const documentId = context.newId()
    const { fileName: _, ...fields } = await fieldsOf(run, context, documentId, input, filed)
    await run(insertDocument, { ...fields, fileName: filed.fileName })
    return { answer: { documentId, version: 1 }, audit: [{ action: 'local-policies.register', subjectKind: 'local_policy', subjectId: documentId, body: fields }] }
  }, taken(input.number))
}

type Locked = { issuedOn: string; revokedOn: string | null }
const lock = compose<Locked>()(fragment<{ countyCode: number; documentId: string }>('lock-local-policy', `
  SELECT issued_on AS "issuedOn", revoked_on AS "revokedOn" FROM local_policies.document WHERE county_code = :countyCode AND id = :documentId FOR NO KEY UPDATE`))
async function demand(run: Run, { actor }: CommandContext, documentId: string): Promise<Locked> {
  const [document] = actor.scope.kind === 'region' && actor.scope.code.length <= 6 ? await run(lock, { countyCode: actor.countyCode, documentId }) : []
  if (!document) throw notFound('local_policy')
  return document
}

/** Changes what is written of a document; another file takes the place of the one there is. */
export async function editDocument(using: LocalPoliciesUsing, context: CommandContext, input: InputOf<typeof editPolicyEndpoint>): Promise<Answer> {
  const filed = await keepFile(using, input.file)
  return commitOnce(context, digested(input), async (run) => {
    const { documentId, version, ...plan } = input
    const known = await demand(run, context, documentId)
    if (known.revokedOn !== null && plan.issuedOn > known.revokedOn) throw refused([reason.revokedEarlier()])
    const fields = await fieldsOf(run, context, documentId, plan, filed)
    const [changed] = await run(updateDocument, { ...fields, version })
    if (!changed) throw changedMeanwhile()
    const { fileName: _, ...kept } = fields
    return { answer: { documentId, version: changed.version }, audit: [{ action: 'local-policies.edit', subjectKind: 'local_policy', subjectId: documentId, body: kept }] }
  }, taken(input.number))
}

/** Says from when on a document is no more in force. */
export const revokePolicy = (context: CommandContext, input: InputOf<typeof revokePolicyEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { documentId, version, revokedOn, note } = input
    const known = await demand(run, context, documentId)
    if (known.revokedOn !== null) throw refused([reason.isRevoked()])
    if (revokedOn < known.issuedOn) throw refused([reason.revokedEarlier()])
    const [revoked] = await run(revokeDocument, { countyCode: context.actor.countyCode, documentId, version, revokedOn, note })
    if (!revoked) throw changedMeanwhile()
    return { answer: { documentId, version: revoked.version }, audit: [{ action: 'local-policies.revoke', subjectKind: 'local_policy', subjectId: documentId, reason: note, body: { revokedOn } }] }
  })
