import { afterAll, expect, it } from 'vitest'
import { openOpenssl } from './openssl.fixture.ts'
import { countAgreements } from './sm2-agreements.fixture.ts'
import { signSm2 } from './sm2.ts'
import { generateSm2KeyPair } from './sm2-curve.ts'
import { sm2SignatureToDer } from './sm2-signature.ts'

const pair = generateSm2KeyPair()
const openssl = openOpenssl(pair)
afterAll(() => openssl.close())

it('OpenSSL verifies ours and we verify OpenSSL’s, 40 times each way', () => expect(countAgreements(pair, openssl, 40)).toEqual({ theirs: 40, ours: 40 }), 60_000)

it('OpenSSL refuses ours over another text or under another identifier', () => {
  const text = Buffer.from('协议')
  expect(openssl.verifies(Buffer.from('协定'), sm2SignatureToDer(signSm2(pair, text)))).toBe(false)
  expect(openssl.verifies(text, sm2SignatureToDer(signSm2(pair, text, '500112')))).toBe(false)
})

it('reads our keys as keys of the SM2 curve', () => {
  expect(openssl.run('pkey', '-in', openssl.file('private.pem'), '-text', '-noout')).toContain('ASN1 OID: SM2')
  expect(openssl.run('pkey', '-in', openssl.file('private.pem'), '-pubout')).toBe(openssl.run('pkey', '-pubin', '-in', openssl.file('public.pem')))
})
