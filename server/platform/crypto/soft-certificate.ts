import { der } from './der.ts'
import { signSm2 } from './sm2.ts'
import type { Sm2KeyPair } from './sm2-curve.ts'
import { sm2PublicKeyToDer } from './sm2-pem.ts'
import { sm2SignatureToDer } from './sm2-signature.ts'
import { sm3 } from './sm3.ts'

/** SM2 signature over an SM3 digest. @source GM/T 0006-2012 */
const sm2WithSm3 = der.sequence(der.objectId('1.2.156.10197.1.501'))

export type CertificateSubject = { commonName: string; organisation: string }
/** In force from the first instant to the last, whole seconds, both included. */
export type CertificateTerm = { from: string; to: string }

/**
 * A certificate that vouches for itself: nobody but its own key says whose it is. The form is X.509 version 3, so that any program can
 * read it and check a signature with it. Its serial number is taken from the key.
 */
export function makeSoftCertificate(pair: Sm2KeyPair, subject: CertificateSubject, term: CertificateTerm): Buffer {
  const name = der.sequence(named('2.5.4.6', 'CN'), named('2.5.4.10', subject.organisation), named('2.5.4.3', subject.commonName))
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.of(2))),
    der.integer(certificateSerial(pair.publicKey)),
    sm2WithSm3,
    name,
    der.sequence(der.time(term.from), der.time(term.to)),
    name,
    sm2PublicKeyToDer(pair.publicKey),
    der.explicit(3, der.sequence(
      extension('2.5.29.19', der.sequence()), // not an authority: vouches for no other certificate
      extension('2.5.29.15', der.bits(Buffer.of(0xc0), 6)), // signs, and its signatures stand
    )),
  )
  return der.sequence(content, sm2WithSm3, der.bits(sm2SignatureToDer(signSm2(pair, content))))
}

/** 16 bytes that name a key for good: the start of the SM3 digest of its public key as a certificate carries it, below 2^127. */
export function certificateSerial(publicKey: Uint8Array): Buffer {
  const serial = sm3(sm2PublicKeyToDer(publicKey)).subarray(0, 16)
  serial[0] = (serial[0] as number) & 0x7f
  return serial
}

function named(objectId: string, text: string): Buffer {
  return der.set(der.sequence(der.objectId(objectId), der.text(text)))
}

function extension(objectId: string, content: Buffer): Buffer {
  return der.sequence(der.objectId(objectId), der.truth(true), der.octets(content))
}
