import { useTranslation } from 'react-i18next'
import { listEndingsEndpoint } from '#api/endings.ts'
import { listApplicationsEndpoint } from '#api/online-signing.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { CountMark } from '../../../kit/count-mark.tsx'

/** How many applications and wishes to end wait for an answer, beside the navigation's word. */
export function ApplicationsCount() {
  const { t } = useTranslation('contracts')
  const { data } = useRead(listApplicationsEndpoint, { most: 1 }, { everyMs: 30_000, keep: true })
  const mayEnd = useMay()('contract.end')
  const endings = useRead(listEndingsEndpoint, { most: 1 }, { everyMs: 30_000, keep: true, enabled: mayEnd })
  const count = (data?.waiting ?? 0) + (endings.data?.waiting ?? 0)
  return <CountMark count={count} label={t('review.waiting', { count })} />
}
