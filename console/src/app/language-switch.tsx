import { useTranslation } from 'react-i18next'
import { language, speak } from './i18n.ts'

/** 中/EN: shows the other language, in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation('shell')
  const other = language() === 'zh' ? 'en' : 'zh'
  return (
    <button
      className="ib language"
      type="button"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      title={t('otherLanguage')}
      aria-label={t('otherLanguageLabel')}
      onClick={() => {
        void speak(other)
      }}
    >
      {t('otherLanguageShort')}
    </button>
  )
}
