/**
 * The known word that a misspelt one was most likely meant to be: the one that takes the fewest slips (a letter more, fewer, another, or two exchanged),
 * and no more than one, or one in five letters. A hyphen counts as a low line, a capital as its small letter. Null where none is so near.
 *
 * Example: `hypertention` among elderly, hypertension → hypertension
 */
export function nearestWord(written: string, known: Iterable<string>): string | null {
  const slips = [...new Set(known)].map((word) => ({ word, slips: slipsBetween(asWritten(written), asWritten(word)) })).sort((a, b) => a.slips - b.slips)
  const [best] = slips
  return best && best.slips <= Math.max(1, Math.floor(written.length / 5)) && best.slips < written.length ? best.word : null
}

const asWritten = (word: string): string => word.toLowerCase().replaceAll('-', '_')

/** The Damerau–Levenshtein distance in which no part is changed twice. */
function slipsBetween(left: string, right: string): number {
  let [before, last] = [[] as number[], Array.from({ length: right.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    for (let j = 1; j <= right.length; j++) {
      const isSame = left[i - 1] === right[j - 1]
      const isExchanged = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      row[j] = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (isSame ? 0 : 1), isExchanged ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY)
    }
    ;[before, last] = [last, row]
  }
  return last[right.length] as number
}
