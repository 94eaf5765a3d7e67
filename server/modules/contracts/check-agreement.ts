import type { AgreementContent } from './agreement/agreement-content.ts'
import { isAgreed, parseApplied } from './agreement/applied-content.ts'
import { sha256 } from './envelope.ts'
import type { StoredAgreement } from './seal-agreement.ts'
import type { ContractsUsing } from './using.ts'

export type Finding = { check: 'content' | 'handwriting' | 'seal' | 'pdf'; state: 'ok' | 'missing' | 'wrong'; detail: string | null }
type Envelope = { contractId?: string; version?: number; applicationId?: string; party: string; signerId: string; contentHash: string; picture: string | null; pdfHash: string | null; seals: string[] | null; signedAt: string }

/**
 * Whether a stored agreement, or a supplement to one, is still what was signed: the text against its hash and against every envelope, each handwriting against its
 * envelope, the institution's seal by its certificate, the PDF against the sealed hash. Of a contract that began on a phone the resident's envelope is that of
 * the application: its text against the hash that the agreement names, its terms against those of the agreement. Any changed byte of any of them is `wrong`.
 */
export async function checkAgreement(using: Pick<ContractsUsing, 'files' | 'signatures'>, contractId: string, stored: StoredAgreement): Promise<Finding[]> {
  const envelopes = stored.signatures.map((one) => ({ ...one, read: readEnvelope(one.envelope), isWhole: sha256(one.envelope).toString('hex') === one.envelopeHash }))
  const contentHash = sha256(stored.content).toString('hex')
  const applied = readApplied(stored)
  const isOver = (read: Envelope | null) => applied && read?.party === 'resident'
    ? read.contractId === undefined && read.applicationId === applied.id && read.contentHash === applied.hash
    : read?.contractId === contractId && (read.version ?? 1) === stored.version && read.contentHash === contentHash
  const isBound = applied !== undefined && envelopes.every(({ read, isWhole, party, signerId }) => isWhole && isOver(read) && read?.party === party && read.signerId === signerId)
  const hasBoth = (['resident', 'doctor'] as const).every((party) => envelopes.some((one) => one.party === party))
  const content = contentHash === stored.contentHash.toString('hex') && isBound && hasBoth
  const pictures = await Promise.all(envelopes.filter(({ party }) => party !== 'institution').map(async ({ picture, read }) => picture === (read?.picture ?? null) && (picture === null || (await using.files.find(picture)) !== undefined)))
  const seal = envelopes.find(({ party }) => party === 'institution')
  const handHashes = envelopes.filter((one) => one !== seal).map(({ envelopeHash }) => envelopeHash).toSorted()
  const isSealedOver = !seal || JSON.stringify(seal.read?.seals ?? null) === JSON.stringify(handHashes)
  return [
    { check: 'content', state: content ? 'ok' : 'wrong', detail: contentHash },
    { check: 'handwriting', state: pictures.every(Boolean) && isSealedOver ? 'ok' : 'wrong', detail: null },
    await checkSeal(using, seal), await checkPdf(using, stored, seal?.read?.pdfHash ?? null),
  ]
}

async function checkSeal(using: Pick<ContractsUsing, 'signatures'>, seal: { envelope: string; certificateId: string | null; signature: string | null; signedAt: string; read: Envelope | null } | undefined): Promise<Finding> {
  if (!seal?.certificateId || !seal.signature) return { check: 'seal', state: 'missing', detail: null }
  const found = await using.signatures.check(Buffer.from(seal.envelope), { certificateId: seal.certificateId, signature: Buffer.from(seal.signature, 'hex') }, seal.read?.signedAt ?? seal.signedAt)
  return { check: 'seal', state: found === 'valid' ? 'ok' : 'wrong', detail: found === 'valid' ? seal.certificateId : found }
}

async function checkPdf(using: Pick<ContractsUsing, 'files'>, stored: StoredAgreement, sealedHash: string | null): Promise<Finding> {
  if (stored.pdfFile === null || stored.pdfHash === null) return { check: 'pdf', state: 'missing', detail: null }
  const isSame = stored.pdfHash.toString('hex') === sealedHash && stored.pdfFile === sealedHash && (await using.files.find(stored.pdfFile)) !== undefined
  return { check: 'pdf', state: isSame ? 'ok' : 'wrong', detail: sealedHash }
}

/** The application the agreement names: null when it names none and there is none, undefined when they do not fit each other. */
function readApplied({ content: text, application, residentId }: StoredAgreement): { id: string; hash: string } | null | undefined {
  try {
    const content = JSON.parse(text) as AgreementContent
    if (content.application === undefined) return application === null ? null : undefined
    const hash = application === null ? null : sha256(application).toString('hex')
    if (application === null || hash !== content.application.hash) return undefined
    const applied = parseApplied(application)
    return applied.appliedAt === content.application.at && applied.resident.residentId === residentId && isAgreed(applied.agreement, content) ? { id: applied.applicationId, hash } : undefined
  } catch {
    return undefined
  }
}

function readEnvelope(text: string): Envelope | null {
  try {
    return JSON.parse(text) as Envelope
  } catch {
    return null
  }
}
