import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'

const listen = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says that the line is down while it is, and that nothing is lost. */
export function OfflineNotice() {
  const { t } = useTranslation('phone')
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine)
  return <div role="status">{isOnline ? null : <Notice tone="mid">{t('offline')}</Notice>}</div>
}
