import { typesetAgreement } from './agreement/typeset-agreement.ts'
import type { AgreementSignature } from './agreement/agreement-content.ts'
import { paperContent } from './agreement/amendment-content.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { type Run, violatedConstraint } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemActor, type World } from '#platform/http/context.ts'
import type { Listener } from '#platform/jobs/job.ts'
import type { Paper } from '#platform/typeset/compile-paper.ts'
import { zh } from '#api/wording/index.ts'
import { envelopeOf, sha256 } from './envelope.ts'
import { type ContractState, stateAfter } from './domain/contract-states.ts'
import { lapseListeners } from './lapse-applications.ts'
import { insertEvent, insertSeal, keepPdf } from './store.ts'
import { insertAmendmentSeal, keepAmendmentPdf } from './store-changes.ts'
import type { ContractsUsing } from './using.ts'

export type StoredSignature = { party: 'resident' | 'doctor' | 'institution'; signerId: string; picture: string | null; envelope: string; envelopeHash: Buffer; certificateId: string | null; signature: Buffer | null; signedAt: string }
/** A paper that was signed: the agreement is version 1, each supplement the next. */
export type StoredAgreement = { version: number; state: ContractState; residentId: string; institutionId: string; content: string; contentHash: Buffer; verifyCode: string; pdfHash: Buffer | null; pdfFile: string | null; pages: number | null; sealedAt: string | null; signatures: (Omit<StoredSignature, 'envelopeHash' | 'signature'> & { envelopeHash: string; signature: string | null })[]
  /** The application the contract came from, as it was hashed; null for one signed at the desk. */
  application: string | null
}

type Of = { countyCode: number; contractId: string }
const signaturesAs = (table: string, which: string) => `
    (SELECT json_agg(json_build_object('party', s.party, 'signerId', s.signer_id, 'picture', s.image_file, 'envelope', s.envelope::text, 'envelopeHash', encode(s.envelope_hash, 'hex'), 'certificateId', s.certificate_id,
       'signature', encode(s.signature, 'hex'), 'signedAt', ${instantText('s.signed_at')}) ORDER BY s.party DESC) FROM ${table} s WHERE s.county_code = c.county_code AND s.contract_id = c.id ${which}) AS signatures`
const columns = `c.state, c.resident_id AS "residentId", c.institution_id AS "institutionId", a.content::text AS content, a.content_hash AS "contentHash", a.verify_code AS "verifyCode", a.pdf_hash AS "pdfHash", a.pdf_file AS "pdfFile", a.pages, ${instantText('a.sealed_at')} AS "sealedAt"`
/** The agreement with its signatures; texts as they were hashed, never parsed and written again. */
export const loadAgreement = compose<StoredAgreement>()(fragment<Of>('load-agreement', `
  SELECT 1 AS version, ${columns}, (SELECT p.content::text FROM contracts.application p WHERE p.county_code = c.county_code AND p.contract_id = c.id) AS application, ${signaturesAs('contracts.signature', '')}
  FROM contracts.contract c JOIN contracts.agreement a ON a.county_code = c.county_code AND a.contract_id = c.id WHERE c.county_code = :countyCode AND c.id = :contractId`))
/** The same of a supplement to it. */
export const loadAmendment = compose<StoredAgreement>()(fragment<Of & { version: number }>('load-amendment', `
  SELECT a.version, ${columns}, NULL AS application, ${signaturesAs('contracts.amendment_signature', 'AND s.version = a.version')}
  FROM contracts.contract c JOIN contracts.amendment a ON a.county_code = c.county_code AND a.contract_id = c.id AND a.version = :version::int WHERE c.county_code = :countyCode AND c.id = :contractId`))
export const findPaper = async (run: Run, of: Of, version: number): Promise<StoredAgreement | undefined> => (version === 1 ? await run(loadAgreement, of) : await run(loadAmendment, { ...of, version }))[0]

const unsealed = compose<{ version: number }>()(fragment<Of>('unsealed-amendments', 'SELECT version FROM contracts.amendment WHERE county_code = :countyCode AND contract_id = :contractId::uuid AND sealed_at IS NULL ORDER BY version'))

/**
 * Makes the agreement's PDF, or that of a supplement to it, and puts the institution's electronic seal on it, once: the seal binds the text, the PDF's hash and the
 * institution. Hearing of the same signing twice changes nothing. Nothing to do where there is no electronic agreement.
 */
export async function sealAgreement(using: ContractsUsing, world: World, countyCode: number, contractId: string, version = 1): Promise<string | null> {
  const stored = await findPaper(world.run, { countyCode, contractId }, version)
  if (!stored) return null
  if (stored.pdfFile !== null) return stored.pdfFile
  if (stateAfter(stored.state, 'seal') === undefined) return null
  const content = paperContent.parse(JSON.parse(stored.content))
  const { at } = world
  const { pdf, pages } = await setPaper(using, stored, at)
  const pdfFile = await using.files.keep(pdf)
  const pdfHash = sha256(pdf)
  const signer = { id: stored.institutionId, name: content.partyA.institutionName, party: 'institution' as const }
  const envelope = envelopeOf({ party: 'institution', signerId: signer.id, over: overOf(contractId, stored), at, nonce: world.newId(), how: 'certificate', picture: null, strokes: null, typedName: null, typedBecause: null, accountId: null, pdfHash, seals: stored.signatures.map(({ envelopeHash }) => envelopeHash) })
  const { certificateId, signature } = await using.signatures.sign(Buffer.from(envelope.text), signer)
  try {
    await world.database.transact([countyCode], async (run) => {
      const seal = { countyCode, contractId, signatureId: world.newId(), signerId: signer.id, envelope: envelope.text, envelopeHash: envelope.hash, certificateId, signature, at }
      const kept = { countyCode, contractId, pdfHash, pdfFile, pages, at }
      if (version === 1) {
        await run(insertSeal, seal)
        await run(keepPdf, kept)
      } else {
        await run(insertAmendmentSeal, { ...seal, version })
        await run(keepAmendmentPdf, { ...kept, version })
      }
      await run(insertEvent, { countyCode, contractEventId: world.newId(), contractId, event: 'seal', eventReason: null, actorId: systemActor.accountId, actorName: systemActor.displayName, at, eventParams: JSON.stringify({ certificateId, pdfHash: pdfFile, ...(version > 1 && { version }) }) })
      await run(insertAuditEvent, auditOf({ ...world, actor: systemActor, client: systemActor }, countyCode, { action: version === 1 ? 'contracts.seal-agreement' : 'contracts.seal-amendment', subjectKind: 'contract', subjectId: contractId, body: { certificateId, pdfHash: pdfFile, version } }))
    })
    return pdfFile
  } catch (error) {
    if (!sealedTwice.includes(violatedConstraint(error) ?? '')) throw error
    return (await findPaper(world.run, { countyCode, contractId }, version))?.pdfFile ?? null // Somebody sealed it meanwhile.
  }
}

const sealedTwice = ['signature_county_code_contract_id_party_key', 'amendment_signed_once']
/** What the signatures under a paper stand over. */
export const overOf = (contractId: string, { version, contentHash }: Pick<StoredAgreement, 'version' | 'contentHash'>) => (version === 1 ? { contractId, contentHash } : { contractId, version, contentHash })

/** The paper as it is sealed, or was: the same signatures and the same instant give the same paper. */
export async function setPaper(using: Pick<ContractsUsing, 'files' | 'typesetter'>, stored: StoredAgreement, sealedAt: string, { isDrawn = false } = {}): Promise<Paper> {
  const content = paperContent.parse(JSON.parse(stored.content))
  const written = await Promise.all(stored.signatures.filter(({ party }) => party !== 'institution').map((one) => handOf(using, content, one)))
  return typesetAgreement(using.typesetter, content, [...written, { party: 'institution', name: content.partyA.institutionName, signedAt: sealedAt, image: null }], { isDrawn })
}

async function handOf(using: Pick<ContractsUsing, 'files'>, content: { partyA: { doctorName: string }; partyB: { name: string } }, { party, picture, signedAt, envelope }: StoredAgreement['signatures'][number]): Promise<AgreementSignature> {
  const { typedName, representative } = JSON.parse(envelope) as { typedName: string | null; representative: { name: string; relation: keyof typeof relations } | null }
  const stands = representative && `${representative.name}（${relations[representative.relation]}代签）`
  const name = stands ?? typedName ?? (party === 'resident' ? content.partyB.name : content.partyA.doctorName)
  return { party, name, signedAt, image: picture === null ? null : ((await using.files.find(picture)) ?? null) }
}

const relations = zh.contracts.relation

/** Hears of every signing, also of a supplement. */
export const contractListeners = (using: ContractsUsing): readonly Listener[] => [
  ...lapseListeners,
  { topic: 'contract-signed', async hear(context, contractId) { await sealAgreement(using, context, context.countyCode, contractId) } },
  {
    topic: 'contract-amended',
    async hear(context, contractId) {
      for (const { version } of await context.run(unsealed, { countyCode: context.countyCode, contractId })) await sealAgreement(using, context, context.countyCode, contractId, version)
    },
  },
]
