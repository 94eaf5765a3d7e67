import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signSm2, signSm2With, sm2Digest, verifySm2 } from './sm2.ts'
import { curveOrder, generateSm2KeyPair, isSm2PublicKey, numberOf, scalarBuffer, sm2KeyPair } from './sm2-curve.ts'

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')

// GB/T 32918.5-2017, appendix A.2: the printed example of a signature.
const printed = {
  d: '3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8',
  x: '09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020',
  y: 'CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13',
  e: 'F0B43E94 BA45ACCA ACE692ED 534382EB 17E6AB5A 19CE7B31 F4486FDF C0D28640',
  k: '59276E27 D506861A 16680F3A D9C02DCC EF3CC1FA 3CDBE4CE 6D54B80D EAC1BC21',
  x1: '04EBFC71 8E8D1798 62043226 8E77FEB6 415E2EDE 0E073C0F 4F640ECD 2E149A73',
  r: 'F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3',
  s: 'B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA',
}
const message = Buffer.from('message digest')
const pair = sm2KeyPair(hex(printed.d))
const signature = hex(printed.r + printed.s)

describe('the example of the standard', () => {
  it('has the printed public key', () => expect(pair.publicKey).toEqual(hex(`04${printed.x}${printed.y}`)))
  it('has the printed digest', () => expect(sm2Digest(pair.publicKey, message, '1234567812345678')).toEqual(hex(printed.e)))
  it('has the printed signature', () => {
    const point = { k: numberOf(hex(printed.k)), x1: numberOf(hex(printed.x1)) }
    expect(signSm2With(point, pair, message, '1234567812345678')).toEqual(signature)
  })
  it('verifies', () => expect(verifySm2(pair.publicKey, message, signature)).toBe(true))
})

describe('a signature', () => {
  const [own, other] = [generateSm2KeyPair(), generateSm2KeyPair()]
  const text = Buffer.from('家庭医生签约服务协议')
  const signed = signSm2(own, text)

  it('verifies under its key, text and identifier, and under no other', () => {
    expect(verifySm2(own.publicKey, text, signed)).toBe(true)
    expect(verifySm2(other.publicKey, text, signed)).toBe(false)
    expect(verifySm2(own.publicKey, Buffer.from('家庭医生签约服务协议。'), signed)).toBe(false)
    expect(verifySm2(own.publicKey, text, signed, '1234567812345679')).toBe(false)
    expect(verifySm2(own.publicKey, text, signSm2(own, text, '500112'), '500112')).toBe(true)
  })

  it('is another one each time: the one-time number is never the same', () => expect(signSm2(own, text)).not.toEqual(signed))

  it('of any message verifies, the empty one included', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => verifySm2(own.publicKey, bytes, signSm2(own, bytes))), { numRuns: 40 })
    expect(verifySm2(own.publicKey, Buffer.alloc(0), signSm2(own, Buffer.alloc(0)))).toBe(true)
  })

  it('with any one bit changed is refused', () => {
    for (let bit = 0; bit < 512; bit++) expect(verifySm2(own.publicKey, text, flipped(signed, bit)), `bit ${bit}`).toBe(false)
  }, 30_000)

  it('is refused for a message or a key with any one bit changed', () => {
    for (let bit = 0; bit < text.length * 8; bit++) expect(verifySm2(own.publicKey, flipped(text, bit), signed), `message bit ${bit}`).toBe(false)
    for (let bit = 0; bit < 520; bit++) expect(verifySm2(flipped(own.publicKey, bit), text, signed), `key bit ${bit}`).toBe(false)
  }, 30_000)
})

describe('out of range', () => {
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))]
  const of = (...numbers: bigint[]) => Buffer.concat(numbers.map(scalarBuffer))

  it.each<[string, Uint8Array]>([
    ['r is 0', of(0n, s)], ['s is 0', of(r, 0n)], ['both are 0', of(0n, 0n)],
    ['r is n', of(curveOrder, s)], ['s is n', of(r, curveOrder)], ['r is n − 1', of(curveOrder - 1n, s)], ['s is n − 1', of(r, curveOrder - 1n)],
    ['r + s is n', of(r, curveOrder - r)], ['s is n − s', of(r, curveOrder - s)], ['r is all ones', of(2n ** 256n - 1n, s)],
    ['swapped', of(s, r)], ['a byte short', signature.subarray(0, 63)], ['a byte long', Buffer.concat([signature, Buffer.of(0)])], ['empty', Buffer.alloc(0)],
  ])('%s: refused', (_, bytes) => expect(verifySm2(pair.publicKey, message, bytes)).toBe(false))

  it('r + n for a small r would be the same number, and is refused', () => {
    // Any r below 2^256 − n has a second writing in 32 bytes; none is taken.
    expect(verifySm2(pair.publicKey, message, of(1n + curveOrder, s))).toBe(false)
  })

  it.each<[string, Uint8Array]>([
    ['off the curve', hex(`04${printed.x}${printed.x}`)], ['at infinity', Buffer.of(0)], ['all zero', Buffer.concat([Buffer.of(4), Buffer.alloc(64)])],
    ['shortened', hex(`03${printed.x}`)], ['hybrid', hex(`07${printed.x}${printed.y}`)], ['without its 04', hex(printed.x + printed.y)],
    ['x beyond the field', Buffer.concat([Buffer.of(4), Buffer.alloc(32, 0xff), hex(printed.y)])],
  ])('a public key %s: refused', (_, key) => {
    expect(isSm2PublicKey(key)).toBe(false)
    expect(verifySm2(key, message, signature)).toBe(false)
  })

  it.each([['0', 0n], ['n − 1', curveOrder - 1n], ['n', curveOrder]])('a private key of %s is none', (_, d) => {
    expect(() => sm2KeyPair(scalarBuffer(d))).toThrow('out of range')
  })
  it('a private key has 32 bytes', () => expect(() => sm2KeyPair(Buffer.alloc(31, 1))).toThrow('32 bytes'))
  it('n − 2 is a private key', () => expect(verifySm2(sm2KeyPair(scalarBuffer(curveOrder - 2n)).publicKey, message, signSm2(sm2KeyPair(scalarBuffer(curveOrder - 2n)), message))).toBe(true))
  it('an identifier is needed', () => expect(() => signSm2(pair, message, '')).toThrow('identifier'))
})

function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7))
  return copy
}
