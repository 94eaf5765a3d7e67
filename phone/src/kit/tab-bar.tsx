import { useTranslation } from 'react-i18next'
import { Link } from '../app/router.tsx'
import { Icon } from './icon.tsx'

const tabs = { home: '/m', me: '/m/me' } as const

/** The menu at the foot: only what works. */
export function TabBar({ now }: { now: keyof typeof tabs }) {
  const { t } = useTranslation('phone')
  return (
    <nav className="tabs" aria-label={t('mainMenu')}>
      {(['home', 'me'] as const).map((name) => (
        <Link key={name} to={tabs[name]} aria-current={name === now ? 'page' : undefined}>
          <Icon name={name} />
          {t(`tab.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
