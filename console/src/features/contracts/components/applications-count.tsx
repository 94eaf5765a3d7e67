import { useTranslation } from 'react-i18next'
import { listApplicationsEndpoint } from '#api/online-signing.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { CountMark } from '../../../kit/count-mark.tsx'

/** How many applications wait for an answer, beside the navigation's word. */
export function ApplicationsCount() {
  const { t } = useTranslation('contracts')
  const { data } = useRead(listApplicationsEndpoint, { most: 1 }, { everyMs: 30_000, keep: true })
  return <CountMark count={data?.waiting ?? 0} label={t('review.waiting', { count: data?.waiting ?? 0 })} />
}
