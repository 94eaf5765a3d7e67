import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import { sha256 } from './write-agreement.ts'

export type UnitEnvelopeFacts = {
  party: 'unit' | 'doctor'; signerId: string; signerName: string; unitAgreementId: string; contentHash: Buffer; at: string; nonce: string
  how: 'drawn' | 'account'; picture: string | null; strokes: string | null
  /** The signed-in account, where its click stands for handwriting. */
  accountId: string | null
}

/** What one signature under a unit's agreement binds: this signer, in this role, exactly this text, at this instant, by this handwriting. */
export function envelopeOf({ contentHash, at, strokes, ...facts }: UnitEnvelopeFacts): { text: string; hash: Buffer } {
  const text = canonicalJson({ form: 1, purpose: 'sign-unit-agreement', ...facts, contentHash: contentHash.toString('hex'), signedAt: at, strokesHash: strokes === null ? null : sha256(strokes).toString('hex') })
  return { text, hash: sha256(text) }
}

/** Whether an envelope as kept has its hash and stands over this text. */
export const envelopeFits = ({ envelope, envelopeHash }: { envelope: Record<string, unknown>; envelopeHash: Buffer }, contentHash: Buffer): boolean =>
  sha256(canonicalJson(envelope)).equals(envelopeHash) && envelope.contentHash === contentHash.toString('hex')
