import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyOverviewEndpoint } from '#api/overview.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { BenchmarksSheet } from '../components/benchmarks-sheet.tsx'
import { CountyAnswer } from '../components/county-answer.tsx'
import { CountyKpis } from '../components/county-kpis.tsx'
import { PlansToReview } from '../components/plans-to-review.tsx'
import { PopulationTable } from '../components/population-table.tsx'
import { TownshipMap } from '../components/township-map.tsx'
import { TownshipTwin } from '../components/township-twin.tsx'
import { YearTrend } from '../components/year-trend.tsx'
import '../overview.css'

const sourceOf = (because: readonly { source: unknown }[]) => JSON.stringify(because.map(({ source }) => source))

/** A county in thirty seconds: the answer, the figures against their goals, every township, the year's line, who is left. */
export default function CountyPage() {
  const { t } = useTranslation('overview')
  const me = useMe()
  const read = useRead(countyOverviewEndpoint, {}, { everyMs: 30_000, keep: true })
  const [current, setCurrent] = useState<string>()
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const county = read.data
  const { totals } = county
  return (
    <>
      <AnswerHead
        title={<CountyAnswer county={county} totals={totals} />}
        crumb={[
          ...(county.parentName ? [{ label: county.parentName }] : []),
          { label: t('townshipsOf', { county: county.countyName, count: county.townships.length }) },
        ]}
        fresh={[
          t('fresh', { at: county.foldedAt ? minuteOf(county.foldedAt) : county.on }),
          t('live', { live: totals.live, all: county.townships.length }),
        ]}
      >
        {me.permissions.includes('target.issue') ? <PlansToReview /> : null}
      </AnswerHead>
      <CountyKpis county={county} totals={totals} />
      <div className="overview-main">
        <TownshipMap townships={county.townships} current={current} pick={setCurrent} />
        <TownshipTwin
          townships={county.townships}
          totals={totals}
          current={current}
          mayPlan={me.permissions.includes('target.read')}
          year={county.year}
        />
        <div className="overview-side">
          <YearTrend county={county} totals={totals} />
          <PopulationTable populations={county.populations} goals={county.goals} search={{}} />
        </div>
      </div>
      <BenchmarksSheet />
      <p className="foot">
        <span>
          {t('foot')} <PolicySource because={county.planBecause} />{' '}
          {sourceOf(county.planBecause) === sourceOf(county.goalsBecause) ? null : <PolicySource because={county.goalsBecause} />}
        </span>
      </p>
    </>
  )
}
