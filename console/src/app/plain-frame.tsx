import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import './shell.css'
import './desk.css'

/** For pages before sign-in and for the public: the mark, the language, nothing else. */
export function PlainFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell')
  return (
    <div className="quiet-frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="quiet-top">
        <a className="logo" href="/">
          <Mark size={26} />
          <span>
            {t('product')} <small>{t('productLong')}</small>
          </span>
        </a>
        <LanguageSwitch />
      </header>
      <main id="main" className="quiet-main">
        {children}
      </main>
    </div>
  )
}
