import { useTranslation } from 'react-i18next'
import { Link } from '../app/router.tsx'
import { useUnread } from '../app/unread.ts'
import { Icon } from './icon.tsx'

const tabs = { home: '/m', messages: '/m/messages', me: '/m/me' } as const

/** The menu at the foot: only what works. */
export function TabBar({ now }: { now: keyof typeof tabs }) {
  const { t } = useTranslation('phone')
  return (
    <nav className="tabs" aria-label={t('mainMenu')}>
      {(['home', 'messages', 'me'] as const).map((name) => (
        <Link key={name} to={tabs[name]} aria-current={name === now ? 'page' : undefined}>
          <Icon name={name} />
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
