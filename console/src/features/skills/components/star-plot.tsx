import { useTranslation } from 'react-i18next'
import type { StarRound } from '#api/stars.ts'
import { countText, portionText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { StarRow } from './star-row.tsx'

/** What Pudong published of its doctors in 2016, the only figures there are to compare with: WF, 1300 doctors assessed. */
const pudong: Readonly<Record<number, string>> = { 5: '8.11%', 4: '31.8%' }

/** How many have how many stars: a bar for each, with the figures it is drawn from. */
export function StarPlot({ counts }: { counts: StarRound['counts'] }) {
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
        {
          key: 'pudong',
          title: t('plot.pudong'),
          align: 'right',
          width: 120,
          render: (row) => <span className="mute">{pudong[row.stars] ?? '—'}</span>,
        },
      ]}
      foot={[t('plot.all'), '', countText(rated), portionText(rated, rated), '']}
    />
  )
}
