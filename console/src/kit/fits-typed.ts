const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '')

/**
 * Whether typed text means a choice: a part of its name, or the beginning of a spelling or code of it.
 * Example: `悦来`, `yuelai` and `yl` mean 悦来街道 悦来村; `lai` does not.
 */
export function fitsTyped(typed: string, words: readonly string[]): boolean {
  const text = plain(typed)
  return words.map(plain).some((word) => (/[a-z0-9]/.test(text) ? word.startsWith(text) : word.includes(text)))
}
