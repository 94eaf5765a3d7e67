import { useTranslation } from 'react-i18next'

type Named = { zh: string; en: string }

/** Names in the reader's language: of things that bring both, and of codes; a code nobody named stands for itself. */
export function useNames() {
  const { t, i18n } = useTranslation('policy')
  const isChinese = i18n.language !== 'en'
  const word = (code: string) => t(`words.${code}`, { defaultValue: code })
  return {
    named: ({ zh, en }: Named) => (isChinese ? zh : en),
    word,
    /** Several codes as one list. */
    words: (codes: readonly string[]) => codes.map(word).join(isChinese ? '、' : ', '),
    /** What a rule's own code means: `code.at_expiry.automatic`. */
    meaning: (group: string, code: string) => t(`code.${group}.${code}`, { defaultValue: code }),
    list: (texts: readonly string[]) => texts.join(isChinese ? '、' : ', '),
  }
}
