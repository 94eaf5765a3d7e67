import { allow, type Decision, refuse } from './decision.ts'

/**
 * Reads a telephone number of the mainland as typed: a mobile of 11 digits, or a landline with its area code. Spaces, hyphens, brackets,
 * full-width digits and +86 are mended; the answer is digits only, as it is stored and looked up.
 *
 * Example: "+86 138-1234 0417" → 13812340417; "（023）6782 1234" → 02367821234.
 */
export function parsePhoneNumber(text: string): Decision<string> {
  const digits = text.normalize('NFKC').replace(/[\s()（）-]/g, '').replace(/^(?:\+|00)86/, '')
  return /^(?:1[3-9]\d{9}|0[1-9]\d{1,2}[2-9]\d{6,7})$/.test(digits) ? allow(digits) : refuse({ code: 'PHONE.SHAPE' })
}
