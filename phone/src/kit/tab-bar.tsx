import { useTranslation } from 'react-i18next'
import { Link } from '../app/router.tsx'
import { Icon } from './icon.tsx'

const tabs = [
  { name: 'home', to: '/m', icon: 'home' },
  { name: 'contract', to: '/m/contract', icon: 'paper' },
  { name: 'me', to: '/m/me', icon: 'me' },
] as const
export type Tab = (typeof tabs)[number]['name']

/** The menu at the foot: only what works. */
export function TabBar({ now }: { now: Tab }) {
  const { t } = useTranslation('phone')
  return (
    <nav className="tabs" aria-label={t('mainMenu')}>
      {tabs.map(({ name, to, icon }) => (
        <Link key={name} to={to} aria-current={name === now ? 'page' : undefined}>
          <Icon name={icon} />
          {t(`tab.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
