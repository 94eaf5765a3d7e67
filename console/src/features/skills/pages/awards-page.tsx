import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AwardRow, listAwardsEndpoint, publishAwardEndpoint, skillsOfStaffEndpoint } from '#api/stars.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { RecordDialog, WithdrawAwardDialog } from '../components/award-dialogs.tsx'
import '../skills.css'

const states = ['recorded', 'published', 'withdrawn'] as const
const tones = { recorded: 'mid', published: 'low', withdrawn: 'none' } as const

/** Awards of the people within reach: recorded, published to residents, taken back. */
export default function AwardsPage() {
  const { t } = useTranslation('skills')
  const say = useSay()
  const [isRecording, setRecording] = useState(false)
  const [leaving, setLeaving] = useState<AwardRow | null>(null)
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('award.text'), personal: true, wide: true },
    {
      kind: 'choice',
      key: 'state',
      label: t('rounds.state'),
      options: states.map((value) => ({ value, label: t(`award.state.${value}`) })),
    },
  ]
  const state = useListFilters(filters)
  const pages = usePages(listAwardsEndpoint, { text: state.values.text, state: states.find((one) => one === state.values.state) })
  const publish = useCommand(publishAwardEndpoint, { refreshes: [listAwardsEndpoint, skillsOfStaffEndpoint] })
  const { mayRecord = false, mayPublish = false } = pages.first ?? {}
  const record = mayRecord ? (
    <Button kind="primary" onClick={() => setRecording(true)}>
      {t('award.record')}
    </Button>
  ) : null
  const show = ({ awardId, name }: AwardRow) => publish.mutate({ awardId }, { onSuccess: () => say.done(t('award.shown', { name })) })
  return (
    <>
      <AnswerHead title={t('title.awards')} sub={t('award.sub')}>
        {record}
      </AnswerHead>
      <Sheet label={t('title.awards')}>
        <ProblemSummary problem={publish.error} />
        <QueryTable
          caption={t('title.awards')}
          pages={pages}
          rowKey={(row) => row.awardId}
          filters={filters}
          state={state}
          empty={{ title: t('award.none'), text: t('award.noneText'), action: record }}
          columns={[
            { key: 'name', title: t('results.name'), isHeader: true, render: (row) => <span lang="zh-CN">{row.name}</span> },
            {
              key: 'institution',
              title: t('results.institution'),
              render: (row) => <span lang="zh-CN">{row.institutionName ?? '—'}</span>,
            },
            { key: 'title', title: t('award.title'), render: (row) => <b lang="zh-CN">{row.title}</b> },
            { key: 'level', title: t('award.level'), render: (row) => t(`level.${row.level}`) },
            {
              key: 'given',
              title: t('award.givenBy'),
              render: (row) => (
                <>
                  <span lang="zh-CN">{row.givenBy}</span>
                  <small className="block mute num">{row.givenOn}</small>
                </>
              ),
            },
            {
              key: 'state',
              title: t('rounds.state'),
              render: (row) => (
                <>
                  <StatusTag plain tone={tones[row.state]}>
                    {t(`award.state.${row.state}`)}
                  </StatusTag>
                  {row.withdrawnReason ? (
                    <small className="block mute" lang="zh-CN">
                      {row.withdrawnReason}
                    </small>
                  ) : null}
                </>
              ),
            },
            {
              key: 'act',
              title: <span className="sr">{t('award.acts')}</span>,
              align: 'right',
              render: (row) =>
                mayPublish && row.state !== 'withdrawn' ? (
                  <>
                    {row.state === 'recorded' ? (
                      <Button
                        small
                        aria-label={t('award.publishOf', { name: row.name, title: row.title })}
                        busy={publish.isPending}
                        onClick={() => show(row)}
                      >
                        {t('act.publish')}
                      </Button>
                    ) : null}{' '}
                    <Button
                      small
                      kind="quiet"
                      aria-label={t('award.withdrawOf', { name: row.name, title: row.title })}
                      onClick={() => setLeaving(row)}
                    >
                      {t('act.withdraw')}
                    </Button>
                  </>
                ) : null,
            },
          ]}
        />
      </Sheet>
      {isRecording ? <RecordDialog close={() => setRecording(false)} /> : null}
      {leaving ? <WithdrawAwardDialog row={leaving} close={() => setLeaving(null)} /> : null}
    </>
  )
}
