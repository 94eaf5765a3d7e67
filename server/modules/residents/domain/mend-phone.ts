/**
 * A telephone number in the form it is stored and looked up in: digits only, without +86. A mobile has 11 digits from 13 to 19, a landline its area
 * code of three or four digits and seven or eight more. undefined when it is neither.
 *
 * Example: "+86 138-1234-0417" → 13812340417; "023-67812345" → 02367812345.
 */
export function mendPhone(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s()（）-]/g, '').replace(/^(\+86|0086)/, '')
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) ? digits : undefined
}
