import { parseIdentityNumber } from '#kernel/identity-number.ts'
import type { LocalDate } from '#kernel/local-date.ts'

/** What somebody typed into the search, as the look-ups it can mean; each is one index. */
export type Probe =
  | { by: 'name' | 'pinyin' | 'initials'; from: string; until: string }
  | { by: 'documentTail4' | 'documentTail6' | 'phoneTail4' | 'phone' | 'document'; value: string }

/** The end of a range of all texts that begin so, in the order of code points. */
const afterAll = (text: string): string => `${text}\u{10FFFF}`
const range = (by: 'name' | 'pinyin' | 'initials', text: string): Probe => ({ by, from: text, until: afterAll(text) })

/**
 * Chinese characters are a name from its beginning; letters are initials or pinyin; four digits the end of a document or a telephone number, six the
 * end of a document, eleven a telephone number; a whole identity number is itself, put right. Anything else finds nothing.
 *
 * Example: "lyz" → initials or pinyin; "4428" → end of a document or a telephone number.
 */
export function readSearch(text: string, on: LocalDate): Probe[] {
  const typed = text.normalize('NFKC').trim()
  const plain = typed.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{3}[\dX]$/.test(plain)) return [{ by: 'documentTail4', value: plain }, ...(/^\d{4}$/.test(plain) ? [{ by: 'phoneTail4', value: plain } as const] : [])]
  if (/^\d{5}[\dX]$/.test(plain)) return [{ by: 'documentTail6', value: plain }]
  if (/^1\d{10}$/.test(plain)) return [{ by: 'phone', value: plain }]
  if (/^\d{14,17}[\dX]$/.test(plain)) {
    const read = parseIdentityNumber(plain, on)
    return read.allowed ? [{ by: 'document', value: read.value.number }] : []
  }
  if (/^[\p{Script=Han}·]+$/u.test(typed)) return [range('name', typed)]
  if (/^[a-z ]+$/i.test(typed)) {
    const letters = typed.toLowerCase().replaceAll(' ', '')
    return letters.length === 0 ? [] : [range('initials', letters), range('pinyin', letters)]
  }
  return []
}
