const apart = 6

/**
 * Where labels stand under their dots on an axis of `width` px: centred, inside, and in the first lane where none touches another. `at` in percent; the answer
 * is in the order of what is given.
 *
 * Example: dots at 25 and 30 of 400 px, labels of 60 px → 70 px in lane 0, 90 px in lane 1.
 */
export function placeLabels(labels: readonly { at: number; wide: number }[], width: number): { left: number; lane: number }[] {
  const ends: number[] = []
  const places = labels.map(() => ({ left: 0, lane: 0 }))
  const order = labels.map((_, index) => index).sort((a, b) => (labels[a]?.at ?? 0) - (labels[b]?.at ?? 0))
  for (const index of order) {
    const { at, wide } = labels[index] as { at: number; wide: number }
    const left = Math.max(0, Math.min((at / 100) * width - wide / 2, width - wide))
    const free = ends.findIndex((end) => end + apart <= left)
    const lane = free === -1 ? ends.length : free
    ends[lane] = left + wide
    places[index] = { left, lane }
  }
  return places
}

const [wideGlyph, narrowGlyph, padding] = [12, 7, 10]
/** How wide a text of 12 px is, about: a Chinese sign is square. */
export const labelWidth = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? wideGlyph : narrowGlyph), padding)
