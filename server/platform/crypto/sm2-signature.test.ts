import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveOrder, scalarBuffer } from './sm2-curve.ts'
import { sm2SignatureFromDer, sm2SignatureToDer } from './sm2-signature.ts'

const pairOf = (r: bigint, s: bigint) => Buffer.concat([scalarBuffer(r), scalarBuffer(s)])
const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')

describe('a signature in DER', () => {
  it('is written as short as can be', () => {
    expect(sm2SignatureToDer(pairOf(1n, 127n)).toString('hex')).toBe('300602010102017f')
    expect(sm2SignatureToDer(pairOf(128n, 256n)).toString('hex')).toBe('30080202008002020100')
    expect(sm2SignatureToDer(pairOf(0n, 0n)).toString('hex')).toBe('3006020100020100')
  })

  it('reads back to the same r and s', () => {
    const number = fc.bigInt({ min: 1n, max: curveOrder - 1n })
    fc.assert(fc.property(number, number, (r, s) => {
      expect(sm2SignatureFromDer(sm2SignatureToDer(pairOf(r, s)))).toEqual(pairOf(r, s))
    }))
  })

  it.each([
    ['a byte after the end', '3006 020101 02017f 00'],
    ['a byte after the numbers, counted in', '3007 020101 02017f 00'],
    ['a length in the long form', '308106 020101 02017f'],
    ['a number’s length in the long form', '3007 02810101 02017f'],
    ['a needless zero', '3007 02020001 02017f'],
    ['a negative number', '3006 020180 02017f'],
    ['a number of 33 bytes above 2^256', `3026 0221${'01'.repeat(33)} 020101`],
    ['a number without bytes', '3005 0200 02017f'],
    ['another tag', '3106 020101 02017f'],
    ['another tag inside', '3006 030101 02017f'],
    ['a number missing', '3003 020101'],
    ['an end cut off', '3006 020101 0201'],
    ['an endless length', '3080 020101 02017f 0000'],
    ['nothing', ''],
  ])('with %s is refused', (_, text) => expect(sm2SignatureFromDer(hex(text))).toBeNull())

  it('has no second form: whatever is read was the canonical writing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const der = Uint8Array.from([0x30, ...bytes])
      const read = sm2SignatureFromDer(der)
      return read === null || sm2SignatureToDer(read).equals(der)
    }), { numRuns: 5_000 })
  })
})
