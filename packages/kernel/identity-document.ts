import { allow, type Decision, refuse } from './decision.ts'
import { type Holder, parseIdentityNumber } from './identity-number.ts'
import type { LocalDate } from './local-date.ts'

/** Every kind of document a person may show, by its code in value set CV02.01.101; the last three extend it. @source WS 364.3—2011 */
export const documentKinds = {
  identity_card: '01', //                  居民身份证
  household_register: '02', //             居民户口簿
  passport: '03', //                       护照
  officer_card: '04', //                   军官证
  hk_macao_pass: '06', //                  港澳居民来往内地通行证
  taiwan_pass: '07', //                    台湾居民来往内地通行证
  hk_macao_taiwan_residence: '99-1', //    港澳台居民居住证
  foreign_permanent_residence: '99-2', //  外国人永久居留身份证
  birth_certificate: '99-3', //            出生医学证明
} as const
export type DocumentKind = keyof typeof documentKinds
export const documentKindCodes = Object.keys(documentKinds) as [DocumentKind, ...DocumentKind[]]

/** A checked document: its number as it is stored and looked up, and what the number itself says of the person (null when nothing). */
export type IdentityDocument = { kind: DocumentKind; number: string; bornOn: LocalDate | null; sex: '1' | '2' | null; holder: Holder | null }

/** Documents whose number is a citizen's identity number. */
const holdersOf: Partial<Record<DocumentKind, readonly Holder[]>> = {
  identity_card: ['citizen'],
  household_register: ['citizen'],
  hk_macao_taiwan_residence: ['hong_kong', 'macao', 'taiwan'],
  foreign_permanent_residence: ['foreign_permanent_resident'],
}

/** The others: what a number looks like, and the part of it that stays when the document is renewed. */
const shapes: Partial<Record<DocumentKind, RegExp>> = {
  passport: /^((?=.*\d)[A-Z0-9]{5,9})$/,
  officer_card: /^(\p{Script=Han}{1,4}字第[0-9A-Z]{4,8}号)$/u,
  hk_macao_pass: /^([HM]\d{8})(?:\d{2})?$/,
  taiwan_pass: /^(\d{8})(?:\d{2}(?:\([A-Z]\))?)?$/,
  birth_certificate: /^([A-Z]\d{9})$/,
  foreign_permanent_residence: /^([A-Z]{3}\d{12})$/,
}

/**
 * Reads a document's number as typed, by the rule of its own kind, and gives it in the one form it is stored in.
 * An old permanent residence card (three letters, twelve digits) is read beside the new one of 18 digits; the issue count
 * at the end of a Hong Kong, Macao or Taiwan pass is dropped, because a renewal must find the same person.
 *
 * Example: birth_certificate "r500123456" → R500123456, born and sex unknown.
 */
export function parseIdentityDocument(kind: DocumentKind, text: string, on: LocalDate): Decision<IdentityDocument> {
  const typed = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const stays = shapes[kind]?.exec(typed)?.[1]
  if (stays !== undefined) return allow({ kind, number: stays, bornOn: null, sex: null, holder: null })

  const holders = holdersOf[kind]
  if (!holders) return refuse({ code: 'IDENTITY.SHAPE', params: { kind } })
  const read = parseIdentityNumber(typed, on)
  if (!read.allowed) return read
  const { number, bornOn, sex, holder } = read.value
  if (!holders.includes(holder)) return refuse({ code: 'IDENTITY.OTHER_DOCUMENT', params: { kind, holder } })
  return allow({ kind, number, bornOn, sex, holder })
}

/**
 * What one person is found by, whichever document was shown: numbers of 18 digits are the person's own on every document that carries
 * them; other numbers count only within their kind.
 *
 * Example: a card and a household register with 11010519491231002X are one person; passport H12345678 and pass H12345678 are two.
 */
export function personKeyOf({ kind, number }: { kind: DocumentKind; number: string }): string {
  return /^\d{17}[\dX]$/.test(number) && holdersOf[kind] ? number : `${kind}:${number}`
}
