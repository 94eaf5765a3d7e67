import { der } from './der.ts'
import type { Sm2KeyPair } from './sm2-curve.ts'

/** SM2 public keys are elliptic-curve keys on the curve sm2p256v1. @source GM/T 0006-2012 */
const sm2Algorithm = der.sequence(der.objectId('1.2.840.10045.2.1'), der.objectId('1.2.156.10197.1.301'))

/** The public key as a certificate carries it: SubjectPublicKeyInfo. */
export function sm2PublicKeyToDer(publicKey: Uint8Array): Buffer {
  return der.sequence(sm2Algorithm, der.bits(publicKey))
}

/** The public key as a text other programs read; this is what is handed to whoever keeps our checkpoints. */
export function sm2PublicKeyToPem(publicKey: Uint8Array): string {
  return pem('PUBLIC KEY', sm2PublicKeyToDer(publicKey))
}

/** The private key as a text other programs read (PKCS #8, not encrypted). Its only use is to move a key between programs. */
export function sm2PrivateKeyToPem(pair: Sm2KeyPair): string {
  const key = der.sequence(der.integer(Buffer.of(1)), der.octets(pair.privateKey.export()), der.explicit(1, der.bits(pair.publicKey)))
  return pem('PRIVATE KEY', der.sequence(der.integer(Buffer.of(0)), sm2Algorithm, der.octets(key)))
}

/** DER as text in lines of 64. */
export function pem(label: string, content: Uint8Array): string {
  const lines = Buffer.from(content).toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
