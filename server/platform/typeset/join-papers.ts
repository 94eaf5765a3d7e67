import { Buffer } from 'node:buffer'
import { setImmediate as othersFirst } from 'node:timers/promises'

const anyReference = /(\d+) 0 R\b/g
const streamBegins = /\bstream\r?\n/

type Part = { words: string; bytes: Buffer | null }
type Read = { parts: Map<number, Part>; pages: number; root: number }

/**
 * Papers of our own typesetter one after another in one PDF, page for page the bytes they were sealed with; each begins on a new sheet when it is printed on
 * both sides. It is for printing: what a reader aloud needs stays with the single papers. @throws Error for a file of another make
 */
export async function joinPapers(papers: readonly Uint8Array[]): Promise<Buffer> {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let length = (pieces[0] as Buffer).length
  const put = (number: number, words: string, bytes: Buffer | null = null) => {
    offsets[number] = length
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n${words}`, 'latin1'), ...(bytes ? [bytes] : []), Buffer.from(bytes ? '' : '\nendobj\n')])
    pieces.push(whole)
    length += whole.length
  }
  const [catalog, tree] = [1, 2]
  let next = 3
  const trees: number[] = []
  let count = 0
  for (const paper of papers) {
    await othersFirst() // a paper takes some ten milliseconds, and people are being served
    const read = readPaper(Buffer.from(paper.buffer, paper.byteOffset, paper.byteLength))
    const numbers = new Map([...reachable(read)].map((own) => [own, next++]))
    const renumbered = (words: string) => words.replace(anyReference, (_, own: string) => { const number = numbers.get(Number(own)); return number === undefined ? 'null' : `${number} 0 R` })
    for (const [own, number] of numbers) {
      const { words, bytes } = read.parts.get(own) as Part
      put(number, own === read.root ? renumbered(words).replace('/Type /Pages', `/Type /Pages /Parent ${tree} 0 R`) : renumbered(words), bytes)
    }
    trees.push(numbers.get(read.root) as number)
    count += read.pages
    if (read.pages % 2 === 0) continue
    put(next, `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595.2756 841.8898] /Resources << >> >>`)
    trees.push(next++)
    count++
  }
  put(tree, `<< /Type /Pages /Count ${count} /Kids [${trees.map((number) => `${number} 0 R`).join(' ')}] >>`)
  put(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /Lang (zh-CN) >>`)
  const entries = Array.from({ length: next - 1 }, (_, at) => `${String(offsets[at + 1]).padStart(10, '0')} 00000 n\r\n`)
  return Buffer.concat([...pieces, Buffer.from(`xref\n0 ${next}\n0000000000 65535 f\r\n${entries.join('')}trailer\n<< /Size ${next} /Root ${catalog} 0 R >>\nstartxref\n${length}\n%%EOF\n`)])
}

/** The objects of a paper by number, found by its table at the end; a stream stays bytes. */
function readPaper(bytes: Buffer): Read {
  const foot = bytes.subarray(bytes.lastIndexOf('startxref')).toString('latin1')
  const table = Number(/startxref\s+(\d+)/.exec(foot)?.[1] ?? Number.NaN)
  const rest = Number.isNaN(table) ? '' : bytes.subarray(table).toString('latin1')
  const size = Number(/^xref\s+0 (\d+)/.exec(rest)?.[1] ?? 0)
  const starts = [...rest.matchAll(/(\d{10}) \d{5} n/g)].map(([, at]) => Number(at)).sort((a, b) => a - b)
  if (starts.length === 0 || starts.length >= size) throw new Error('not a paper of ours: no plain table of objects')
  const parts = new Map<number, Part>()
  for (const [nth, start] of starts.entries()) {
    const whole = bytes.subarray(start, starts[nth + 1] ?? table)
    const text = whole.toString('latin1')
    const [head, number] = /^\s*(\d+) 0 obj\s*/.exec(text) ?? []
    if (head === undefined) throw new Error('not a paper of ours: an object is not where the table says')
    const stream = streamBegins.exec(text)
    const end = stream ? stream.index : text.lastIndexOf('endobj')
    parts.set(Number(number), { words: text.slice(head.length, end).trimEnd() + (stream ? '\n' : ''), bytes: stream ? whole.subarray(stream.index) : null })
  }
  const catalog = parts.get(Number(/\/Root (\d+) 0 R/.exec(rest)?.[1]))?.words ?? ''
  const root = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1])
  const pages = Number(/\/Count (\d+)/.exec(parts.get(root)?.words ?? '')?.[1])
  if (!Number.isInteger(pages)) throw new Error('not a paper of ours: no pages')
  return { parts, pages, root }
}

/** What the pages need: everything they refer to, and nothing of the outline and the tags. */
function reachable({ parts, root }: Read): Set<number> {
  const found = new Set<number>([root])
  const open = [root]
  for (let own = open.pop(); own !== undefined; own = open.pop()) {
    for (const [, number] of (parts.get(own)?.words ?? '').matchAll(anyReference)) {
      const at = Number(number)
      if (!found.has(at) && parts.has(at)) { found.add(at); open.push(at) }
    }
  }
  return found
}
