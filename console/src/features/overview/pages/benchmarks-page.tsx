import { useTranslation } from 'react-i18next'
import { benchmarksEndpoint, isBenchmarkAsked, type ShownBenchmark } from '#api/benchmarks.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { BenchmarkCite, BenchmarkLines, useBenchmarkWords } from '../../../app/benchmark-lines.tsx'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import '../overview.css'

/** Every result that the documents of published packs report, those first that stand beside a figure of ours. */
export default function BenchmarksPage() {
  const read = useRead(benchmarksEndpoint, {}, { keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <Benchmarks {...read.data} />
}

type Answer = OutputOf<typeof benchmarksEndpoint>
const unique = (values: readonly string[]) => [...new Set(values)]

function Benchmarks({ lines, items }: Answer) {
  const { t } = useTranslation('overview')
  const { measureName, ownText, valueText, doubtText } = useBenchmarkWords()
  const regions = new Map(items.map(({ packCode, region }) => [packCode, region]))
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'measure',
      label: t('benchmarks.measure'),
      wide: true,
      options: unique(items.map(({ measure }) => measure)).map((value) => ({ value, label: measureName(value) })),
    },
    {
      kind: 'choice',
      key: 'region',
      label: t('benchmarks.region'),
      wide: true,
      options: [...regions].sort().map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      key: 'year',
      label: t('benchmarks.year'),
      options: unique(items.map(({ asOf }) => asOf.slice(0, 4)))
        .sort()
        .reverse()
        .map((value) => ({ value, label: value })),
    },
  ]
  const state = useListFilters(filters)
  const asked = Object.fromEntries(Object.entries(state.values).filter(([, value]) => value)) as Record<string, string>
  const rows = items.filter((item) => isBenchmarkAsked(item, asked))
  const shownLines = lines.filter(({ key }) => rows.some(({ likeness }) => likeness?.line === key))
  const alike = items.filter(({ likeness }) => likeness).length
  const lineOf = (item: ShownBenchmark) => lines.find(({ key }) => key === item.likeness?.line)
  return (
    <>
      <AnswerHead
        title={
          items.length === 0 ? t('benchmarks.answerNone') : t('benchmarks.answer', { regions: regions.size, count: items.length, alike })
        }
        crumb={[{ label: t('policy:nav'), to: '/g/policy' }, { label: t('benchmarks.nav') }]}
        sub={t('benchmarks.answerSub')}
      >
        <a className="btn no-print" href={`/api/overview/benchmarks/table.csv?${new URLSearchParams(asked)}`} download>
          {t('benchmarks.export')}
        </a>
        <span className="no-print">
          <PrintButton />
        </span>
      </AnswerHead>
      <div className="benchmark-page">
        {shownLines.length > 0 ? (
          <Sheet title={t('benchmarks.title')} sub={t('benchmarks.sub')}>
            <BenchmarkLines lines={shownLines} items={rows} />
          </Sheet>
        ) : items.length > 0 && state.count === 0 ? (
          <Sheet padded>
            <EmptyState title={t('benchmarks.none')} text={t('benchmarks.noneText')} />
          </Sheet>
        ) : null}
        <Sheet title={t('benchmarks.list')} sub={t('benchmarks.listSub', { count: items.length })}>
          <QueryTable
            caption={t('benchmarks.list')}
            pages={{ rows }}
            total={items.length}
            rowKey={({ packCode, id }) => `${packCode} ${id}`}
            filters={filters}
            state={state}
            empty={{ title: t('benchmarks.unpublished'), text: t('benchmarks.unpublishedText') }}
            columns={[
              {
                key: 'name',
                title: t('benchmarks.name'),
                isHeader: true,
                render: (row) => (
                  <>
                    {nameOf(row)}
                    {row.note ? (
                      <small lang="zh-CN" className="benchmark-note">
                        {row.note}
                      </small>
                    ) : null}
                  </>
                ),
              },
              { key: 'measure', title: t('benchmarks.measure'), render: ({ measure }) => measureName(measure) },
              { key: 'region', title: t('benchmarks.region'), render: ({ region }) => <span lang="zh-CN">{region}</span> },
              { key: 'value', title: t('benchmarks.value'), align: 'right', render: valueText },
              {
                key: 'own',
                title: t('benchmarks.own'),
                align: 'right',
                render: (row) => {
                  const line = lineOf(row)
                  return line ? <b className="benchmark-own">{ownText(line)}</b> : <span className="mute">—</span>
                },
              },
              {
                key: 'likeness',
                title: t('benchmarks.likeness'),
                render: (row) => (
                  <span className={row.likeness ? undefined : 'mute'}>
                    {doubtText(row)}{' '}
                    {row.certainty === 'stated' || row.likeness?.doubts.some(({ code }) => code === 'no_base') ? null : (
                      <StatusTag tone="mid" plain>
                        {t(`benchmarks.certainty.${row.certainty}`)}
                      </StatusTag>
                    )}
                  </span>
                ),
              },
              { key: 'asOf', title: t('benchmarks.asOf'), render: ({ asOf }) => <span className="num nw">{asOf}</span> },
              { key: 'source', title: t('benchmarks.source'), render: (row) => <BenchmarkCite item={row} /> },
            ]}
          />
        </Sheet>
      </div>
    </>
  )
}
