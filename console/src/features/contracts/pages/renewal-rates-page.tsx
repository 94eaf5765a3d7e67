import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { benchmarksEndpoint } from '#api/benchmarks.ts'
import { renewalFiguresEndpoint } from '#api/contract-queues.ts'
import { BenchmarkLines } from '../../../app/benchmark-lines.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { RenewalFigures } from '../components/renewal-figures.tsx'
import '../contracts.css'

const hundredths = 100

/** How many renew in the whole county, and in each institution, the lowest rate first. */
export default function RenewalRatesPage() {
  const { t } = useTranslation('contracts')
  const read = useRead(renewalFiguresEndpoint, {})
  const institutions = read.data?.institutions ?? []
  return (
    <>
      <PageHead title={t('renewals.figures.head')} sub={t('renewals.figures.ofCounty')} />
      <RenewalFigures />
      <RatesElsewhere />
      {institutions.length > 0 ? (
        <Sheet title={t('renewals.figures.byInstitution')} sub={t('renewals.figures.lowestFirst')}>
          <TableTwin
            caption={t('renewals.figures.byInstitution')}
            rows={institutions}
            rowKey={(row) => row.institutionId}
            columns={[
              {
                key: 'name',
                title: t('renewals.figures.institution'),
                isHeader: true,
                render: (row) => <span lang="zh-CN">{row.name}</span>,
              },
              {
                key: 'rate',
                title: t('renewals.figures.rate'),
                align: 'right',
                render: (row) => (row.rateBasisPoints === null ? '—' : `${(row.rateBasisPoints / hundredths).toFixed(1)}%`),
              },
              { key: 'renewed', title: t('renewals.figures.renewed'), align: 'right', render: (row) => countText(row.renewed) },
              { key: 'asked', title: t('renewals.figures.asked'), align: 'right', render: (row) => countText(row.due - row.gone) },
              {
                key: 'lapsed',
                title: t('renewals.figures.lapsed'),
                align: 'right',
                render: (row) => countText(row.due - row.gone - row.renewed),
              },
              { key: 'itself', title: t('renewals.figures.byItself'), align: 'right', render: (row) => countText(row.byItself) },
              { key: 'elsewhere', title: t('renewals.figures.elsewhere'), align: 'right', render: (row) => countText(row.elsewhere) },
              { key: 'gone', title: t('renewals.figures.gone'), align: 'right', render: (row) => countText(row.gone) },
            ]}
          />
        </Sheet>
      ) : null}
    </>
  )
}

/** How many renew elsewhere, as documents report it; nothing where none does. */
function RatesElsewhere() {
  const { t } = useTranslation('overview')
  const read = useRead(benchmarksEndpoint, {})
  const lines = read.data?.lines.filter(({ key }) => key === 'renewal_rate') ?? []
  if (!read.data || lines.length === 0) return null
  return (
    <div className="renewal-panel">
      <Sheet
        title={t('benchmarks.title')}
        sub={t('benchmarks.sub')}
        end={
          <Link to="/g/policy/benchmarks" search={{ measure: 'renewal_rate' } as never}>
            {t('benchmarks.all')} ›
          </Link>
        }
      >
        <BenchmarkLines lines={lines} items={read.data.items} />
      </Sheet>
    </div>
  )
}
