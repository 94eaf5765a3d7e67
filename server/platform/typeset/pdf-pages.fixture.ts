import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A page as grey pixels, 0 black to 255 white. */
export type PageImage = { width: number; height: number; grey: Uint8Array }
/** A word on a page with its box in points from the top left. */
export type PageWord = { page: number; text: string; left: number; top: number; right: number; bottom: number }
export type PageBox = Pick<PageWord, 'left' | 'top' | 'right' | 'bottom'>

/** Looks at a PDF as a reader sees it, by poppler: its text, its words and where they stand, its pages as pixels. */
export function lookAtPdf(pdf: Uint8Array, dpi = 96) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-pdf-'))
  const file = join(folder, 'paper.pdf')
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }).toString()
  try {
    writeFileSync(file, pdf)
    run('pdftoppm', '-r', String(dpi), '-gray', file, join(folder, 'page'))
    return {
      text: run('pdftotext', '-layout', file, '-'),
      words: readWords(run('pdftotext', '-bbox', file, '-')),
      images: readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort().map((name) => readGrey(readFileSync(join(folder, name)))),
      pointsToPixels: dpi / 72,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
export type PdfLook = ReturnType<typeof lookAtPdf>

/** The pixels of a box on a page, row by row. */
export function pixelsIn({ images, pointsToPixels }: PdfLook, page: number, box: PageBox): PageImage {
  const image = images[page - 1] as PageImage
  const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((points) => Math.round(points * pointsToPixels)) as [number, number, number, number]
  const rows = Array.from({ length: bottom - top }, (_, y) => image.grey.subarray((top + y) * image.width + left, (top + y) * image.width + right))
  return { width: right - left, height: bottom - top, grey: Uint8Array.from(rows.flatMap((row) => [...row])) }
}

/** The share of a box that is dark: 0 nothing, 1 all ink. */
export function inkIn(look: PdfLook, page: number, box: PageBox): number {
  const { grey } = pixelsIn(look, page, box)
  return grey.reduce((sum, one) => sum + (255 - one), 0) / (255 * grey.length)
}

function readWords(html: string): PageWord[] {
  const pages = html.split('<page ').slice(1)
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g
  return pages.flatMap((text, page) => [...text.matchAll(word)].map(([, left, top, right, bottom, content]) => ({
    page: page + 1, text: unescaped(content ?? ''), left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom),
  })))
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|#39|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' })[name as string] ?? '')
}

function readGrey(pgm: Buffer): PageImage {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64)) ?? []
  if (head === undefined) throw new Error('not a grey picture')
  return { width: Number(width), height: Number(height), grey: pgm.subarray(head.length) }
}
