import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'

/** What is signed: the text of a contract, of a supplement to it by its version, or of an application for one. */
export type SignedOver = { contractId: string; contentHash: Buffer } | { contractId: string; version: number; contentHash: Buffer } | { applicationId: string; contentHash: Buffer }
export type EnvelopeFacts = {
  party: 'resident' | 'doctor' | 'institution'; signerId: string; over: SignedOver; at: string; nonce: string
  how: 'drawn' | 'typed' | 'account' | 'certificate'; picture: string | null; strokes: string | null; typedName: string | null; typedBecause: string | null
  /** The signed-in account, where its click stands for handwriting, and that of the phone. */
  accountId: string | null; representative?: { name: string; relation: string } | null; pdfHash: Buffer | null
  /** The hashes of the envelopes a seal stands over: who seals the agreement seals its signatures too. */
  seals?: readonly string[]
}
export const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/**
 * What one signature binds: this person, in this role, this contract or application, exactly this text, at this instant, by this handwriting.
 * The text is kept as it was hashed, so it can be checked for ever; a signature lifted onto another contract or role does not fit its own envelope.
 */
export function envelopeOf(facts: EnvelopeFacts): { text: string; hash: Buffer } {
  const { over } = facts
  const subject = 'version' in over ? { form: 4, purpose: 'sign-amendment', contractId: over.contractId, version: over.version } : 'contractId' in over ? { form: 2, purpose: 'sign-agreement', contractId: over.contractId } : { form: 3, purpose: 'apply-for-agreement', applicationId: over.applicationId }
  const text = canonicalJson({
    ...subject, party: facts.party, signerId: facts.signerId, contentHash: over.contentHash.toString('hex'), signedAt: facts.at, nonce: facts.nonce,
    how: facts.how, picture: facts.picture, strokesHash: facts.strokes === null ? null : sha256(facts.strokes).toString('hex'), typedName: facts.typedName, typedBecause: facts.typedBecause, accountId: facts.accountId, representative: facts.representative ?? null, pdfHash: facts.pdfHash?.toString('hex') ?? null,
    seals: facts.seals?.toSorted() ?? null,
  })
  return { text, hash: sha256(text) }
}
