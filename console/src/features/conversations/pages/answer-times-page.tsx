import { useTranslation } from 'react-i18next'
import { answerTimesEndpoint } from '#api/messages.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { ExportButton } from '../../../app/export-button.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { waitText } from '../wait-text.ts'
import '../conversations.css'

/** How fast each team of the institution answered residents, and who waits now. */
export default function AnswerTimesPage() {
  const { t } = useTranslation('conversations')
  const read = useRead(answerTimesEndpoint, {}, { everyMs: 60_000, keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { teams } = read.data
  const waiting = teams.reduce((sum, team) => sum + team.waiting, 0)
  return (
    <>
      <AnswerHead title={waiting > 0 ? t('headWaiting', { count: waiting }) : t('headNone')} sub={t('times.sub')}>
        <ExportButton list="answer_times" filter={{}} />
      </AnswerHead>
      <Sheet label={t('times.title')}>
        {teams.length === 0 ? (
          <EmptyState title={t('times.noTeams')} />
        ) : (
          <TableTwin
            dense={false}
            caption={t('times.title')}
            rows={teams}
            rowKey={(row) => row.teamId}
            columns={[
              { key: 'team', title: t('times.team'), isHeader: true, render: (row) => <span lang="zh-CN">{row.name}</span> },
              {
                key: 'median',
                title: t('times.median'),
                align: 'right',
                render: (row) => (row.medianMinutes === null ? '—' : waitText(t, row.medianMinutes)),
              },
              { key: 'answered', title: t('times.answered'), align: 'right', render: (row) => countText(row.answered) },
              { key: 'waiting', title: t('times.waiting'), align: 'right', render: (row) => countText(row.waiting) },
              {
                key: 'oldest',
                title: t('times.oldest'),
                align: 'right',
                render: (row) => (row.oldestMinutes === null ? t('times.none') : waitText(t, row.oldestMinutes)),
              },
            ]}
          />
        )}
        <p className="chat-note">{t('times.caliber')}</p>
      </Sheet>
    </>
  )
}
