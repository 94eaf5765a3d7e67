import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'

/** The fingerprint of a bundle: the same for the same rules, however its JSON was written. */
export function hashBundle(bundle: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(bundle)).digest()
}
