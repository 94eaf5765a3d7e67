/** Whose signature is asked for: a real provider identifies this person, or holds this institution's certificate. */
type Signer = { id: string; name: string; party: 'resident' | 'doctor' | 'institution' }

/** A signature and the certificate that checks it. Signatures are never compared to tell whether two are the same act: use ids. */
type ProvidedSignature = { certificateId: string; signature: Buffer }

/** A certificate as shown to who checks a signature; the term in instants, both ends included. */
export type SigningCertificate = { id: string; subject: string; issuer: string; from: string; to: string; pem: string }

/** `unknown_certificate`: we hold no such certificate. `not_in_force`: it was not yet, or no more, in force at the time stated. */
type SignatureCheck = 'valid' | 'invalid' | 'unknown_certificate' | 'not_in_force'

/**
 * Who makes electronic signatures for us. A county connects its licensed certification service here; what ships is a soft certificate
 * for demonstration and tests.
 */
export type SignatureProvider = {
  name: string
  /** Whether its signatures may stand under real agreements; screens and papers say 演示 when not. */
  isForProduction: boolean
  sign: (message: Uint8Array, signer: Signer) => Promise<ProvidedSignature>
  /** Checks a signature made at a stated instant. */
  check: (message: Uint8Array, provided: { certificateId: string; signature: Uint8Array }, signedAt: string) => Promise<SignatureCheck>
  findCertificate: (id: string) => Promise<SigningCertificate | null>
}
