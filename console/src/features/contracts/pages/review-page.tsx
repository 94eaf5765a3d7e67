import { useTranslation } from 'react-i18next'
import { listEndingsEndpoint } from '#api/endings.ts'
import { applicationKinds, listApplicationsEndpoint } from '#api/online-signing.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Segments } from '../../../kit/button.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { ApplicationQueue } from '../components/application-queue.tsx'
import { EndingQueue } from '../components/ending-queue.tsx'
import '../review.css'

/** What residents ask for on their phones, by kind: first contracts, the next ones, changes of team, endings. */
export default function ReviewPage() {
  const { t } = useTranslation('contracts')
  const may = useMay()
  const [query, change] = useQueryString()
  const mayEnd = may('contract.end')
  const kind = (mayEnd && query.kind === 'end' ? 'end' : applicationKinds.find((one) => one === query.kind)) ?? 'all'
  const applied = useRead(listApplicationsEndpoint, { most: 1 }, { everyMs: 30_000, keep: true })
  const endings = useRead(listEndingsEndpoint, { most: 1 }, { everyMs: 30_000, keep: true, enabled: mayEnd })
  const counts: Record<string, number | undefined> = { ...applied.data?.kinds, all: applied.data?.waiting, end: endings.data?.waiting }
  const kinds = ['all', ...applicationKinds, ...(mayEnd ? (['end'] as const) : [])] as const
  const tabs = (
    <div className="review-kinds">
      <Segments
        label={t('review.kind')}
        value={kind}
        options={kinds.map((value) => ({
          value,
          label: [t(`review.kinds.${value}`), counts[value]].filter((part) => part !== undefined).join(' '),
        }))}
        onChange={(value) => change({ kind: value === 'all' ? undefined : value })}
      />
    </div>
  )
  return kind === 'end' ? <EndingQueue tabs={tabs} /> : <ApplicationQueue key={kind} kind={kind === 'all' ? null : kind} tabs={tabs} />
}
