import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindIndex } from './blind-index.ts'
import type { RotatingKeys } from './keys.ts'
import { FieldNotOpened, type FieldPlace, keyOfField, openField, sealField } from './seal-field.ts'

const k1 = createSecretKey(randomBytes(32))
const k2 = createSecretKey(randomBytes(32))
const before: RotatingKeys<typeof k1> = { current: 'k1', byId: new Map([['k1', k1]]) }
const after: RotatingKeys<typeof k1> = { current: 'k2', byId: new Map([['k1', k1], ['k2', k2]]) }
const place: FieldPlace = { table: 'residents.resident', column: 'identity_number', countyCode: 500112, id: '019a0000-0000-7000-8000-000000000001' }

describe('a sealed field', () => {
  it('opens to what was sealed, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => openField(before, place, sealField(before, place, text)) === text))
    expect(openField(before, place, sealField(before, place, ''))).toBe('')
  })

  it('shows neither the text nor whether two are equal', () => {
    const [one, two] = [sealField(before, place, '500112195701014428'), sealField(before, place, '500112195701014428')]
    expect(one).not.toEqual(two)
    expect(one.includes('500112')).toBe(false)
    expect(one).toHaveLength(2 + 2 + 16 + 32 + 16)
  })

  it('never uses an IV twice', () => {
    const seen = new Set(Array.from({ length: 2_000 }, () => sealField(before, place, '').subarray(4, 20).toString('hex')))
    expect(seen.size).toBe(2_000)
  })

  it.each<[string, Partial<FieldPlace>]>([
    ['table', { table: 'residents.relation' }], ['column', { column: 'phone' }], ['county', { countyCode: 500113 }], ['row', { id: '019a0000-0000-7000-8000-000000000002' }],
    ['table and column cut elsewhere', { table: 'residents.residentidentity', column: '_number' }],
  ])('moved to another %s is refused', (_, moved) => {
    expect(() => openField(before, { ...place, ...moved }, sealField(before, place, '13812340417'))).toThrow(FieldNotOpened)
  })

  it('with any one bit changed is refused', () => {
    const sealed = sealField(before, place, '13812340417')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(() => openField(after, place, changed), `bit ${bit}`).toThrow(FieldNotOpened)
    }
  })

  it('cut short or made up is refused', () => {
    const sealed = sealField(before, place, '13812340417')
    for (let length = 0; length < sealed.length; length++) expect(() => openField(before, place, sealed.subarray(0, length))).toThrow(FieldNotOpened)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      expect(() => openField(before, place, Uint8Array.from([1, 2, 0x6b, 0x31, ...bytes]))).toThrow(FieldNotOpened)
    }))
  })

  it('stays readable after the key changed, and says under which it lies', () => {
    const old = sealField(before, place, '汤富')
    expect(openField(after, place, old)).toBe('汤富')
    expect(keyOfField(old)).toBe('k1')
    const fresh = sealField(after, place, '汤富')
    expect(keyOfField(fresh)).toBe('k2')
    expect(() => openField(before, place, fresh)).toThrow('its key is not here')
  })

  it('says where it failed, never what it holds', () => {
    const error = (() => { try { openField(before, { ...place, column: 'phone' }, sealField(before, place, '13812340417')); return '' } catch (thrown) { return String(thrown) } })()
    expect(error).toContain('residents.resident.phone of 500112/')
    expect(error).not.toContain('138')
  })
})

describe('a look-up digest', () => {
  it('is equal for equal values of one purpose only', () => {
    const digest = (purpose: string, value: string, key = k1) => blindIndex(key, purpose, value).toString('hex')
    expect(digest('number', '4428')).toBe(digest('number', '4428'))
    expect(new Set([digest('number', '4428'), digest('last4', '4428'), digest('number', '4429'), digest('number', '4428', k2)]).size).toBe(4)
    expect(blindIndex(k1, 'number', '')).toHaveLength(32)
  })
})
