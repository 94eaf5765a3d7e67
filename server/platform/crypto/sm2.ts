import { createECDH, type KeyObject } from 'node:crypto'
import { sm2 as curve } from 'sm-crypto-v2'
import { isSm2PublicKey, numberOf, scalarBuffer, type Sm2KeyPair } from './sm2-curve.ts'
import { isSm2SignatureShape } from './sm2-signature.ts'
import { sm3 } from './sm3.ts'

/** The signer's identifier everyone uses when none was agreed. @source GM/T 0009-2012 10 */
const defaultSignerId = '1234567812345678'

/** One-time number k and the x of k·G. Known or used twice it gives the private key away. */
export type OneTimePoint = { k: bigint; x1: bigint }

/** Signs a message: 64 bytes r‖s over SM3(Z‖message), Z binding the signer's identifier and key. @source GB/T 32918.2-2016 6.1 */
export function signSm2(pair: Sm2KeyPair, message: Uint8Array, signerId = defaultSignerId): Buffer {
  return signSm2With(oneTimePoint(), pair, message, signerId)
}

/** Signs with a given one-time number: only for comparing with a published example. */
export function signSm2With(point: OneTimePoint, pair: Sm2KeyPair, message: Uint8Array, signerId: string): Buffer {
  const digest = sm2Digest(pair.publicKey, message, signerId)
  const hex = curve.doSignature(digest, hexOf(pair.privateKey), { pointPool: [point] })
  const signature = Buffer.from(hex, 'hex')
  if (!isSm2SignatureShape(signature)) throw new Error('SM2 made no signature')
  return signature
}

/**
 * Whether 64 bytes r‖s sign this message under this public key (04‖x‖y) and identifier. False, never an error, for anything out of
 * shape: numbers out of range, a point off the curve, wrong lengths. @source GB/T 32918.2-2016 7.1
 */
export function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array, signerId = defaultSignerId): boolean {
  if (!isSm2SignatureShape(signature) || !isSm2PublicKey(publicKey)) return false
  const digest = sm2Digest(publicKey, message, signerId)
  return curve.doVerifySignature(digest, Buffer.from(signature).toString('hex'), Buffer.from(publicKey).toString('hex'))
}

/** What is signed: SM3(Z‖message), Z = SM3(length of the identifier in bits ‖ identifier ‖ a ‖ b ‖ base point ‖ public key). */
export function sm2Digest(publicKey: Uint8Array, message: Uint8Array, signerId: string): Buffer {
  const id = Buffer.from(signerId)
  if (id.length === 0 || id.length > 8191) throw new Error('a signer’s identifier has 1 to 8191 bytes')
  const idBits = Buffer.from([(id.length * 8) >> 8, (id.length * 8) & 0xff])
  return sm3(sm3(idBits, id, curveParameters, publicKey.subarray(1)), message)
}

/** a ‖ b ‖ x and y of the base point. @source GB/T 32918.5-2017 A.2 */
const curveParameters = Buffer.from([
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
].join(''), 'hex')

function oneTimePoint(): OneTimePoint {
  const ecdh = createECDH('SM2')
  const point = ecdh.generateKeys()
  return { k: numberOf(ecdh.getPrivateKey()), x1: numberOf(point.subarray(1, 33)) }
}

function hexOf(privateKey: KeyObject): string {
  return scalarBuffer(numberOf(privateKey.export())).toString('hex')
}
