import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'zh' | 'en'
type Texts = Record<string, unknown>

/** The words this app needs, by their files as everywhere; one language is loaded at a time. */
const files = {
  zh: import.meta.glob<Texts>('../../../packages/api/wording/zh/{phone,phone-messages,messages,kit,platform,resident-accounts}.ts'),
  en: import.meta.glob<Texts>('../../../packages/api/wording/en/{phone,phone-messages,messages,kit,platform,resident-accounts}.ts'),
}

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

/** Changes the language of the screens. */
export async function speak(to: Language): Promise<void> {
  await Promise.all(
    Object.entries(files[to]).map(async ([path, load]) => {
      const namespace = /([^/]+)\.ts$/.exec(path)![1]!
      i18n.addResourceBundle(to, namespace, Object.values(await load())[0], true, true)
    }),
  )
  await i18n.changeLanguage(to)
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
}

/** A day as people say it: 2027年11月24日. */
export function dayText(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number) as [number, number, number]
  if (i18n.language === 'zh') return `${year}年${month}月${date}日`
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
