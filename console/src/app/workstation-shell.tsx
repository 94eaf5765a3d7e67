import { Link } from '@tanstack/react-router'
import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandPalette, usePalette } from './command-palette.tsx'
import type { NavEntry } from './feature.ts'
import { navigationOf } from './features.ts'
import { Tools, WhereSwitch } from './header-parts.tsx'
import { Mark } from './mark.tsx'
import { useMe } from './session.ts'
import { Search } from 'lucide-react'
import './shell.css'
import './workstation.css'

/** The doctor's workstation: a narrow rail, one header, the page. */
export function WorkstationShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell')
  const me = useMe()
  const palette = usePalette()
  const entries = navigationOf('w', me)
  return (
    <div className="ws">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <nav className="rail" aria-label={t('mainNavigation')}>
        <Link className="rail-mark" to="/" aria-label={t('homeOf')}>
          <Mark size={36} />
        </Link>
        <ul>
          {entries
            .filter((entry) => !entry.atFoot)
            .map((entry) => (
              <RailLink key={entry.to} entry={entry} />
            ))}
        </ul>
        <ul className="rail-foot">
          {entries
            .filter((entry) => entry.atFoot)
            .map((entry) => (
              <RailLink key={entry.to} entry={entry} />
            ))}
          <li>
            <Link to="/help" activeProps={{ 'aria-current': 'page' }}>
              <CircleHelp size={20} strokeWidth={1.6} aria-hidden="true" />
              <span>{t('help')}</span>
            </Link>
          </li>
        </ul>
      </nav>
      <header className="ws-top">
        <WhereSwitch />
        <button className="ws-find" type="button" onClick={palette.open}>
          <Search size={16} strokeWidth={1.6} aria-hidden="true" />
          <span>{t('find.workstation')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <Tools />
      </header>
      <main id="main" className="ws-main">
        {children}
      </main>
      <CommandPalette {...palette} />
    </div>
  )
}

function RailLink({ entry }: { entry: NavEntry }) {
  const { t } = useTranslation()
  const Icon = entry.icon
  // A surface's own home is current only when it is exactly where we are.
  return (
    <li>
      <Link to={entry.to} activeOptions={{ exact: entry.to === '/w' }} activeProps={{ 'aria-current': 'page' }}>
        <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
        <span>{t(entry.label)}</span>
        {entry.Count ? <entry.Count /> : null}
      </Link>
    </li>
  )
}
