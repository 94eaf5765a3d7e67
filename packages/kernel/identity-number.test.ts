import { describe, expect, it } from 'vitest'
import { identityCheckCharacter, parseIdentityNumber } from './identity-number.ts'
import { localDate } from './local-date.ts'

const on = localDate('2026-11-24')
const codes = (text: string, day = on) => {
  const read = parseIdentityNumber(text, day)
  return read.allowed ? [] : read.reasons.map((reason) => reason.code)
}

describe('an identity number', () => {
  it('of the standard is read: born 1949-12-31, an even sequence is a woman', () => {
    expect(parseIdentityNumber('11010519491231002X', on)).toEqual({
      allowed: true,
      value: { number: '11010519491231002X', holder: 'citizen', divisionCode: '110105', bornOn: '1949-12-31', sex: '2', isConverted: false },
    })
  })
  it('has its check character worked by hand', () => {
    // 440524188001010014: 4·7+4·9+0·10+5·5+2·8+4·4+1·2+8·1+8·6+0·3+0·7+1·9+0·10+1·5+0·8+0·4+1·2 = 195; 195 mod 11 = 8 → "4"
    expect(identityCheckCharacter('44052418800101001')).toBe('4')
    expect(codes('440524188001010014')).toEqual([])
  })
  it.each(['11010519491231002x', ' 110105 19491231 002x ', '１１０１０５１９４９１２３１００２Ｘ'])('is mended when typed as "%s"', (text) => {
    expect(parseIdentityNumber(text, on)).toMatchObject({ value: { number: '11010519491231002X' } })
  })
  it.each([
    ['110105194912310021', ['IDENTITY.CHECK_DIGIT']],
    ['11010519491231002', ['IDENTITY.LENGTH']],
    ['', ['IDENTITY.LENGTH']],
    ['1101051949123100XX', ['IDENTITY.CHARACTER']],
    ['11010519490229002X', ['IDENTITY.BIRTH_DATE', 'IDENTITY.CHECK_DIGIT']],
    ['000000194912310020', ['IDENTITY.DIVISION', 'IDENTITY.CHECK_DIGIT']],
  ])('"%s" is refused with every reason: %s', (text, reasons) => expect(codes(text)).toEqual(reasons))

  it('with a birth date that never was is refused even when its check character fits', () => {
    const first17 = '11010519490229002'
    expect(codes(first17 + identityCheckCharacter(first17))).toEqual(['IDENTITY.BIRTH_DATE'])
  })
  it('is refused the day before its holder is born and read on the day', () => {
    const first17 = '50011220261124001'
    const number = first17 + identityCheckCharacter(first17)
    expect(codes(number, localDate('2026-11-23'))).toEqual(['IDENTITY.BORN_LATER'])
    expect(codes(number, on)).toEqual([])
  })
  it('is wrong after any one digit changes', () => {
    const number = '440524188001010014'
    for (let i = 0; i < 18; i++) {
      const changed = number.slice(0, i) + ((Number(number[i]) + 1) % 10) + number.slice(i + 1)
      expect(codes(changed), changed).not.toEqual([])
    }
  })
  it('of 15 digits is converted: 19 goes in and the check character is computed', () => {
    expect(parseIdentityNumber('110105491231002', on)).toMatchObject({ value: { number: '11010519491231002X', isConverted: true } })
  })
  it.each([
    ['810000199001010019', 'hong_kong', '1'],
    ['830000199001010012', 'taiwan', '1'],
  ])('%s belongs to a resident from %s', (number, holder, sex) => {
    expect(parseIdentityNumber(number, on)).toMatchObject({ value: { holder, sex, bornOn: '1990-01-01' } })
  })
  it('beginning with 9 belongs to a foreign permanent resident', () => {
    const first17 = '91110019850102003'
    expect(parseIdentityNumber(first17 + identityCheckCharacter(first17), on)).toMatchObject({ value: { holder: 'foreign_permanent_resident' } })
  })
})
