import { allow, type Decision, type Reason, refuse } from './decision.ts'
import { isLocalDate, type LocalDate } from './local-date.ts'

/** Whose document carries an 18-digit number: a citizen, a resident from Hong Kong, Macao or Taiwan, or a foreign permanent resident. */
export type Holder = 'citizen' | 'hong_kong' | 'macao' | 'taiwan' | 'foreign_permanent_resident'

/** A checked number of 18 characters, with what it says about its holder. */
export type IdentityNumber = {
  number: string
  holder: Holder
  /** First six digits: where it was first issued. Divisions long abolished are lawful here. */
  divisionCode: string
  bornOn: LocalDate
  /** GB/T 2261.1: 1 male, 2 female */
  sex: '1' | '2'
  /** True when the text was an old number of 15 digits. */
  isConverted: boolean
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of the first 17 digits. Example: 11010519491231002 → X. @source GB 11643—1999 */
export function identityCheckCharacter(first17: string): string {
  const sum = weights.reduce((running, weight, i) => running + weight * Number(first17[i]), 0)
  return '10X98765432'[sum % 11] as string
}

/**
 * Reads an identity number as typed or read from a card: spaces, full-width digits and a lower-case x are mended, an old number of 15 digits
 * is converted (19 before the year, check digit computed), and everything wrong is told at once.
 * Residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) and the foreigners' permanent residence card (9…)
 * follow the same arithmetic.
 *
 * @param on the day of reading: nobody is born after it
 * @source GB 11643—1999
 */
export function parseIdentityNumber(text: string, on: LocalDate): Decision<IdentityNumber> {
  const typed = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  const isConverted = /^\d{15}$/.test(typed)
  const number = isConverted ? convertOldNumber(typed) : typed
  if (number.length !== 18) return refuse({ code: 'IDENTITY.LENGTH', params: { length: number.length } })
  if (!/^\d{17}[\dX]$/.test(number)) return refuse({ code: 'IDENTITY.CHARACTER' })

  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const holder = holderOf(number)
  const reasons: Reason[] = []
  if (!holder) reasons.push({ code: 'IDENTITY.DIVISION', params: { division: number.slice(0, 6) } })
  if (!isLocalDate(bornOn)) reasons.push({ code: 'IDENTITY.BIRTH_DATE', params: { bornOn } })
  else if (bornOn > on) reasons.push({ code: 'IDENTITY.BORN_LATER', params: { bornOn, on } })
  else if (bornOn < '1850-01-01') reasons.push({ code: 'IDENTITY.BIRTH_DATE', params: { bornOn } })
  if (identityCheckCharacter(number) !== number[17]) reasons.push({ code: 'IDENTITY.CHECK_DIGIT' })
  if (reasons.length > 0 || !holder) return refuse(...reasons)

  return allow({
    number, holder, divisionCode: number.slice(0, 6), bornOn: bornOn as LocalDate, sex: Number(number[16]) % 2 === 1 ? '1' : '2', isConverted,
  })
}

/** Numbers of 15 digits were given until 1999 and lost force in 2013; they live on in old records. */
function convertOldNumber(old: string): string {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`
  return first17 + identityCheckCharacter(first17)
}

/** Provinces, autonomous regions and municipalities, and 71 for Taiwan. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71)/

/** Whether an administrative code is of a province there is; codes below provinces come and go. */
export const isOfProvince = (divisionCode: string): boolean => provinces.test(divisionCode)

/** Which document by its first digits; only provinces are known here, since abolished divisions below them stay lawful. */
function holderOf(number: string): Holder | null {
  if (number.startsWith('810000')) return 'hong_kong'
  if (number.startsWith('820000')) return 'macao'
  if (number.startsWith('830000')) return 'taiwan'
  if (number[0] === '9') return 'foreign_permanent_resident'
  return isOfProvince(number) ? 'citizen' : null
}
