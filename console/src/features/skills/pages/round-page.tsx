import { useTranslation } from 'react-i18next'
import { getRoundEndpoint, listResultsEndpoint, listRoundsEndpoint, saveResultsEndpoint } from '#api/stars.ts'
import { addDays, localDate } from '#kernel/local-date.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, usePages, useRead } from '../../../app/use-endpoint.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useParam } from '../../../kit/use-param.ts'
import { RoundActs } from '../components/round-acts.tsx'
import { RoundTag } from '../components/round-tag.tsx'
import { StarPlot } from '../components/star-plot.tsx'
import { StarRow } from '../components/star-row.tsx'
import '../skills.css'

const shows = ['none', '5', '4', '3', '2', '1'] as const

/** One assessment: how the stars fall, who has how many, entered one by one or pasted; published by another than entered. */
export default function RoundPage() {
  const { t } = useTranslation('skills')
  const roundId = useParam('roundId')
  const read = useRead(getRoundEndpoint, { roundId })
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('results.text'), personal: true, wide: true },
    {
      kind: 'choice',
      key: 'show',
      label: t('stars.stars'),
      options: shows.map((value) => ({
        value,
        label: value === 'none' ? t('results.noneYet') : t('stars.count', { count: Number(value) }),
      })),
    },
  ]
  const state = useListFilters(filters)
  const show = shows.find((one) => one === state.values.show) ?? 'all'
  const pages = usePages(listResultsEndpoint, { roundId, text: state.values.text, show })
  const rate = useCommand(saveResultsEndpoint, { refreshes: [getRoundEndpoint, listRoundsEndpoint, listResultsEndpoint] })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const round = read.data
  const mayEdit = round.next.includes('edit')
  const give = (staffId: string, stars: number | null) => rate.mutate({ roundId, version: round.version, results: [{ staffId, stars }] })
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{round.name}</span>}
        sub={t('round.span', { held: round.heldOn, last: addDays(localDate(round.validUntil), -1) })}
        crumb={[{ label: t('nav.stars'), to: '/g/stars' }, { label: round.name }]}
      >
        <RoundTag round={round} />
        <RoundActs round={round} />
      </AnswerHead>
      {round.mustBeAnother ? <p className="skills-wait">{t('round.mustBeAnother')}</p> : null}
      {round.withdrawnReason ? (
        <p className="skills-wait" lang="zh-CN">
          {t('round.withdrawnBecause', { name: round.withdrawnBy, reason: round.withdrawnReason })}
        </p>
      ) : null}
      <Sheet
        title={t('plot.caption')}
        sub={t('round.people', { created: round.createdBy, published: round.publishedBy ?? '—' })}
        className="skills-plot"
      >
        <StarPlot counts={round.counts} compared={round.compared} />
      </Sheet>
      <Sheet title={t('results.title')} sub={t('results.sub', { doctors: countText(round.doctors) })}>
        <ProblemSummary problem={rate.error} />
        <QueryTable
          caption={t('results.title')}
          pages={pages}
          rowKey={(row) => row.staffId}
          filters={filters}
          state={state}
          empty={{ title: t('results.nobody') }}
          columns={[
            { key: 'name', title: t('results.name'), isHeader: true, render: (row) => <span lang="zh-CN">{row.name}</span> },
            { key: 'category', title: t('results.category'), render: (row) => t(`organisations:category.${row.category}`) },
            {
              key: 'institution',
              title: t('results.institution'),
              render: (row) => <span lang="zh-CN">{row.institutionName ?? '—'}</span>,
            },
            {
              key: 'before',
              title: t('results.before'),
              render: (row) => (row.before === null ? <span className="mute">—</span> : <StarRow stars={row.before} />),
            },
            {
              key: 'stars',
              title: t('results.now'),
              render: (row) =>
                mayEdit ? (
                  <select
                    className="skills-pick"
                    aria-label={t('results.of', { name: row.name })}
                    value={row.stars ?? ''}
                    disabled={rate.isPending}
                    onChange={(event) => give(row.staffId, event.target.value === '' ? null : Number(event.target.value))}
                  >
                    <option value="">{t('results.noneYet')}</option>
                    {[5, 4, 3, 2, 1].map((count) => (
                      <option key={count} value={count}>
                        {t('stars.count', { count })}
                      </option>
                    ))}
                  </select>
                ) : row.stars === null ? (
                  <span className="mute">{t('results.noneYet')}</span>
                ) : (
                  <StarRow stars={row.stars} />
                ),
            },
          ]}
        />
      </Sheet>
    </>
  )
}
