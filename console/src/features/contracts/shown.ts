import { language } from '../../app/i18n.ts'

/** A name that comes in both languages, in the reader's. */
export const nameOf = (named: { zh: string; en: string }): string => (language() === 'zh' ? named.zh : named.en)

/** "10:32" of an instant, as the clock on the wall says. */
export const minuteOf = (instant: string | number): string =>
  new Date(instant).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })

/** "2026-11-24 10:32". */
export function momentOf(instant: string): string {
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Yuan without needless decimals, for running text: 5000 is 50, 1250 is 12.50. */
export const yuanOf = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** An agreement's PDF. */
export const paperOf = (contractId: string): string => `/api/contracts/${contractId}/agreement`

/** Several names in one line, as the reader's language joins them. */
export const listed = (names: readonly string[]): string => names.join(language() === 'zh' ? '、' : ', ')
