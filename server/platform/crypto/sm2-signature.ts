import { der } from './der.ts'
import { curveOrder, numberOf, scalarBuffer } from './sm2-curve.ts'

const halfBytes = 32

/** Whether 64 bytes r‖s can be a signature at all: r and s from 1 to n − 1, and r + s not n. @source GB/T 32918.2-2016 7.1 B1, B2, B5 */
export function isSm2SignatureShape(signature: Uint8Array): boolean {
  if (signature.length !== 2 * halfBytes) return false
  const [r, s] = [numberOf(signature.subarray(0, halfBytes)), numberOf(signature.subarray(halfBytes))]
  return r >= 1n && r < curveOrder && s >= 1n && s < curveOrder && r + s !== curveOrder
}

/** A signature r‖s of 64 bytes in the DER form other programs read: SEQUENCE { INTEGER r, INTEGER s }. */
export function sm2SignatureToDer(signature: Uint8Array): Buffer {
  if (signature.length !== 2 * halfBytes) throw new Error('not a signature of 64 bytes')
  return der.sequence(der.integer(signature.subarray(0, halfBytes)), der.integer(signature.subarray(halfBytes)))
}

/**
 * Reads the DER form back to r‖s. Null for anything but the one canonical writing: long lengths, needless zeros, negative or too long
 * numbers and bytes after the end are all refused, so a signature has one DER form.
 */
export function sm2SignatureFromDer(der: Uint8Array): Buffer | null {
  const r = integerAt(der, 2)
  const s = r && integerAt(der, r.end)
  if (!r || !s || s.end !== der.length) return null
  const signature = Buffer.concat([scalarBuffer(r.number), scalarBuffer(s.number)])
  return signature.length === 2 * halfBytes && sm2SignatureToDer(signature).equals(der) ? signature : null
}

function integerAt(der: Uint8Array, at: number): { number: bigint; end: number } | null {
  const length = der[at + 1]
  if (der[at] !== 0x02 || length === undefined || length < 1 || length > halfBytes + 1) return null
  const bytes = der.subarray(at + 2, at + 2 + length)
  return bytes.length === length ? { number: numberOf(bytes), end: at + 2 + length } : null
}
