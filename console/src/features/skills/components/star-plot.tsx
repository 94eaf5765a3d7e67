import { useTranslation } from 'react-i18next'
import type { ComparedStars, StarRound } from '#api/stars.ts'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import { countText, portionText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { StarRow } from './star-row.tsx'

/** How many have how many stars: a bar for each, with the figures it is drawn from, beside what documents elsewhere reported. */
export function StarPlot({ counts, compared }: { counts: StarRound['counts']; compared: readonly ComparedStars[] }) {
  const { t } = useTranslation('skills')
  const rated = counts.reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...counts)
  const rows = [5, 4, 3, 2, 1].map((stars) => ({ stars, count: counts[stars - 1] ?? 0 }))
  return (
    <TableTwin
      dense={false}
      caption={t('plot.caption')}
      rows={rows}
      rowKey={(row) => String(row.stars)}
      columns={[
        { key: 'stars', title: t('stars.stars'), isHeader: true, width: 110, render: (row) => <StarRow stars={row.stars} /> },
        {
          key: 'bar',
          title: <span className="sr">{t('plot.bar')}</span>,
          render: (row) => <GoalBar label={`${row.stars} ${portionText(row.count, rated)}`} value={row.count} whole={most} />,
        },
        { key: 'count', title: t('plot.persons'), align: 'right', width: 80, render: (row) => countText(row.count) },
        { key: 'share', title: t('plot.share'), align: 'right', width: 80, render: (row) => portionText(row.count, rated) },
        ...compared.map(({ asOf, source, shares }) => ({
          key: `${source.source} ${asOf}`,
          title: (
            <>
              {t('plot.compared', { year: asOf.slice(0, 4) })}{' '}
              <CiteChip source={{ document: source.number, clause: source.clause, title: source.title }} />
            </>
          ),
          align: 'right' as const,
          width: 160,
          render: (row: { stars: number }) => {
            const share = shares.find(({ stars }) => stars === row.stars)
            return <span className="mute">{share ? `${share.percent}%` : '—'}</span>
          },
        })),
      ]}
      foot={[t('plot.all'), '', countText(rated), portionText(rated, rated), ...compared.map(() => '')]}
    />
  )
}
