import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'zh' | 'en'
type Texts = Record<string, unknown>
const remembered = 'jiayi.language'

/** Every module's wording file registers itself: `zh/residents.ts` is the namespace `residents`; the phone app's words stay with it. One language is loaded at a time. */
const files = {
  zh: import.meta.glob<Texts>(['../../../packages/api/wording/zh/*.ts', '!**/phone*.ts']),
  en: import.meta.glob<Texts>(['../../../packages/api/wording/en/*.ts', '!**/phone*.ts']),
}

/** The names of the codes that regulation uses stand in the catalogue of the packs alone; here they are `policy:words.…`. */
const catalogue = {
  zh: import.meta.glob<Texts>('../../../policies/catalogue.yaml', { query: '?zh', import: 'default' }),
  en: import.meta.glob<Texts>('../../../policies/catalogue.yaml', { query: '?en', import: 'default' }),
}

/** The language in use. */
export const language = (): Language => (i18n.language === 'en' ? 'en' : 'zh')

/** A name that comes in both languages, in the reader's. */
export const nameOf = (named: { zh: string; en: string }): string => (language() === 'zh' ? named.zh : named.en)

/** Several names in one line, as the reader's language joins them. */
export const listed = (names: readonly string[]): string => names.join(language() === 'zh' ? '、' : ', ')

/** Begins with the remembered language, Chinese at first, and keeps `<html lang>` true. */
export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: false,
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    resources: {},
    showSupportNotice: false,
  } as Parameters<typeof i18n.init>[0])
  i18n.services.formatter?.add('code', nameCodes)
  i18n.services.formatter?.add('entry', (key: string) => (i18n.exists(`policy:entries.${key}`) ? i18n.t(`policy:entries.${key}`) : key))
  await speak(readRemembered())
}

/** Changes the language of the screens and remembers it. */
export async function speak(to: Language): Promise<void> {
  await Promise.all([
    ...Object.entries(files[to]).map(async ([path, load]) => {
      const namespace = /([^/]+)\.ts$/.exec(path)![1]!
      const texts = Object.values(await load())[0]
      i18n.addResourceBundle(to, namespace, texts, true, true)
    }),
    ...Object.values(catalogue[to]).map(async (load) => {
      i18n.addResourceBundle(to, 'policy', { words: await load() }, true, true)
    }),
  ])
  await i18n.changeLanguage(to)
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(remembered, to)
  } catch {
    /* a locked-down browser forgets; the language still changes */
  }
}

/** Codes of regulation in the reader's words, in texts as `{{role, code}}`: "nurse" is 社区护士; several stand with commas. */
function nameCodes(codes: string): string {
  const named = (code: string) => (i18n.exists(`policy:words.${code}`) ? i18n.t(`policy:words.${code}`) : code)
  return listed(String(codes).split(',').map(named))
}

function readRemembered(): Language {
  try {
    return localStorage.getItem(remembered) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}
