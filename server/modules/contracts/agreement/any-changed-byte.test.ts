import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import { localSignatureProvider } from '#platform/crypto/local-signature-provider.ts'
import { generateSm2KeyPair } from '#platform/crypto/sm2-curve.ts'
import type { FileStore } from '#platform/file-store.ts'
import { checkAgreement } from '../check-agreement.ts'
import { agreedOf, type AppliedContent } from './applied-content.ts'
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
  return { keep: async (bytes) => sha256(bytes).toString('hex'), forget: async () => {}, find: async (name) => byName.get(name) }
}
const whole = { files: filesOf(picture, pdf), signatures }

async function sealed(): Promise<StoredAgreement> {
  const content = canonicalJson(anAgreement())
  const contentHash = sha256(content)
  const drawn = sha256(picture).toString('hex')
  const by = (party: keyof typeof signers, nonce: string, seals: string[] = []) => envelopeOf({
    party, signerId: signers[party], over: { contractId, contentHash }, at, nonce, how: party === 'institution' ? 'certificate' : 'drawn', picture: party === 'institution' ? null : drawn,
    strokes: null, typedName: null, typedBecause: null, accountId: null, pdfHash: party === 'institution' ? sha256(pdf) : null,
    ...(party === 'institution' ? { seals } : {}),
  })
  const row = (party: keyof typeof signers, { text, hash }: ReturnType<typeof envelopeOf>) => ({
    party, signerId: signers[party], picture: party === 'institution' ? null : drawn, envelope: text, envelopeHash: hash.toString('hex'), certificateId: null as string | null, signature: null as string | null, signedAt: at,
  })
  const [resident, doctor] = [by('resident', 'n1'), by('doctor', 'n2')]
  const seal = by('institution', 'n3', [resident, doctor].map(({ hash }) => hash.toString('hex')))
  const { certificateId, signature } = await signatures.sign(Buffer.from(seal.text), { id: signers.institution, name: '中心', party: 'institution' })
  return {
    version: 1, state: 'active', residentId: signers.resident, institutionId: signers.institution, content, contentHash, verifyCode: '7KQ2M9XH4T8W3RPC5NDA', pdfHash: sha256(pdf), pdfFile: sha256(pdf).toString('hex'), pages: 2, sealedAt: at, application: null,
    signatures: [row('resident', resident), row('doctor', doctor), { ...row('institution', seal), certificateId, signature: signature.toString('hex') }],
  }
}
const stands = async (stored: StoredAgreement, using = whole, id = contractId) => (await checkAgreement(using, id, stored)).every(({ state }) => state === 'ok')
/** A text as it reads with one bit of its bytes turned; −1 turns none. What is no UTF-8 any more reads as `�`. */
const flip = (text: string, at: number, bit: number) => {
  const bytes = Buffer.from(text)
  if (at >= 0) bytes[at] = (bytes[at] as number) ^ (1 << bit)
  return bytes.toString()
}
const flipped = (bytes: Uint8Array, at: number, bit: number) => Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ (1 << bit) : byte)))
const bits = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Every way to turn one bit of so many bytes. */
function* everyBit(length: number) {
  for (let at = 0; at < length; at++) for (const bit of bits) yield { at, bit }
}

/** Asks each question about a seal once: most changes here leave the seal alone, and its mathematics is what takes long. */
function rememberingChecks(): typeof signatures {
  const known = new Map<string, ReturnType<typeof signatures.check>>()
  return {
    ...signatures,
    check: (message, provided, at) => {
      const question = JSON.stringify([Buffer.from(message).toString('base64'), provided.certificateId, Buffer.from(provided.signature).toString('hex'), at])
      if (!known.has(question)) known.set(question, signatures.check(message, provided, at))
      return known.get(question) as ReturnType<typeof signatures.check>
    },
  }
}

describe('a sealed agreement', () => {
  it('stands as it was sealed', async () => expect(await checkAgreement(whole, contractId, await sealed())).toMatchObject([{ state: 'ok' }, { state: 'ok' }, { state: 'ok' }, { state: 'ok' }]))

  it('stands read again from its bytes: what the changes below find is the change', async () => {
    const stored = await sealed()
    expect(flip(stored.content, -1, 0)).toBe(stored.content)
    expect(await stands({ ...stored, content: flip(stored.content, -1, 0), signatures: stored.signatures.map((one) => ({ ...one, envelope: flip(one.envelope, -1, 0) })) })).toBe(true)
  })

  it('does not stand with any one bit of its text changed', async () => {
    const stored = await sealed()
    const using = { ...whole, signatures: rememberingChecks() }
    const length = Buffer.byteLength(stored.content)
    expect(length).toBeGreaterThan(stored.content.length) // Chinese: several bytes a character.
    const standing: string[] = []
    for (const { at, bit } of everyBit(length)) if (await stands({ ...stored, content: flip(stored.content, at, bit) }, using)) standing.push(`byte ${at} bit ${bit}`)
    expect(standing).toEqual([])
  }, 60_000)

  it('does not stand with any one bit of a hash changed', async () => {
    const stored = await sealed()
    const using = { ...whole, signatures: rememberingChecks() }
    for (const { at, bit } of everyBit(32)) {
      expect(await stands({ ...stored, contentHash: flipped(stored.contentHash, at, bit) }, using), `text's hash, byte ${at} bit ${bit}`).toBe(false)
      expect(await stands({ ...stored, pdfHash: flipped(stored.pdfHash as Buffer, at, bit) }, using), `PDF's hash, byte ${at} bit ${bit}`).toBe(false)
    }
  }, 60_000)

  it.each([[0, 'resident', bits], [1, 'doctor', bits], [2, 'institution', [0]]] as const)('does not stand with any bit of envelope %i changed, of the %s, nor of its hash, nor of both to fit', async (which, party, turned) => {
    const stored = await sealed()
    const using = { ...whole, signatures: rememberingChecks() }
    const mine = stored.signatures[which] as StoredAgreement['signatures'][0]
    expect(mine.party).toBe(party)
    const changed = (changes: Partial<typeof mine>) => stands({ ...stored, signatures: stored.signatures.with(which, { ...mine, ...changes }) }, using)
    for (let at = 0; at < Buffer.byteLength(mine.envelope); at++) {
      for (const bit of turned) { // Every one of the institution's is a signature to check: one bit a byte is enough.
        const envelope = flip(mine.envelope, at, bit)
        expect(await changed({ envelope }), `byte ${at} bit ${bit}`).toBe(false)
        expect(await changed({ envelope, envelopeHash: sha256(envelope).toString('hex') }), `byte ${at} bit ${bit}, its hash rewritten`).toBe(false)
      }
    }
    for (const { at, bit } of everyBit(64)) expect(await changed({ envelopeHash: flip(mine.envelopeHash, at, bit) }), `hash, byte ${at} bit ${bit}`).toBe(false)
  }, 120_000)

  it('does not stand with any one byte of its seal’s signature changed', async () => {
    const stored = await sealed()
    const seal = stored.signatures[2] as StoredAgreement['signatures'][0]
    const bytes = Buffer.from(seal.signature as string, 'hex')
    for (const at of bytes.keys()) {
      const signature = flipped(bytes, at, at % 8).toString('hex')
      expect(await stands({ ...stored, signatures: stored.signatures.with(2, { ...seal, signature }) }), `byte ${at}`).toBe(false)
    }
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

describe('an agreement that began on a phone', () => {
  const applicationId = '019a0000-0000-7000-8000-0000000000aa'
  const appliedAt = '2026-11-22T01:02:03.000Z'
  const drawn = sha256(picture).toString('hex')

  /** The same agreement, its resident's signature made over the application two days before. */
  async function applied(change: Partial<AppliedContent> = {}, over: { applicationId?: string } = {}): Promise<StoredAgreement> {
    const application = canonicalJson({
      form: 1, applicationId, appliedAt, accountId: signers.resident, resident: { residentId: signers.resident, name: '罗玉珍' }, signedBy: { name: '罗小燕', relation: 'child' }, agreement: agreedOf(anAgreement()), offerHash: 'a'.repeat(64),
      choice: { teamId: signers.institution, doctorStaffId: signers.doctor, years: 1, unit: 'person', packageIds: ['basic'], packageReasons: [], hospitals: [], consents: [] }, ...change,
    })
    const hash = sha256(application)
    const content = canonicalJson(anAgreement({ application: { at: appliedAt, hash: hash.toString('hex') } }))
    const contentHash = sha256(content)
    const none = { strokes: null, typedName: null, typedBecause: null, pdfHash: null }
    const resident = envelopeOf({ ...none, party: 'resident', signerId: signers.resident, over: { applicationId: over.applicationId ?? applicationId, contentHash: hash }, at: appliedAt, nonce: 'n1', how: 'drawn', picture: drawn, accountId: signers.resident })
    const doctor = envelopeOf({ ...none, party: 'doctor', signerId: signers.doctor, over: { contractId, contentHash }, at, nonce: 'n2', how: 'account', picture: null, accountId: signers.doctor })
    const seal = envelopeOf({ ...none, party: 'institution', signerId: signers.institution, over: { contractId, contentHash }, at, nonce: 'n3', how: 'certificate', picture: null, accountId: null, pdfHash: sha256(pdf), seals: [resident, doctor].map((one) => one.hash.toString('hex')) })
    const { certificateId, signature } = await signatures.sign(Buffer.from(seal.text), { id: signers.institution, name: '中心', party: 'institution' })
    const row = (party: keyof typeof signers, { text, hash: own }: ReturnType<typeof envelopeOf>, more: Partial<StoredAgreement['signatures'][0]> = {}) => ({ party, signerId: signers[party], picture: null, envelope: text, envelopeHash: own.toString('hex'), certificateId: null, signature: null, signedAt: at, ...more })
    return {
      ...(await sealed()), content, contentHash, application,
      signatures: [row('resident', resident, { picture: drawn, signedAt: appliedAt }), row('doctor', doctor), row('institution', seal, { certificateId, signature: signature.toString('hex') })],
    }
  }

  it('stands', async () => expect(await checkAgreement(whole, contractId, await applied())).toMatchObject([{ state: 'ok' }, { state: 'ok' }, { state: 'ok' }, { state: 'ok' }]))
  it('does not stand with any one bit of the application’s text, or of the resident’s envelope, changed', async () => {
    const stored = await applied()
    const using = { ...whole, signatures: rememberingChecks() }
    const application = stored.application as string
    const standing: string[] = []
    for (const { at: place, bit } of everyBit(Buffer.byteLength(application))) if (await stands({ ...stored, application: flip(application, place, bit) }, using)) standing.push(`application ${place} ${bit}`)
    const mine = stored.signatures[0] as StoredAgreement['signatures'][0]
    for (const { at: place, bit } of everyBit(Buffer.byteLength(mine.envelope))) {
      const envelope = flip(mine.envelope, place, bit)
      if (await stands({ ...stored, signatures: stored.signatures.with(0, { ...mine, envelope, envelopeHash: sha256(envelope).toString('hex') }) }, using)) standing.push(`envelope ${place} ${bit}`)
    }
    expect(standing).toEqual([])
  }, 120_000)
  it('does not stand with another handwriting, without its application, with another’s, or with other terms than were applied for', async () => {
    const stored = await applied()
    expect(await stands(stored, { files: filesOf(pdf, Buffer.concat([picture, Buffer.of(0)])), signatures })).toBe(false)
    expect(await stands({ ...stored, application: null })).toBe(false)
    expect(await stands({ ...stored, application: (await applied({ offerHash: 'b'.repeat(64) })).application })).toBe(false)
    expect(await stands({ ...(await sealed()), application: stored.application })).toBe(false)
    // Everything rewritten to fit but the terms, the resident, or the application that was signed.
    expect(await stands(await applied({ agreement: { ...agreedOf(anAgreement()), years: 2 } }))).toBe(false)
    expect(await stands(await applied({ resident: { residentId: signers.doctor, name: '罗玉珍' } }))).toBe(false)
    expect(await stands(await applied({ appliedAt: '2026-11-22T01:02:04.000Z' }))).toBe(false)
    expect(await stands(await applied({}, { applicationId: contractId }))).toBe(false)
  })
})
