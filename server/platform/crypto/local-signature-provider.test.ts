import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { localSignatureProvider } from './local-signature-provider.ts'
import { openOpenssl } from './openssl.fixture.ts'
import { generateSm2KeyPair } from './sm2-curve.ts'
import { sm2SignatureToDer } from './sm2-signature.ts'
import { makeSoftCertificate } from './soft-certificate.ts'

const [old, current] = [generateSm2KeyPair(), generateSm2KeyPair()]
const provider = localSignatureProvider({ current: 's2', byId: new Map([['s1', old], ['s2', current]]) })
const before = localSignatureProvider({ current: 's1', byId: new Map([['s1', old]]) })
const signer = { id: '1', name: '罗玉珍', party: 'resident' } as const
const message = Buffer.from('{"docHash":"…"}')
const at = '2026-11-24T02:32:16.000Z'
const openssl = openOpenssl(current)
afterAll(() => openssl.close())

describe('the soft certificate', () => {
  it('is not for production and says so in its subject', async () => {
    expect(provider.isForProduction).toBe(false)
    const { certificateId } = await provider.sign(message, signer)
    const certificate = await provider.findCertificate(certificateId)
    expect(new X509Certificate(certificate?.pem ?? '').subject).toBe('C=CN\nO=演示\nCN=家医演示软证书 不得用于生产')
    expect(certificate?.subject).toContain('演示')
  })

  it('checks what it signed, and nothing else', async () => {
    const signed = await provider.sign(message, signer)
    expect(await provider.check(message, signed, at)).toBe('valid')
    expect(await provider.check(Buffer.from('{"docHash":"x"}'), signed, at)).toBe('invalid')
    expect(await provider.check(message, { ...signed, certificateId: 'soft-00' }, at)).toBe('unknown_certificate')
  })

  it('checks what an earlier key signed after the key changed', async () => {
    const signed = await before.sign(message, signer)
    expect(await provider.check(message, signed, at)).toBe('valid')
    expect(signed.certificateId).not.toBe((await provider.sign(message, signer)).certificateId)
    expect(await before.check(message, await provider.sign(message, signer), at)).toBe('unknown_certificate')
  })

  it.each([
    ['2019-12-31T23:59:59Z', 'not_in_force'], ['2020-01-01T00:00:00Z', 'valid'], ['2049-12-31T23:59:59Z', 'valid'], ['2050-01-01T00:00:00Z', 'not_in_force'], ['no day', 'not_in_force'],
  ])('a signature dated %s is %s', async (signedAt, answer) => {
    expect(await provider.check(message, await provider.sign(message, signer), signedAt)).toBe(answer)
  })

  it('keeps its name when the product starts anew', async () => {
    const again = localSignatureProvider({ current: 's2', byId: new Map([['s2', current]]) })
    expect((await again.sign(message, signer)).certificateId).toBe((await provider.sign(message, signer)).certificateId)
  })

  it('of a key we do not hold is not found', async () => expect(await provider.findCertificate('soft-00')).toBeNull())
})

describe('OpenSSL', () => {
  it('reads the certificate, finds its own signature right, and checks our signatures with its key', async () => {
    const signed = await provider.sign(message, signer)
    const file = openssl.file('certificate.pem', (await provider.findCertificate(signed.certificateId))?.pem ?? '')
    const shown = openssl.run('x509', '-in', file, '-noout', '-text', '-nameopt', 'utf8')
    for (const said of ['Signature Algorithm: SM2-with-SM3', 'CN=家医演示软证书 不得用于生产', 'Not After : Dec 31 23:59:59 2049 GMT', 'CA:FALSE', 'Digital Signature, Non Repudiation']) expect(shown).toContain(said)
    expect(vouchesForItself(file)).toBe(true)
    expect(openssl.verifies(message, sm2SignatureToDer(signed.signature))).toBe(true)
    expect(openssl.run('x509', '-in', file, '-noout', '-pubkey')).toBe(openssl.run('pkey', '-pubin', '-in', openssl.file('public.pem')))
  })

  it('refuses the certificate when its signature is another key’s', () => {
    const forged = makeSoftCertificate({ privateKey: old.privateKey, publicKey: current.publicKey }, { commonName: '甲', organisation: '乙' }, { from: '2049-12-31T23:59:59Z', to: '2050-01-01T00:00:00Z' })
    const file = openssl.file('forged.pem', `-----BEGIN CERTIFICATE-----\n${forged.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`)
    expect(openssl.run('x509', '-in', file, '-noout', '-dates')).toContain('notAfter=Jan  1 00:00:00 2050 GMT')
    expect(vouchesForItself(file)).toBe(false)
  })
})

/** OpenSSL takes the certificate apart and checks its signature; its own `verify` forgets the identifier for a certificate it trusts. */
function vouchesForItself(file: string): boolean {
  const last = openssl.run('asn1parse', '-in', file).trim().split('\n').at(-1)?.split(':')[0]?.trim() ?? ''
  const part = (offset: string, name: string) => {
    openssl.run('asn1parse', '-in', file, '-strparse', offset, '-noout', '-out', openssl.file(name))
    return readFileSync(openssl.file(name))
  }
  return openssl.verifies(part('4', 'content.der'), part(last, 'signature.der'))
}
