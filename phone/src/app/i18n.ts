import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { dayOfInstant } from '#kernel/local-date.ts'

export type Language = 'zh' | 'en'
type Texts = Record<string, unknown>

/** The words this app needs, by their files as everywhere; one language is loaded at a time, and those of pages that load later with them. */
const files = {
  zh: import.meta.glob<Texts>(
    '../../../packages/api/wording/zh/{phone,phone-campaigns,phone-doctors,phone-messages,phone-signing,messages,kit,platform,resident-accounts}.ts',
  ),
  en: import.meta.glob<Texts>(
    '../../../packages/api/wording/en/{phone,phone-campaigns,phone-doctors,phone-messages,phone-signing,messages,kit,platform,resident-accounts}.ts',
  ),
}
const needed = new Set(['phone', 'phone-messages', 'kit', 'platform', 'resident-accounts'])

export async function startI18n(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'phone',
    interpolation: { escapeValue: false },
    resources: {},
    showSupportNotice: false,
  } as Parameters<typeof i18n.init>[0])
  await speak(language)
}

const nameOfFile = (path: string) => /([^/]+)\.ts$/.exec(path)![1]!

/** Loads the words of what is needed now. */
const loadWords = (language: Language): Promise<unknown> =>
  Promise.all(
    Object.entries(files[language])
      .filter(([path]) => needed.has(nameOfFile(path)) && !i18n.hasResourceBundle(language, nameOfFile(path)))
      .map(async ([path, load]) => i18n.addResourceBundle(language, nameOfFile(path), Object.values(await load())[0], true, true)),
  )

/** Words of pages that load later, from now on in every language that is shown. */
export function needWords(namespace: string): Promise<unknown> {
  needed.add(namespace)
  return loadWords(i18n.language as Language)
}

/** Changes the language of the screens. */
export async function speak(to: Language): Promise<void> {
  await loadWords(to)
  await i18n.changeLanguage(to)
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
}

/** What the server named in both languages, in the reader's. */
export const nameOf = (one: { zh: string; en: string }): string => (i18n.language === 'zh' ? one.zh : one.en)

/** Names one after the other. */
export const listOf = (names: readonly string[]): string => names.join(i18n.language === 'zh' ? '、' : ', ')

/** A day as people say it: 2027年11月24日. */
export function dayText(day: string): string {
  const [year, month, date] = (day.length > 10 ? dayOfInstant(day) : day).split('-').map(Number) as [number, number, number]
  if (i18n.language === 'zh') return `${year}年${month}月${date}日`
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
