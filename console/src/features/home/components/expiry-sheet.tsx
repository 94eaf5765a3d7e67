import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { workbenchEndpoint } from '#api/contracts.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

type Workbench = OutputOf<typeof workbenchEndpoint>

/** Whose contract ends within the days on which residents are reminded and is not renewed yet; each number opens its people. */
export function ExpirySheet({ toRenew }: { toRenew: Workbench['toRenew'] }) {
  const { t } = useTranslation('contracts')
  return (
    <Sheet title={t('home.expiry')} padded end={<Link to="/w/sign/renewals">{t('home.goRenew')}</Link>}>
      <div className="home-expiry">
        {toRenew.map(({ days, contracts }, nth) => (
          <Link key={days} to="/w/sign/renewals" search={{ due: String(days) } as never}>
            <b className="num">{countText(contracts)}</b>
            <StatusTag tone={nth === 0 ? 'high' : nth === 1 ? 'mid' : 'low'}>{t('renewals.due.within', { days })}</StatusTag>
          </Link>
        ))}
      </div>
    </Sheet>
  )
}
