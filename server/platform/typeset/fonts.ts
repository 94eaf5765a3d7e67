import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folders of the paper's fonts: Noto Serif SC, regular and bold. Never the system's fonts, so that a paper is the same everywhere. */
export function fontFolders(): string[] {
  const root = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/package.json')))
  return [join(root, '400Regular'), join(root, '700Bold')]
}

/** Whether the font draws a character. It has all 20,992 + 6,592 of the basic block and extension A and the table of 8,105, few others. */
export function readFontCoverage(): (codePoint: number) => boolean {
  const ranges = readRanges(readFileSync(join(fontFolders()[0] as string, 'NotoSerifSC_400Regular.ttf')))
  return (codePoint) => {
    let [low, high] = [0, ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const [from, to] = ranges[middle] as [number, number]
      if (codePoint < from) high = middle - 1
      else if (codePoint > to) low = middle + 1
      else return true
    }
    return false
  }
}

/** The groups of the font's table of characters (OpenType cmap, format 12), in order. */
function readRanges(font: Buffer): [from: number, to: number][] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const record = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (record === undefined) throw new Error('the font has no table of characters')
  const cmap = font.readUInt32BE(record + 8)
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4))
  const full = subtables.find((at) => font.readUInt16BE(at) === 12)
  if (full === undefined) throw new Error('the font has no full table of characters')
  return Array.from({ length: font.readUInt32BE(full + 12) }, (_, index) => {
    const at = full + 16 + index * 12
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)]
  })
}
