import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import { localSignatureProvider } from '#platform/crypto/local-signature-provider.ts'
import { generateSm2KeyPair } from '#platform/crypto/sm2-curve.ts'
import type { FileStore } from '#platform/file-store.ts'
import { checkAgreement } from '../check-agreement.ts'
import { envelopeOf, sha256 } from '../envelope.ts'
import type { StoredAgreement } from '../seal-agreement.ts'
import { aSignature } from '../signature.fixture.ts'
import { anAgreement } from './agreement.fixture.ts'

const contractId = '019a0000-0000-7000-8000-000000000001'
const at = '2026-11-24T02:32:16.000Z'
const picture = Buffer.from(aSignature(), 'base64')
const pdf = Buffer.from('%PDF-1.7 the sealed paper')
const signatures = localSignatureProvider({ current: 's1', byId: new Map([['s1', generateSm2KeyPair()]]) })
const signers = { resident: '019a0000-0000-7000-8000-0000000000b1', doctor: '019a0000-0000-7000-8000-0000000000d1', institution: '019a0000-0000-7000-8000-00000000000a' } as const

/** Files by the hash of what they hold: a changed file is no longer found, as on the disk. */
function filesOf(...kept: Uint8Array[]): FileStore {
  const byName = new Map(kept.map((bytes) => [sha256(bytes).toString('hex'), bytes]))
  return { keep: async (bytes) => sha256(bytes).toString('hex'), find: async (name) => byName.get(name) }
}
const whole = { files: filesOf(picture, pdf), signatures }

async function sealed(): Promise<StoredAgreement> {
  const content = canonicalJson(anAgreement())
  const contentHash = sha256(content)
  const drawn = sha256(picture).toString('hex')
  const by = (party: keyof typeof signers, nonce: string, seals: string[] = []) => envelopeOf({
    party, signerId: signers[party], contractId, contentHash, at, nonce, how: party === 'institution' ? 'certificate' : 'drawn', picture: party === 'institution' ? null : drawn,
    strokes: null, typedName: null, typedBecause: null, pdfHash: party === 'institution' ? sha256(pdf) : null,
    ...(party === 'institution' ? { seals } : {}),
  })
  const row = (party: keyof typeof signers, { text, hash }: ReturnType<typeof envelopeOf>) => ({
    party, signerId: signers[party], picture: party === 'institution' ? null : drawn, envelope: text, envelopeHash: hash.toString('hex'), certificateId: null as string | null, signature: null as string | null, signedAt: at,
  })
  const [resident, doctor] = [by('resident', 'n1'), by('doctor', 'n2')]
  const seal = by('institution', 'n3', [resident, doctor].map(({ hash }) => hash.toString('hex')))
  const { certificateId, signature } = await signatures.sign(Buffer.from(seal.text), { id: signers.institution, name: '中心', party: 'institution' })
  return {
    state: 'active', residentId: signers.resident, institutionId: signers.institution, content, contentHash, verifyCode: '7KQ2M9XH4T8W3RPC5NDA', pdfHash: sha256(pdf), pdfFile: sha256(pdf).toString('hex'), sealedAt: at,
    signatures: [row('resident', resident), row('doctor', doctor), { ...row('institution', seal), certificateId, signature: signature.toString('hex') }],
  }
}
const stands = async (stored: StoredAgreement, using = whole, id = contractId) => (await checkAgreement(using, id, stored)).every(({ state }) => state === 'ok')
const flip = (text: string, at: number, bit: number) => {
  const bytes = Buffer.from(text)
  bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ (1 << bit)
  return bytes.toString('latin1')
}
const latin = (text: string) => Buffer.from(text).toString('latin1')

describe('a sealed agreement', () => {
  it('stands as it was sealed', async () => expect(await checkAgreement(whole, contractId, await sealed())).toMatchObject([{ state: 'ok' }, { state: 'ok' }, { state: 'ok' }, { state: 'ok' }]))

  it('does not stand with any one bit of its text, an envelope, a hash or the seal changed', async () => {
    const stored = await sealed()
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(7), fc.nat(2), async (at, bit, which) => {
      const changed = <T extends keyof StoredAgreement['signatures'][number]>(key: T, by: (text: string) => string) => ({
        ...stored, signatures: stored.signatures.map((one, index) => (index === which && one[key] !== null ? { ...one, [key]: by(one[key] as string) } : one)),
      })
      const content = flip(stored.content, at, bit)
      if (content !== latin(stored.content)) expect(await stands({ ...stored, content }), `content byte ${at}`).toBe(false)
      const contentHash = Buffer.from(stored.contentHash)
      contentHash[at % 32] = (contentHash[at % 32] as number) ^ (1 << bit)
      expect(await stands({ ...stored, contentHash })).toBe(false)
      const pdfHash = Buffer.from(stored.pdfHash as Buffer)
      pdfHash[at % 32] = (pdfHash[at % 32] as number) ^ (1 << bit)
      expect(await stands({ ...stored, pdfHash })).toBe(false)
      expect(await stands(changed('envelope', (text) => flip(text, at, bit))), `envelope ${which} byte ${at}`).toBe(false)
      expect(await stands(changed('envelopeHash', (text) => flip(text, at, bit))), `hash ${which} byte ${at}`).toBe(false)
    }), { numRuns: 150 })
  }, 60_000)

  it('does not stand with any one byte of its PDF or of a handwriting changed', async () => {
    const stored = await sealed()
    for (const at of pdf.keys()) {
      const changed = Buffer.from(pdf)
      changed[at] = (changed[at] as number) ^ 1
      expect(await stands(stored, { files: filesOf(picture, changed), signatures })).toBe(false)
    }
    expect(await stands(stored, { files: filesOf(pdf, Buffer.concat([picture, Buffer.of(0)])), signatures })).toBe(false)
  })

  it('does not stand as another contract’s, with roles exchanged, with a party missing, or under a seal that is another’s', async () => {
    const stored = await sealed()
    const [resident, doctor, seal] = stored.signatures as [StoredAgreement['signatures'][0], StoredAgreement['signatures'][0], StoredAgreement['signatures'][0]]
    expect(await stands(stored, whole, '019a0000-0000-7000-8000-000000000002')).toBe(false)
    expect(await stands({ ...stored, signatures: [{ ...resident, party: 'doctor' }, { ...doctor, party: 'resident' }, seal] })).toBe(false)
    expect(await stands({ ...stored, signatures: [resident, seal] })).toBe(false)
    expect(await stands({ ...stored, signatures: [resident, doctor, { ...seal, signature: `${'0'.repeat(126)}01` }] })).toBe(false)
    expect(await stands({ ...stored, signatures: [resident, doctor, { ...seal, certificateId: 'soft-00' }] })).toBe(false)
  })

  it('does not stand when text, hashes and both handwritings are rewritten to fit: the seal is over the text', async () => {
    const stored = await sealed()
    const content = stored.content.replace('"residentFen":5000', '"residentFen":1000')
    const rewritten = stored.signatures.map((one) => {
      if (one.party === 'institution') return one
      const envelope = one.envelope.replace(stored.contentHash.toString('hex'), sha256(content).toString('hex'))
      return { ...one, envelope, envelopeHash: sha256(envelope).toString('hex') }
    })
    expect(content).not.toBe(stored.content)
    expect(await stands({ ...stored, content, contentHash: sha256(content), signatures: rewritten })).toBe(false)
  })

  it('does not stand when one handwriting is put in place of another, its envelope rewritten to fit', async () => {
    const stored = await sealed()
    const forged = Buffer.concat([picture, Buffer.of(1)])
    const name = sha256(forged).toString('hex')
    const rewritten = stored.signatures.map((one) => {
      if (one.party !== 'resident') return one
      const envelope = one.envelope.replace(sha256(picture).toString('hex'), name)
      return { ...one, picture: name, envelope, envelopeHash: sha256(envelope).toString('hex') }
    })
    expect(await stands({ ...stored, signatures: rewritten }, { files: filesOf(picture, pdf, forged), signatures })).toBe(false)
  })
})
