import type { Readable } from 'node:stream'
import { BadFile } from './table.ts'

const forbidden = /<!(?:DOCTYPE|ENTITY|\[CDATA)/i
const overlap = 12

/** The text of a part as it arrives. No part may define entities of its own or hide text from a reader. @throws BadFile */
export async function* textOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let tail = ''
  try {
    for await (const chunk of stream) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true })
      const seen = tail + text
      if (seen.includes('<!') && forbidden.test(seen)) throw new BadFile('FORBIDDEN_CONTENT')
      tail = text.slice(-overlap)
      yield text
    }
  } catch (error) {
    if (error instanceof BadFile) throw error
    throw new BadFile('NOT_A_WORKBOOK') // longer than it said, not its checksum, not UTF-8
  } finally {
    stream.destroy()
  }
}

/** A small part whole. @throws BadFile when it is longer than `most` characters */
export async function wholeText(stream: Readable, most = 4 * 1024 * 1024): Promise<string> {
  let text = ''
  for await (const piece of textOf(stream)) {
    text += piece
    if (text.length > most) throw new BadFile('TOO_BIG_INSIDE')
  }
  return text
}

/**
 * Cuts a stream into elements of one name, each with its tags, several at a time; what stands between them is given to `between`.
 * @throws BadFile when one element is longer than `most` characters
 */
export async function* elementsOf(stream: Readable, name: 'row' | 'si', most: number, between: (text: string) => void = () => {}): AsyncGenerator<string[]> {
  const start = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g')
  let rest = ''
  for await (const piece of textOf(stream)) {
    rest += piece
    const found: string[] = []
    let at = 0
    for (;;) {
      start.lastIndex = at
      const opened = start.exec(rest)
      if (!opened) {
        const keep = Math.max(at, rest.lastIndexOf('<'))
        between(rest.slice(at, keep))
        at = keep
        break
      }
      between(rest.slice(at, opened.index))
      at = opened.index
      const head = rest.indexOf('>', at)
      if (head < 0) break
      const end = rest[head - 1] === '/' ? head + 1 : endOf(rest, head, `</${opened[0].slice(1)}>`)
      if (end < 0) break
      if (end - at > most) throw new BadFile('TOO_BIG_INSIDE')
      found.push(rest.slice(at, end))
      at = end
    }
    rest = rest.slice(at)
    if (rest.length > most) throw new BadFile('TOO_BIG_INSIDE')
    if (found.length > 0) yield found
  }
  between(rest)
}

function endOf(text: string, from: number, tag: string): number {
  const at = text.indexOf(tag, from)
  return at < 0 ? -1 : at + tag.length
}

/**
 * The first element of a name from a place on: where it begins, where its inside is, and what follows it. Its end is looked for once, so a text full of
 * beginnings costs no more than another. @throws BadFile when it does not end
 */
export function elementAt(text: string, name: string, from = 0): { start: number; inside: string; next: number } | undefined {
  const opening = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g')
  opening.lastIndex = from
  const opened = opening.exec(text)
  if (!opened) return undefined
  const head = text.indexOf('>', opening.lastIndex)
  if (head >= 0 && text[head - 1] === '/') return { start: opened.index, inside: '', next: head + 1 }
  const tag = `</${opened[0].slice(1)}>`
  const end = head < 0 ? -1 : text.indexOf(tag, head)
  if (end < 0) throw new BadFile('NOT_A_WORKBOOK')
  return { start: opened.index, inside: text.slice(head + 1, end), next: end + tag.length }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Text as it was before it was written into XML. A number of no character becomes nothing. */
export function unescapeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex: string, decimal: string, name: string) => (name ? named[name] ?? whole : characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal))))
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => characterOf(Number.parseInt(code, 16)))
}
const characterOf = (code: number): string => (code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '')
