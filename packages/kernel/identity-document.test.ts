import { describe, expect, it } from 'vitest'
import { type DocumentKind, parseIdentityDocument, personKeyOf } from './identity-document.ts'
import { localDate } from './local-date.ts'

const on = localDate('2026-11-24')
const read = (kind: DocumentKind, text: string) => {
  const decision = parseIdentityDocument(kind, text, on)
  return decision.allowed ? decision.value.number : decision.reasons.map((reason) => reason.code)
}

describe('a document', () => {
  it.each<[DocumentKind, string, string]>([
    ['identity_card', '11010519491231002x', '11010519491231002X'],
    ['household_register', '440524188001010014', '440524188001010014'],
    ['hk_macao_taiwan_residence', '810000199001010019', '810000199001010019'],
    ['foreign_permanent_residence', 'CHN110012345678', 'CHN110012345678'],
    ['passport', 'e12345678', 'E12345678'],
    ['passport', 'EA1234567', 'EA1234567'],
    ['officer_card', '军字第2001988号', '军字第2001988号'],
    ['hk_macao_pass', 'H1234567801', 'H12345678'],
    ['hk_macao_pass', 'm12345678', 'M12345678'],
    ['taiwan_pass', '12345678', '12345678'],
    ['taiwan_pass', '1234567803(B)', '12345678'],
    ['birth_certificate', 'r500123456', 'R500123456'],
  ])('%s "%s" is kept as %s', (kind, text, number) => expect(read(kind, text)).toBe(number))

  it.each<[DocumentKind, string, string]>([
    ['identity_card', '810000199001010019', 'IDENTITY.OTHER_DOCUMENT'],
    ['hk_macao_taiwan_residence', '11010519491231002X', 'IDENTITY.OTHER_DOCUMENT'],
    ['identity_card', '110105194912310021', 'IDENTITY.CHECK_DIGIT'],
    ['passport', 'ABCDEFGH', 'IDENTITY.SHAPE'],
    ['passport', 'E1234567890', 'IDENTITY.SHAPE'],
    ['officer_card', '2001988', 'IDENTITY.SHAPE'],
    ['hk_macao_pass', 'X12345678', 'IDENTITY.SHAPE'],
    ['taiwan_pass', '1234567', 'IDENTITY.SHAPE'],
    ['birth_certificate', '5001234567', 'IDENTITY.SHAPE'],
    ['foreign_permanent_residence', 'CH1100123456789', 'IDENTITY.LENGTH'],
  ])('%s "%s" is refused: %s', (kind, text, code) => expect(read(kind, text)).toContain(code))

  it('tells birth and sex only when its number does', () => {
    expect(parseIdentityDocument('identity_card', '440524188001010014', on)).toMatchObject({ value: { bornOn: '1880-01-01', sex: '1' } })
    expect(parseIdentityDocument('passport', 'E12345678', on)).toMatchObject({ value: { bornOn: null, sex: null, holder: null } })
  })

  it('finds one person by the same 18 digits on any document, and keeps other kinds apart', () => {
    const number = '11010519491231002X'
    expect(personKeyOf({ kind: 'identity_card', number })).toBe(personKeyOf({ kind: 'household_register', number }))
    expect(personKeyOf({ kind: 'passport', number: 'H12345678' })).not.toBe(personKeyOf({ kind: 'hk_macao_pass', number: 'H12345678' }))
  })
})
