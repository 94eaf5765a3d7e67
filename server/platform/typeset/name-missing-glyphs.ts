const breakHere = '\u200b'

/**
 * The same data with every character the font cannot draw, and every invisible one, named by its number: 𠮷 becomes 〔U+20BB7〕. A paper
 * must not show an empty box, or hide letters, in somebody's name. `missing` lists them, each once, in order.
 */
export function nameMissingGlyphs(data: unknown, covers: (codePoint: number) => boolean): { data: unknown; missing: string[] } {
  const missing = new Set<string>()
  const inText = (text: string) => {
    let named = ''
    for (const letter of text) {
      const codePoint = letter.codePointAt(0) as number
      const isDrawn = letter === breakHere || (covers(codePoint) && !/\p{C}/u.test(letter))
      if (!isDrawn) missing.add(letter)
      named += isDrawn ? letter : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`
    }
    return named
  }
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]))
  }
  return { data: walk(data), missing: [...missing] }
}
