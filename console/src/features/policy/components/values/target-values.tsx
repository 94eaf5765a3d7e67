import { useTranslation } from 'react-i18next'
import { countText } from '../../../../kit/figures.ts'
import { StatusTag } from '../../../../kit/status-tag.tsx'
import { TableTwin } from '../../../../kit/table-twin.tsx'
import { useNames } from '../use-names.ts'

type Goal = { of: string; at_least: string; base: string }

/** The coverage to be reached, goal by goal. */
export function Coverage({ result }: { result: Goal[] }) {
  const { t } = useTranslation('policy')
  const { word, meaning } = useNames()
  return (
    <TableTwin
      caption={t('value.coverage.goal')}
      rows={result}
      rowKey={({ of }) => of}
      dense={false}
      columns={[
        { key: 'of', title: t('value.coverage.of'), isHeader: true, render: ({ of }) => word(of) },
        { key: 'goal', title: t('value.coverage.goal'), align: 'right', render: ({ at_least: atLeast }) => <b>{atLeast}%</b> },
        { key: 'base', title: t('value.coverage.base'), render: ({ base }) => meaning('base', base) },
      ]}
    />
  )
}

type Row = { name: string; kind: string; persons: number; rate: string; quota: number; printed: number }
type Total = { sum_of_rows: number; rate_on_total?: number; printed: number | null }

/** The document's own table, each row recomputed beside the printed figure, and both ways of totalling with what differs. */
export function QuotaTable({ result }: { result: { rows: Row[]; totals: Record<string, Total> } }) {
  const { t } = useTranslation('policy')
  const { word } = useNames()
  return (
    <>
      <TableTwin
        caption={t('value.quota.quota')}
        rows={result.rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('value.quota.name'), isHeader: true, render: ({ name }) => <span lang="zh-CN">{name}</span> },
          { key: 'kind', title: t('value.quota.kind'), render: ({ kind }) => word(kind) },
          { key: 'persons', title: t('value.quota.persons'), align: 'right', render: ({ persons }) => countText(persons) },
          { key: 'rate', title: t('value.quota.rate'), align: 'right', render: ({ rate }) => `${rate}%` },
          { key: 'quota', title: t('value.quota.quota'), align: 'right', render: ({ quota }) => countText(quota) },
          { key: 'printed', title: t('value.quota.printed'), align: 'right', render: ({ printed }) => countText(printed) },
        ]}
      />
      <TableTwin
        caption={t('value.quota.totals')}
        rows={Object.entries(result.totals)}
        rowKey={([of]) => of}
        columns={[
          { key: 'of', title: t('value.quota.totals'), isHeader: true, render: ([of]) => t(`value.quota.of.${of}`) },
          { key: 'sum', title: t('value.quota.sum'), align: 'right', render: ([, total]) => countText(total.sum_of_rows) },
          {
            key: 'onTotal',
            title: t('value.quota.onTotal'),
            align: 'right',
            render: ([, total]) => (total.rate_on_total === undefined ? '—' : countText(total.rate_on_total)),
          },
          {
            key: 'printed',
            title: t('value.quota.printed'),
            align: 'right',
            render: ([, total]) => (total.printed === null ? '—' : countText(total.printed)),
          },
          { key: 'differs', title: t('value.quota.check'), render: ([, total]) => <Difference total={total} /> },
        ]}
      />
    </>
  )
}

/** Against the printed figure; the rows are what people see, so their sum is held against it. */
function Difference({ total }: { total: Total }) {
  const { t } = useTranslation('policy')
  if (total.printed === null) return null
  const difference = total.sum_of_rows - total.printed
  if (difference === 0)
    return (
      <StatusTag tone="low" plain>
        {t('value.quota.same')}
      </StatusTag>
    )
  return (
    <StatusTag tone="mid" plain>
      {t('value.quota.differs', { difference: difference > 0 ? `+${difference}` : `−${-difference}` })}
    </StatusTag>
  )
}
