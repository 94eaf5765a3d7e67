import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

/** Whose contract ends soon and is not renewed yet; each number opens its contracts. */
export function ExpirySheet({ in30, in60 }: { in30: number; in60: number }) {
  const { t } = useTranslation('contracts')
  const link = (days: string) => ({ to: '/w/sign/list', search: { toRenewWithin: days } as never })
  return (
    <Sheet title={t('home.expiry')} padded end={<Link {...link('30')}>{t('home.goRenew')}</Link>}>
      <div className="home-expiry">
        <Link {...link('30')}>
          <b className="num">{countText(in30)}</b>
          <StatusTag tone="mid">{t('home.in30')}</StatusTag>
        </Link>
        <Link {...link('60')}>
          <b className="num">{countText(in60)}</b>
          <StatusTag tone="low">{t('home.in60')}</StatusTag>
        </Link>
      </div>
    </Sheet>
  )
}
