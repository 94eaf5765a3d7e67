import type { InputOf } from '#api/endpoint.ts'
import type { agreementFileEndpoint } from '#api/contracts.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { notFound, refused } from '#platform/problem.ts'
import { getContractRow } from './contract-rows.ts'
import { sealAgreement } from './seal-agreement.ts'
import type { ContractsUsing } from './using.ts'

/** The agreement as a PDF to look at and print; made and sealed now when the job has not come to it. Printing is noted in the audit. */
export const getAgreementFile = (using: ContractsUsing) => async (context: Context, { contractId, version }: InputOf<typeof agreementFileEndpoint>): Promise<FileAnswer> => {
  return printAgreement(using, context, await getContractRow(context, contractId), version)
}

/** The same for a contract that this context may read, or a supplement to it. */
export async function printAgreement(using: ContractsUsing, context: Context, { id: contractId, number }: { id: string; number: string }, version: number): Promise<FileAnswer> {
  const { countyCode } = context.actor
  const file = await sealAgreement(using, context, countyCode, contractId, version)
  if (file === null) throw refused([{ code: 'CONTRACTS.NO_AGREEMENT' }])
  const bytes = await using.files.find(file)
  if (!bytes) throw notFound('agreement')
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.print-agreement', subjectKind: 'contract', subjectId: contractId, body: { pdfHash: file, version } }))
  return { bytes, mediaType: 'application/pdf', name: `${number}${version === 1 ? '' : `-${version}`}.pdf` }
}
