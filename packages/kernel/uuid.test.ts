import { expect, it } from 'vitest'
import { instantOfUuid, uuidv7 } from './uuid.ts'

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

it('makes the example of RFC 9562, appendix A.6', () => {
  expect(uuidv7(0x017f22e279b0, bytes('0cc318c4dc0c0c07398f'))).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})
it('tells when it was made', () => expect(instantOfUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(0x017f22e279b0))
it('sets version and variant whatever the bytes', () => {
  expect(uuidv7(0, bytes('ffffffffffffffffffff'))).toBe('00000000-0000-7fff-bfff-ffffffffffff')
})
it('sorts by time', () => expect(uuidv7(1, bytes('ff'.repeat(10))) < uuidv7(2, bytes('00'.repeat(10)))).toBe(true))
it('refuses too few bytes and impossible times', () => {
  expect(() => uuidv7(1, bytes('00'))).toThrow()
  expect(() => uuidv7(-1, bytes('00'.repeat(10)))).toThrow()
})
