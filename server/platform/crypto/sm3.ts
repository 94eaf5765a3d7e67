import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** The SM3 digest of the parts one after another: 32 bytes. No part is the digest of the empty text. @source GB/T 32905-2016 */
export function sm3(...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash('sm3')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The keyed SM3 digest (HMAC) of the parts one after another: 32 bytes. Parts of varying length must be told apart by the caller. */
export function hmacSm3(key: KeyObject, ...parts: (Uint8Array | string)[]): Buffer {
  const hmac = createHmac('sm3', key)
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}

/** A key for one use, made from a longer-lived one so that no key serves two ends. `bytes` is at most 32. */
export function deriveKey(from: KeyObject, use: string, bytes: number): KeyObject {
  if (!Number.isInteger(bytes) || bytes < 16 || bytes > 32) throw new Error(`not a length of a derived key: ${bytes}`)
  return createSecretKey(hmacSm3(from, 'jiayi key for ', use).subarray(0, bytes))
}
