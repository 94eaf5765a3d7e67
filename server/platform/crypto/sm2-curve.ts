import { createECDH, createSecretKey, ECDH, type KeyObject } from 'node:crypto'

/** The order n of the base point and the field p of the recommended curve. @source GB/T 32918.5-2017 A.2 */
export const curveOrder = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const scalarBytes = 32
const pointBytes = 65

export type Sm2KeyPair = { privateKey: KeyObject; publicKey: Buffer }

/** A new key pair from the system's random source: the private number as a key object, which prints nothing, and the public point, 04‖x‖y. */
export function generateSm2KeyPair(): Sm2KeyPair {
  const ecdh = createECDH('SM2')
  ecdh.generateKeys()
  const privateKey = createSecretKey(leftPadded(ecdh.getPrivateKey()))
  if (!isPrivateNumber(privateKey)) return generateSm2KeyPair()
  return { privateKey, publicKey: ecdh.getPublicKey() }
}

/** The key pair of a private number of 32 bytes. @throws Error when it is not between 1 and n − 2 */
export function sm2KeyPair(privateNumber: Uint8Array): Sm2KeyPair {
  if (privateNumber.length !== scalarBytes) throw new Error('not a private SM2 key: it has 32 bytes')
  const privateKey = createSecretKey(privateNumber)
  if (!isPrivateNumber(privateKey)) throw new Error('not a private SM2 key: out of range')
  const ecdh = createECDH('SM2')
  ecdh.setPrivateKey(privateKey.export())
  return { privateKey, publicKey: ecdh.getPublicKey() }
}

/** Whether bytes are a public key: 04‖x‖y, a point of the curve. Shortened and hybrid forms are not taken. */
export function isSm2PublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== pointBytes || publicKey[0] !== 4) return false
  try {
    return Buffer.from(publicKey).equals(ECDH.convertKey(publicKey, 'SM2', undefined, undefined, 'uncompressed') as Buffer)
  } catch {
    return false
  }
}

/** A number as 32 bytes, most significant first. */
export function scalarBuffer(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * scalarBytes, '0'), 'hex')
}

/** Bytes as a number, most significant first. */
export function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

/** n − 1 is no private key: signing divides by 1 + d. */
function isPrivateNumber(key: KeyObject): boolean {
  const number = numberOf(key.export())
  return number >= 1n && number <= curveOrder - 2n
}

function leftPadded(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(scalarBytes - bytes.length), bytes])
}
