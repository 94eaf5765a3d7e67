import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { benchmarksEndpoint } from '#api/benchmarks.ts'
import { BenchmarkLines } from '../../../app/benchmark-lines.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'

/** What documents report elsewhere beside the county's own figures; nothing where nothing can be compared. Read as often as the figures above it, so that the two are one. */
export function BenchmarksSheet() {
  const { t } = useTranslation(['overview', 'kit'])
  const read = useRead(benchmarksEndpoint, {}, { everyMs: 30_000, keep: true })
  if (read.data?.lines.length === 0) return null
  return (
    <Sheet
      title={t('benchmarks.title')}
      sub={t('benchmarks.sub')}
      className="overview-benchmarks"
      end={<Link to="/g/policy/benchmarks">{t('benchmarks.all')} ›</Link>}
    >
      {read.data ? <BenchmarkLines lines={read.data.lines} items={read.data.items} /> : null}
      {read.isPending ? <LinesSkeleton lines={6} /> : null}
      {read.isError && !read.data ? (
        <div className="sheet-body">
          <ProblemSummary problem={read.error} />
          <Button onClick={() => void read.refetch()}>{t('kit:table.retry')}</Button>
        </div>
      ) : null}
    </Sheet>
  )
}
