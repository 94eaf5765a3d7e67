import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Course,
  listLackingEndpoint,
  listTrainingEndpoint,
  type TrainingRow,
  trainingStates,
  withdrawTrainingEndpoint,
} from '#api/training.ts'
import { addDays, localDate } from '#kernel/local-date.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { trainingRefreshes } from './record-training.tsx'

const tones = { valid: 'low', expiring: 'mid', expired: 'high', history: 'none', withdrawn: 'none' } as const

/** What people learned, newest first, by course and by how it stands. */
export function TrainingList({ courses, mayRecord }: { courses: readonly Course[]; mayRecord: boolean }) {
  const { t } = useTranslation('skills')
  const say = useSay()
  const [leaving, setLeaving] = useState<TrainingRow | null>(null)
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('results.text'), personal: true, wide: true },
    {
      kind: 'choice',
      key: 'course',
      label: t('training.course'),
      options: courses.map((one) => ({ value: one.courseId, label: one.name })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('rounds.state'),
      options: trainingStates.map((value) => ({ value, label: t(`training.state.${value}`) })),
    },
  ]
  const state = useListFilters(filters)
  const courseId = courses.find((one) => one.courseId === state.values.course)?.courseId
  const pages = usePages(listTrainingEndpoint, {
    text: state.values.text,
    courseId,
    state: trainingStates.find((one) => one === state.values.state),
  })
  const withdraw = useCommand(withdrawTrainingEndpoint, { refreshes: trainingRefreshes })
  return (
    <>
      <QueryTable
        caption={t('training.list')}
        pages={pages}
        rowKey={(row) => row.trainingId}
        filters={filters}
        state={state}
        empty={{ title: t('training.none'), text: t('training.noneText') }}
        columns={[
          {
            key: 'name',
            title: t('results.name'),
            isHeader: true,
            render: (row) => (
              <>
                <span lang="zh-CN">{row.name}</span>
                <small className="block mute">{t(`organisations:category.${row.category}`)}</small>
              </>
            ),
          },
          { key: 'institution', title: t('results.institution'), render: (row) => <span lang="zh-CN">{row.institutionName ?? '—'}</span> },
          {
            key: 'course',
            title: t('training.course'),
            render: (row) => (
              <span lang="zh-CN">
                {row.courseName}
                {row.place ? <small className="block mute">{row.place}</small> : null}
              </span>
            ),
          },
          { key: 'held', title: t('training.heldOn'), render: (row) => <span className="num nw">{row.heldOn}</span> },
          { key: 'hours', title: t('training.hours'), align: 'right', render: (row) => row.hours },
          { key: 'result', title: t('training.result'), render: (row) => t(`result.${row.result}`) },
          {
            key: 'state',
            title: t('rounds.state'),
            render: (row) => (
              <>
                <StatusTag plain tone={tones[row.state]}>
                  {t(`training.state.${row.state}`)}
                </StatusTag>
                {row.validUntil && row.state !== 'withdrawn' ? (
                  <small className="block mute num">{t('training.until', { day: addDays(localDate(row.validUntil), -1) })}</small>
                ) : null}
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
              mayRecord && row.state !== 'withdrawn' ? (
                <Button
                  small
                  kind="quiet"
                  aria-label={t('training.withdrawOf', { name: row.name, course: row.courseName })}
                  onClick={() => setLeaving(row)}
                >
                  {t('act.withdraw')}
                </Button>
              ) : null,
          },
        ]}
      />
      {leaving ? (
        <ReasonDialog
          title={t('training.withdrawOf', { name: leaving.name, course: leaving.courseName })}
          text={t('training.withdrawText')}
          act={t('act.withdraw')}
          isBusy={withdraw.isPending}
          problem={withdraw.error}
          close={() => setLeaving(null)}
          send={(reason) =>
            withdraw.mutate(
              { trainingId: leaving.trainingId, reason },
              {
                onSuccess: () => {
                  setLeaving(null)
                  say.done(t('withdraw.done'))
                },
              },
            )
          }
        />
      ) : null}
    </>
  )
}

/** Of whom a course is asked and who holds no valid pass of it. */
export function LackingList({ courses }: { courses: readonly Course[] }) {
  const { t } = useTranslation('skills')
  const asked = courses.filter((one) => one.isActive && one.requiredOf.length > 0)
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'course',
      label: t('training.course'),
      wide: true,
      isOneAlways: true,
      options: asked.map((one) => ({ value: one.courseId, label: one.name })),
    },
    { kind: 'text', key: 'text', label: t('results.text'), personal: true, wide: true },
  ]
  const state = useListFilters(filters)
  const courseId = asked.find((one) => one.courseId === state.values.course)?.courseId ?? asked[0]?.courseId ?? ''
  const pages = usePages(listLackingEndpoint, { courseId, text: state.values.text }, { enabled: courseId !== '' })
  return (
    <QueryTable
      caption={t('lacking.list')}
      pages={pages}
      rowKey={(row) => row.staffId}
      filters={filters}
      state={state}
      empty={{ title: t('lacking.none'), text: t('lacking.noneText') }}
      columns={[
        { key: 'name', title: t('results.name'), isHeader: true, render: (row) => <span lang="zh-CN">{row.name}</span> },
        { key: 'category', title: t('results.category'), render: (row) => t(`organisations:category.${row.category}`) },
        { key: 'institution', title: t('results.institution'), render: (row) => <span lang="zh-CN">{row.institutionName ?? '—'}</span> },
        {
          key: 'ended',
          title: t('lacking.why'),
          render: (row) =>
            row.endedOn === null ? (
              <StatusTag plain tone="high">
                {t('lacking.never')}
              </StatusTag>
            ) : (
              <StatusTag plain tone="mid">
                {t('lacking.ended', { day: row.endedOn })}
              </StatusTag>
            ),
        },
      ]}
    />
  )
}
