import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'

export type EnvelopeFacts = {
  party: 'resident' | 'doctor' | 'institution'; signerId: string; contractId: string; contentHash: Buffer; at: string; nonce: string
  how: 'drawn' | 'typed' | 'account' | 'certificate'; picture: string | null; strokes: string | null; typedName: string | null; typedBecause: string | null
  /** The signed-in account, where its click stands for handwriting. */
  accountId: string | null; representative?: { name: string; relation: string } | null; pdfHash: Buffer | null
  /** The hashes of the envelopes a seal stands over: who seals the agreement seals its signatures too. */
  seals?: readonly string[]
}
export const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/**
 * What one signature binds: this person, in this role, this contract, exactly this text, at this instant, by this handwriting. The text is
 * kept as it was hashed, so it can be checked for ever; a signature lifted onto another contract or role does not fit its own envelope.
 */
export function envelopeOf(facts: EnvelopeFacts): { text: string; hash: Buffer } {
  const text = canonicalJson({
    form: 2, purpose: 'sign-agreement', party: facts.party, signerId: facts.signerId, contractId: facts.contractId, contentHash: facts.contentHash.toString('hex'), signedAt: facts.at, nonce: facts.nonce,
    how: facts.how, picture: facts.picture, strokesHash: facts.strokes === null ? null : sha256(facts.strokes).toString('hex'), typedName: facts.typedName, typedBecause: facts.typedBecause, accountId: facts.accountId, representative: facts.representative ?? null, pdfHash: facts.pdfHash?.toString('hex') ?? null,
    seals: facts.seals?.toSorted() ?? null,
  })
  return { text, hash: sha256(text) }
}
