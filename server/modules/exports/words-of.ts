import { en, zh } from '#api/wording/index.ts'
import type { ExportWords } from '#platform/export-source.ts'

/** Every module's words in the language of a file. */
export const wordsOf = (language: 'zh' | 'en'): ExportWords => (language === 'en' ? en : zh)
/** A word by its key where there is one, else the key. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key
