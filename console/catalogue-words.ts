import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { parse } from 'yaml'

type Language = 'zh' | 'en'
const asked = /[\\/]policies[\\/]catalogue\.yaml\?(zh|en)$/

/** The names of the codes that regulation uses, in one language, as policies/catalogue.yaml has them under `words`. */
export function wordsOfCatalogue(yaml: string, language: Language): Record<string, string> {
  const { words } = parse(yaml, { schema: 'failsafe' }) as { words: Record<string, Record<Language, string>> }
  return Object.fromEntries(Object.entries(words).map(([code, names]) => [code, names[language]]))
}

/** Lets the desk import `policies/catalogue.yaml?zh` and `?en`: a policy officer names a code there and nowhere else. */
export const catalogueWords = (): Plugin => ({
  name: 'catalogue-words',
  enforce: 'pre',
  load(id) {
    const [, language] = asked.exec(id) ?? []
    if (!language) return null
    const file = id.slice(0, id.lastIndexOf('?'))
    this.addWatchFile(file)
    return `export default ${JSON.stringify(wordsOfCatalogue(readFileSync(file, 'utf8'), language as Language))}`
  },
})
