import { useTranslation } from 'react-i18next'
import { listed, nameOf } from '../../../app/i18n.ts'

/** Names in the reader's language: of things that bring both, and of codes; a code nobody named stands for itself. */
export function useNames() {
  const { t } = useTranslation('policy')
  const word = (code: string) => t(`words.${code}`, { defaultValue: code })
  return {
    named: nameOf,
    word,
    /** Several codes as one list. */
    words: (codes: readonly string[]) => listed(codes.map(word)),
    /** What a rule's own code means: `code.at_expiry.automatic`. */
    meaning: (group: string, code: string) => t(`code.${group}.${code}`, { defaultValue: code }),
    list: listed,
  }
}
