import { useTranslation } from 'react-i18next'
import { Link } from '../app/router.tsx'
import { useUnread } from '../app/unread.ts'
import { Icon } from './icon.tsx'

const tabs = [
  { name: 'home', to: '/m', icon: 'home' },
  { name: 'contract', to: '/m/contract', icon: 'paper' },
  { name: 'messages', to: '/m/messages', icon: 'messages' },
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
          {name === 'messages' ? <Unread /> : null}
        </Link>
      ))}
    </nav>
  )
}

/** A red mark with how many messages are new. */
function Unread() {
  const { t } = useTranslation('phone-messages')
  const unread = useUnread()
  if (unread === 0) return null
  return (
    <span className="tab-count">
      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
      <span className="sr">{t('newCount', { count: unread })}</span>
    </span>
  )
}
