const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '')

/** Whether typed text means a choice: a part of its name, of its pinyin, or of its initials. Example: `悦来`, `yuelai` and `yl` mean 悦来街道 悦来村. */
export function fitsTyped(typed: string, words: readonly string[]): boolean {
  const text = plain(typed)
  return text === '' || words.some((word) => plain(word).includes(text))
}
