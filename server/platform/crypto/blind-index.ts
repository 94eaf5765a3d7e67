import type { KeyObject } from 'node:crypto'
import { deriveKey, hmacSm3 } from './sm3.ts'

/**
 * The look-up digest of an encrypted value: 32 bytes, equal exactly when purpose and value are equal, telling nothing without the key.
 * The caller normalises first (an identity number in capitals, a telephone number without spaces). Digests of few possibilities, such
 * as the last four digits, group people; keep them off exports.
 *
 * @param purpose what is looked up, e.g. `resident.identity_number`, `resident.identity_number.last4`; each has digests of its own
 */
export function blindIndex(key: KeyObject, purpose: string, value: string): Buffer {
  return hmacSm3(keyFor(key, purpose), value)
}

const derived = new WeakMap<KeyObject, Map<string, KeyObject>>()

function keyFor(key: KeyObject, purpose: string): KeyObject {
  const byPurpose = derived.get(key) ?? new Map<string, KeyObject>()
  derived.set(key, byPurpose)
  const known = byPurpose.get(purpose) ?? deriveKey(key, `index ${purpose}`, 32)
  byPurpose.set(purpose, known)
  return known
}
