import { useTranslation } from 'react-i18next'
import type { FindingCode } from '#api/re-evaluations.ts'
import { Button } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

type Row = { code: FindingCode; contracts: number }

/** Findings by kind, the most frequent first, each with its bar and the way to its contracts. */
export function FindingBars({
  title,
  rows,
  current,
  see,
}: {
  title: string
  rows: readonly Row[]
  current: string | undefined
  see: (code: FindingCode) => void
}) {
  const { t } = useTranslation('re-evaluations')
  const most = Math.max(1, ...rows.map(({ contracts }) => contracts))
  if (rows.length === 0) return <p className="re-none mute">{t('result.noFindings')}</p>
  return (
    <TableTwin
      caption={title}
      rows={rows}
      rowKey={({ code }) => code}
      current={current}
      columns={[
        { key: 'kind', title: t('result.kind'), isHeader: true, render: ({ code }) => t(`kind.${code}`) },
        {
          key: 'bar',
          title: <span className="sr">{title}</span>,
          width: '34%',
          render: ({ code, contracts }) => (
            <GoalBar label={t('result.bar', { name: t(`kind.${code}`), count: contracts })} value={contracts} whole={most} tone="mid" />
          ),
        },
        { key: 'contracts', title: t('result.contracts'), align: 'right', render: ({ contracts }) => countText(contracts) },
        {
          key: 'see',
          title: <span className="sr">{t('result.see')}</span>,
          align: 'right',
          render: ({ code }) => (
            <Button small kind="quiet" aria-label={`${t('result.see')} ${t(`kind.${code}`)}`} onClick={() => see(code)}>
              {t('result.see')}
            </Button>
          ),
        },
      ]}
    />
  )
}
