import { currentKey, type RotatingKeys } from './keys.ts'
import type { SignatureProvider, SigningCertificate } from './signature-provider.ts'
import { signSm2, verifySm2 } from './sm2.ts'
import type { Sm2KeyPair } from './sm2-curve.ts'
import { pem } from './sm2-pem.ts'
import { certificateSerial, makeSoftCertificate } from './soft-certificate.ts'

const subject = { commonName: '家医演示软证书 不得用于生产', organisation: '演示' }
const term = { from: '2020-01-01T00:00:00Z', to: '2049-12-31T23:59:59Z' }

/**
 * Signs by SM2 with keys of our own key file. One soft certificate a key, held by the institution: which person signed is in the signed
 * envelope, bound to the handwriting. It is not a reliable signature in the sense of the law (article 13), so it is never for production.
 */
export function localSignatureProvider(keys: RotatingKeys<Sm2KeyPair>): SignatureProvider {
  const byCertificate = new Map([...keys.byId.values()].map((pair) => [certificateIdOf(pair), pair]))
  const certificates = new Map<string, SigningCertificate>()
  return {
    name: '演示软证书',
    isForProduction: false,
    sign: async (message) => {
      const { key } = currentKey(keys)
      return { certificateId: certificateIdOf(key), signature: signSm2(key, message) }
    },
    check: async (message, { certificateId, signature }, signedAt) => {
      const pair = byCertificate.get(certificateId)
      if (!pair) return 'unknown_certificate'
      if (!verifySm2(pair.publicKey, message, signature)) return 'invalid'
      return isWithin(signedAt) ? 'valid' : 'not_in_force'
    },
    findCertificate: async (id) => {
      const pair = byCertificate.get(id)
      if (pair && !certificates.has(id)) certificates.set(id, describe(id, pair))
      return certificates.get(id) ?? null
    },
  }
}

function certificateIdOf(pair: Sm2KeyPair): string {
  return `soft-${certificateSerial(pair.publicKey).toString('hex')}`
}

function describe(id: string, pair: Sm2KeyPair): SigningCertificate {
  const name = `CN=${subject.commonName}, O=${subject.organisation}, C=CN`
  return { id, subject: name, issuer: name, ...term, pem: pem('CERTIFICATE', makeSoftCertificate(pair, subject, term)) }
}

function isWithin(instant: string): boolean {
  const ms = Date.parse(instant)
  return ms >= Date.parse(term.from) && ms <= Date.parse(term.to)
}
