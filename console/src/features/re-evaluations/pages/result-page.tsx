import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readReEvaluationEndpoint, unjudged } from '#api/re-evaluations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useBasisText } from '../../../app/finding-text.ts'
import { isBusy } from '../../../app/run-standing.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { countText, portionText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { KpiStrip } from '../../../kit/kpi-strip.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useParam, useQueryString } from '../../../kit/use-param.ts'
import { FindingBars } from '../components/finding-bars.tsx'
import { FoundContracts } from '../components/found-contracts.tsx'
import { InstitutionsTable } from '../components/institutions-table.tsx'
import { MoneyTable } from '../components/money-table.tsx'
import { ReEvaluationProgress } from '../components/re-evaluation-progress.tsx'
import { headOf } from '../shown.ts'
import '../re-evaluations.css'

const [soonMs, hashShown] = [1000, 16]
const isUnjudged = ({ code }: { code: string }) => (unjudged as readonly string[]).includes(code)

/** What a re-evaluation came to: how many differ, in what, who would pay what, and the contracts one by one. */
export default function ResultPage() {
  const { t } = useTranslation('re-evaluations')
  const reEvaluationId = useParam('reEvaluationId')
  const surface = useSurface()
  const basisText = useBasisText()
  const [query, change] = useQueryString()
  const list = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  const read = useRead(readReEvaluationEndpoint, { reEvaluationId }, { staleMs: 0, ...(isLive ? { everyMs: soonMs } : {}) })
  const run = read.data
  useEffect(() => setLive(run ? isBusy(run) : false), [run])
  if (read.isPending) return <PageSkeleton />
  if (!run) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { agrees, differs, not_judged: notJudged } = run.verdicts
  const judged = agrees + differs + notJudged
  const see = (part: Record<string, string | undefined>) => {
    change(part)
    list.current?.scrollIntoView({ block: 'start' })
  }
  const kpi = (key: 'differs' | 'notJudged' | 'agrees', value: number, tone: 'mid' | 'none' | 'low') => ({
    key,
    name: t(`result.${key}`),
    value: countText(value),
    bar: { value, goal: null, whole: Math.max(judged, 1), label: `${t(`result.${key}`)} ${portionText(value, judged)}`, tone },
    lines: [t('result.share', { share: portionText(value, judged) }), ...(key === 'notJudged' ? [t('result.notJudgedText')] : [])],
  })
  return (
    <>
      <AnswerHead
        title={t(`result.head.${headOf(run)}`, {
          count: countText(differs) as never,
          agrees: countText(agrees),
          notJudged: countText(notJudged),
        })}
        crumb={[{ label: t('title'), to: `/${surface}/re-evaluation` }, { label: t('titleOne') }]}
        sub={t('result.of', {
          pack: run.packName,
          version: run.packVersion,
          basis: basisText(run),
          day: run.inForceOn,
          count: countText(surface === 't' ? judged : run.total) as never,
          by: run.startedBy,
          at: minuteOf(run.createdAt),
        })}
      />
      <p className="re-standing">{t('standing')}</p>
      <ReEvaluationProgress run={run} />
      <KpiStrip
        label={t('result.verdicts')}
        kpis={[kpi('differs', differs, 'mid'), kpi('notJudged', notJudged, 'none'), kpi('agrees', agrees, 'low')]}
      />
      <div className="re-columns">
        <Sheet title={t('result.findings')} sub={t('result.findingsSub')}>
          <FindingBars
            title={t('result.findings')}
            rows={run.findings.filter((one) => !isUnjudged(one))}
            current={query.finding}
            see={(finding) => see({ finding })}
          />
        </Sheet>
        <Sheet title={t('result.notJudgedFindings')}>
          <FindingBars
            title={t('result.notJudgedFindings')}
            rows={run.findings.filter(isUnjudged)}
            current={query.finding}
            see={(finding) => see({ finding })}
          />
        </Sheet>
        <MoneyTable money={run.money} />
        <InstitutionsTable institutions={run.institutions} current={query.institutionId} see={(institutionId) => see({ institutionId })} />
      </div>
      <div ref={list} className="re-list">
        {isBusy(run) ? null : <FoundContracts run={run} />}
      </div>
      <p className="foot">
        <span className="num">{t('result.hash', { hash: run.packHash.slice(0, hashShown) })}</span>
      </p>
    </>
  )
}
