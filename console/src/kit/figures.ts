import { fen, yuanText } from '#kernel/money.ts'

/** 332885 is "332,885", in both languages. */
export const countText = (count: number): string => count.toLocaleString('en-US')

/** A share in percent, cut and not rounded up, so that a goal is never shown as reached before it is: 99.96 % is "99.9"; of nothing "—". */
export function shareText(part: number, whole: number, digits = 1): string {
  if (whole <= 0) return '—'
  const scale = 10 ** digits
  return (Math.floor((part * 100 * scale) / whole) / scale).toFixed(digits)
}

/** The same with its sign: "99.9%"; of nothing "—". */
export const percentText = (part: number, whole: number, digits = 1): string =>
  whole > 0 ? `${shareText(part, whole, digits)}%` : shareText(part, whole, digits)

/** A part of a whole in percent, rounded, for how a whole is made up: 1 of 13 is "7.7%"; of nothing "—". */
export const portionText = (part: number, whole: number): string => (whole > 0 ? `${((part * 100) / whole).toFixed(1)}%` : '—')

/** A number as a document writes it, with its commas: 10000000 is "10,000,000", 42.50 stays "42.50". */
export const writtenText = (value: string): string => value.replace(/\d+/, (whole) => Number(whole).toLocaleString('en-US'))

/** Yuan without needless decimals, for running text: 5000 fen are "50", 1250 are "12.50". Amounts in a column are MoneyFen's. */
export const shortYuanText = (amountFen: number): string => yuanText(fen(amountFen)).replace(/\.00$/, '')
