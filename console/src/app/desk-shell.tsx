import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandPalette, usePalette } from './command-palette.tsx'
import { navigationOf, surfaceOfRole } from './features.ts'
import { Tools } from './header-parts.tsx'
import { Mark } from './mark.tsx'
import { MastNav } from './mast-nav.tsx'
import { useMe } from './session.ts'
import './shell.css'
import './desk.css'

/** The desk of institutions (/t) and commissions (/g): a masthead with words, the page under it. */
export function DeskShell({ surface, children }: { surface: 't' | 'g'; children: ReactNode }) {
  const { t } = useTranslation('shell')
  const me = useMe()
  const palette = usePalette()
  const own = navigationOf(surface, me)
  const entries = own.length > 0 ? own : navigationOf(surfaceOfRole(me.role), me)
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="mast">
        <Link className="logo" to="/">
          <Mark size={26} />
          <span>
            {t('product')} <small>{t(`surface.${surface}`)}</small>
          </span>
        </Link>
        <MastNav surface={surface} entries={entries} />
        <div className="mast-end">
          <button className="mast-find" type="button" onClick={palette.open}>
            <Search size={15} strokeWidth={1.6} aria-hidden="true" />
            <span>{t('find.desk')}</span>
            <kbd>/</kbd>
          </button>
          <Tools withPost />
        </div>
      </header>
      <main id="main" className="desk-main">
        {children}
      </main>
      <CommandPalette {...palette} />
    </div>
  )
}
