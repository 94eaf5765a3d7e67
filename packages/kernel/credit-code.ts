import { allow, type Decision, refuse } from './decision.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A unified social credit code 统一社会信用代码, checked: 18 characters in capitals. */
export type CreditCode = string & { readonly unit: 'credit-code' }

/**
 * Reads the unified social credit code of an institution, with both its check characters: its own and that of the
 * organisation code inside it (characters 9 to 17).
 *
 * Example: 91350100M000100Y43 is one; with its last digit 4 it is refused.
 *
 * @source GB 32100—2015; GB 11714—1997
 */
export function parseCreditCode(text: string): Decision<CreditCode> {
  const code = text.trim().toUpperCase()
  if (code.length !== 18) return refuse({ code: 'CREDIT_CODE.LENGTH', params: { length: code.length } })
  const strange = [...code].find((character) => !alphabet.includes(character))
  if (strange !== undefined) return refuse({ code: 'CREDIT_CODE.CHARACTER', params: { character: strange } })
  if (!/^\d{6}$/.test(code.slice(2, 8))) return refuse({ code: 'CREDIT_CODE.REGION', params: { region: code.slice(2, 8) } })
  if (organisationCheck(code.slice(8, 16)) !== code[16]) return refuse({ code: 'CREDIT_CODE.ORGANISATION_CHECK' })
  if (creditCheck(code) !== code[17]) return refuse({ code: 'CREDIT_CODE.CHECK' })
  return allow(code as CreditCode)
}

/**
 * The whole credit code of its first 16 characters: registering authority, kind, region and the organisation's eight; both check
 * characters are computed. Example: 91350100M000100Y → 91350100M000100Y43.
 *
 * @throws Error when the 16 are no beginning of a credit code
 * @source GB 32100—2015; GB 11714—1997
 */
export function completeCreditCode(first16: string): CreditCode {
  const seventeen = first16 + organisationCheck(first16.slice(8, 16))
  const read = parseCreditCode(seventeen + creditCheck(seventeen))
  if (!read.allowed) throw new Error(`no beginning of a credit code: "${first16}"`)
  return read.value
}

function creditCheck(code: string): string {
  const sum = weights.reduce((running, weight, i) => running + weight * alphabet.indexOf(code[i] as string), 0)
  return alphabet[(31 - (sum % 31)) % 31] as string
}

/** The check character of an organisation code: letters count 10 to 35, also those the credit code never uses. */
function organisationCheck(body: string): string {
  const sum = organisationWeights.reduce((running, weight, i) => running + weight * Number.parseInt(body[i] as string, 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : String(check % 11)
}
