import { useTranslation } from 'react-i18next'
import { publicSigningDayEndpoint } from '#api/signing-days.ts'
import { listed } from '../../../app/i18n.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Facts } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useParam } from '../../../kit/use-param.ts'
import '../signing-days.css'

const tones = { planned: 'brand', open: 'low', closed: 'none', cancelled: 'none' } as const

/** What the code on the door opens on a resident's phone: where, when, for whom. */
export default function PublicPage() {
  const { t } = useTranslation('signing-days')
  const token = useParam('token')
  const read = useRead(publicSigningDayEndpoint, { token })
  const day = read.data
  return (
    <div className="day-public">
      <h1>{t('public.head')}</h1>
      {read.isPending ? <LinesSkeleton lines={5} /> : null}
      {read.isError ? (
        read.error.kind === 'NotFound' || read.error.kind === 'InvalidInput' ? (
          <EmptyState title={t('public.notFound')} text={t('public.notFoundText')} />
        ) : (
          <ProblemSummary problem={read.error} />
        )
      ) : null}
      {day ? (
        <Sheet padded label={t('public.head')}>
          <h2 lang="zh-CN">{day.name}</h2>
          <p>
            <StatusTag tone={tones[day.state]}>{t(`public.state.${day.state}`)}</StatusTag>
          </p>
          <Facts
            rows={[
              {
                label: t('public.when'),
                value: <span className="num">{t('day.when', { day: day.heldOn, from: day.startsAt, until: day.endsAt })}</span>,
              },
              { label: t('public.where'), value: <span lang="zh-CN">{day.place}</span> },
              { label: t('public.forWhom'), value: <span lang="zh-CN">{listed(day.villages.map(({ name }) => name))}</span> },
              { label: t('day.institution'), value: <span lang="zh-CN">{day.institutionName}</span> },
              ...(day.institutionPhone
                ? [{ label: t('public.phone'), value: <a href={`tel:${day.institutionPhone}`}>{day.institutionPhone}</a> }]
                : []),
            ]}
          />
          <p className="s">{t('public.bring')}</p>
        </Sheet>
      ) : null}
    </div>
  )
}
